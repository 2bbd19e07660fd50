import type { Documents } from "../../store/documents.js";
import type { Mail } from "../../teams/mail.js";
import type { Instant } from "../../time.js";
import type { CardOptions } from "../card.js";
import type { Meeting } from "../meeting.js";
import type { MeetingLetter } from "./letter.js";
import { isLate } from "./reasons.js";

/** One letter on its way, with the meeting as it is stored now. */
export interface Errand {
  readonly documents: Documents;
  readonly meeting: Meeting;
  readonly letter: MeetingLetter;
  readonly now: Instant;
  readonly mail: Mail;
}

type Told = Pick<MeetingLetter, "at" | "putOff"> & { readonly kind: "announce" | "reminder" | "change" };

/** What stands above the card by which a meeting is told of. What waited for its reader is not called late. */
export function headlineOf({ state }: Meeting, { kind, at, putOff }: Told, now: Instant): CardOptions {
  if (kind === "announce") return {};
  if (kind === "change") return { headline: state === "cancelled" ? "cancelled" : "moved" };
  return { headline: at !== undefined && !putOff && isLate(at, now) ? "late" : "reminder" };
}
