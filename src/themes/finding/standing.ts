import { dayInWords } from "../../dates.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { takesInput, type Sharing } from "../sharing/sharing.js";
import type { Theme } from "../theme.js";

/** How a shared theme stands, in a few words. */
export function standingOf(sharing: Sharing, text: Text, now: Instant): string {
  if (sharing.state === "withdrawn") return text("found.is-withdrawn");
  if (sharing.state === "paused") return text("found.is-paused");
  if (!takesInput(sharing, now)) return text("found.is-closed");
  if (!sharing.closesAt) return text("found.is-open");
  return text("found.is-open-until", { day: dayInWords(sharing.closesAt, text.language, now) });
}

/** Put after how a theme stands, when it has become a network; else empty. */
export const becameMark = ({ became }: Pick<Theme, "became">, text: Text): string =>
  became ? ` · ${text("became.status")}` : "";
