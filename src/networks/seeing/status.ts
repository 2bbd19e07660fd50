import type { Data } from "../../cards/fill.js";
import { dayInWords } from "../../dates.js";
import { paragraphs, shown } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import type { Network } from "../network.js";
import { nextStep, setback } from "./step.js";
import type { Viewer } from "./viewer.js";

/** How a network stands, in a few words of ours, and since when. */
export function statusOf(network: Network, text: Text, now: Instant): string {
  const day = (moment: Instant): string => dayInWords(moment, text.language, now);
  const { state, createdAt, startedAt = createdAt, endedAt = network.changedAt } = network;
  if (state === "active") return text("network-card.is-active", { day: day(startedAt) });
  if (state === "closed")
    return text("network-card.is-closed", { from: day(startedAt), until: day(endedAt) });
  if (state === "dropped") return text("network-card.is-dropped", { day: day(endedAt) });
  if (state === "awaiting") {
    const { sentAt = network.changedAt } = network.rounds.at(-1) ?? {};
    return text("network-card.is-awaiting", { day: day(sentAt) });
  }
  const back = setback(network);
  if (!back) return text("network-card.is-forming", { day: day(createdAt) });
  const { verdict, at } = back.decision;
  return text(verdict === "reject" ? "network-card.is-rejected" : "network-card.is-returned", {
    day: day(at),
  });
}

/** The next step as a sentence to the one who can take it; empty for others. */
export function stepInWords(network: Network, viewer: Viewer, decides: boolean, text: Text): string {
  if (decides) return text("network-card.next-decide");
  if (viewer === "lead") return forLead(network, text);
  return viewer === "invited" ? text("network-card.next-invited") : "";
}

function forLead(network: Network, text: Text): string {
  const step = nextStep(network);
  switch (step.kind) {
    case "guide":
      return text("network-card.next-guide", { number: step.number, total: step.total });
    case "charter":
      return text(setback(network) ? "network-card.next-revise" : "network-card.next-charter");
    case "uninvited":
    case "no-area":
      return text(`network-card.next-${step.kind}`, { count: step.count });
    case "awaiting":
      return step.questions > 0
        ? text("network-card.next-answer", { count: step.questions })
        : text("network-card.next-awaiting", { count: step.missing.length });
    case "gaps":
    case "members":
    case "ready":
    case "active":
    case "dropped":
    case "closed":
      return text(`network-card.next-${step.kind}`);
  }
}

/** What is to be read in people's own words: who is asked to form it or has yet to decide, and what a leader wrote. Not for colleagues outside. */
export function saidOf(network: Network, viewer: Viewer, text: Text): Data[] {
  if (viewer === "outside" || viewer === "none") return [];
  const step = nextStep(network);
  const back = setback(network);
  const names =
    step.kind === "awaiting"
      ? step.missing.map(({ holderName, area }) => `${shown(holderName)} (${shown(area)})`)
      : [];
  const asked = viewer === "lead" ? network.handed : undefined;
  return [
    ...(asked ? [{ label: text("network-card.handed"), words: shown(asked.toName) }] : []),
    ...(names.length > 0 ? [{ label: text("network-card.missing"), words: names.join(", ") }] : []),
    ...(back
      ? [
          {
            label: text("network-card.said-by"),
            words: `${shown(back.decision.byName)} (${shown(back.seat.area)})`,
          },
        ]
      : []),
    ...(back?.decision.comment && viewer === "lead"
      ? [{ label: text("network-card.comment"), words: paragraphs(back.decision.comment).join("\n") }]
      : []),
  ];
}
