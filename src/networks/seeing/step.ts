import { numberOf } from "../../interview/interview.js";
import { guideQuestions, guideScript, missingInGuide } from "../guide/questions.js";
import { areaKey, isIn, isOwnStaff } from "../members/member.js";
import type { Deed } from "../entry.js";
import { openRound, type Network } from "../network.js";
import type { Decision, Round, Seat } from "../approval/round.js";

/** Where a network has got to, and what comes next. A returned or rejected one is revised and may be sent again. */
export type Step =
  | { readonly kind: "guide"; readonly number: number; readonly total: number }
  | { readonly kind: "gaps" | "charter" | "members" | "ready" | "active" | "dropped" | "closed" }
  | { readonly kind: "no-area" | "uninvited"; readonly count: number }
  | { readonly kind: "awaiting"; readonly missing: readonly Seat[]; readonly questions: number };

/** The next step, in the order a network is formed: guide, kommissorium, members, approval. Source: S3-3, S3-4. */
export function nextStep(network: Network): Step {
  const { state } = network;
  if (state === "active" || state === "dropped" || state === "closed") return { kind: state };
  const round = openRound(network);
  if (state === "awaiting") return { kind: "awaiting", ...awaited(round?.seats ?? []) };
  return guideStep(network) ?? charterStep(network) ?? membersStep(network) ?? { kind: "ready" };
}

const awaited = (seats: readonly Seat[]) => ({
  missing: seats.filter(({ decision }) => !decision),
  questions: seats.flatMap(({ inquiries }) => inquiries.filter(({ answer }) => !answer)).length,
});

/** A guide that was left with gaps is filled before anything is written by hand, for the draft comes from it. */
function guideStep({ guide, versions }: Network): Step | undefined {
  if (guide.open === null)
    return versions.length === 0 && missingInGuide(guide.answers).length > 0 ? { kind: "gaps" } : undefined;
  return { kind: "guide", number: numberOf(guideScript, guide.open), total: guideQuestions.length };
}

/** Nothing can be sent without a title and a purpose, nor again before what was sent back has been looked at. */
const charterStep = (network: Network): Step | undefined => {
  const { title, purpose } = network.texts;
  return title && purpose && !isUnrevised(network) ? undefined : { kind: "charter" };
};

/** Neither the kommissorium nor the members have changed since a leader sent it back or said no. */
function isUnrevised(network: Network): boolean {
  const endedAt = setback(network)?.round.endedAt;
  return endedAt !== undefined && !network.log.some(({ at, deed }) => at > endedAt && revising.has(deed));
}

const revising: ReadonlySet<Deed> = new Set([
  "charter-saved",
  "member-added",
  "member-changed",
  "member-removed",
]);

/** Colleagues without an area have no leader who is asked, so the lead is told. S3-3. */
function membersStep({ members }: Network): Step | undefined {
  if (members.filter(isIn).length < 2 && !members.some(({ standing }) => standing === "invited"))
    return { kind: "members" };
  const count = members.filter(({ standing, personId }) => standing === "planned" && personId).length;
  if (count > 0) return { kind: "uninvited", count };
  const homeless = members.filter((member) => isOwnStaff(member) && isIn(member) && !areaKey(member.area));
  return homeless.length > 0 ? { kind: "no-area", count: homeless.length } : undefined;
}

/** What sent the network back last, until it is sent anew: the round, the leader's seat and what they wrote. */
export function setback(
  network: Network,
): { readonly round: Round; readonly seat: Seat; readonly decision: Decision } | undefined {
  const round = network.state === "forming" ? network.rounds.at(-1) : undefined;
  if (round?.state !== "returned" && round?.state !== "rejected") return undefined;
  const verdict = round.state === "returned" ? "return" : "reject";
  const seat = round.seats.find(({ decision }) => decision?.verdict === verdict);
  return seat?.decision && { round, seat, decision: seat.decision };
}
