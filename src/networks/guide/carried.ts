import { numberOf, type Answers, type Interview } from "../../interview/interview.js";
import { saveTexts } from "../charter/versions.js";
import type { CharterTexts } from "../charter/charter.js";
import { logged, withNetwork, type Network } from "../network.js";
import type { Instant } from "../../time.js";
import { guideScript, missingInGuide } from "./questions.js";

/**
 * The network with its guide as it now is. What the theme said beforehand counts as confirmed when it was changed, or
 * when its question was left forwards, with the words in sight. Who answers forms the network, so that nobody else is
 * asked to any more. S3-3.
 */
export function withGuide(network: Network, guide: Interview, now: Instant): Network {
  if (guide === network.guide) return network;
  const { handed, ...rest } = network;
  const carried = (network.carried ?? []).filter((field) => isUnconfirmed(field, network.guide, guide));
  return withNetwork(rest, { guide, carried }, now);
}

const placeOf = (open: string | null): number =>
  open === null ? guideScript.questions.length + 1 : numberOf(guideScript, open);

function isUnconfirmed(field: string, before: Interview, after: Interview): boolean {
  const question = guideScript.questions.find(({ fields }) => fields.includes(field));
  const passed = before.open === question?.id && placeOf(after.open) > placeOf(before.open);
  return !passed && after.answers[field] === before.answers[field];
}

/** What the theme already says, put where the guide asks for it; each is shown to be confirmed. S3-3. */
export const beginWith = (interview: Interview, carried: Answers): Interview => ({
  ...interview,
  answers: Object.fromEntries(Object.entries(carried).filter(([, words]) => words !== "")),
});

/** Whether the guide has what it needs and there is no kommissorium yet. */
export const awaitsDraft = ({ guide, versions }: Network): boolean =>
  guide.open === null && missingInGuide(guide.answers).length === 0 && versions.length === 0;

/** The first kommissorium, once: what was written there meanwhile stays. S3-5. */
export function withDraft(
  network: Network,
  draft: CharterTexts,
  by: string,
  byName: string,
  now: Instant,
): Network {
  if (!awaitsDraft(network)) return network;
  const done = withNetwork(network, logged(network, by, "guide-done", now), now);
  return saveTexts(done, draft, by, byName, now);
}
