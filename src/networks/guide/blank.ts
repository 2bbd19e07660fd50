import { begin } from "../../interview/interview.js";
import type { Turn } from "../../teams/turn.js";
import type { Instant } from "../../time.js";
import type { Network } from "../network.js";
import { guideScript } from "./questions.js";

/** A network of which nothing is known yet but where it was begun; it has no lead, so it is not stored like this. */
export const blankNetwork = (
  { who, text, serviceUrl, bot }: Pick<Turn, "who" | "text" | "serviceUrl" | "bot">,
  id: string,
  now: Instant,
): Network => ({
  tenantId: who.tenantId,
  id,
  state: "forming",
  createdAt: now,
  changedAt: now,
  guide: begin(guideScript, now),
  texts: {},
  versions: [],
  members: [],
  seats: [],
  rounds: [],
  language: text.language,
  serviceUrl,
  bot,
  letters: [],
  log: [],
  lead: who.id,
  people: [],
  waitsFor: [],
});
