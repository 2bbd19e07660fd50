import type { Actor } from "../theme.js";
import type { ActorKind } from "../actor-kinds.js";

/** What a good network has and this one may lack. S3-2. */
export const perspectives = ["citizen", "leader", "external", "departments"] as const;
export type Perspective = (typeof perspectives)[number];

/** Leaders are known by their title; a vejleder guides people and leads nobody. */
const leader =
  /(?<!vej)led(?:er|ere|eren|erne|else|elsen|erteam|ergruppe\p{L}*|ermøde\p{L}*)(?!\p{L})|chef(?!\p{L}*konsulent)|direkt(?:ør|ion)|rektor|forstander|borgmester|byråd|(?<!\p{L})(?:manager|director|leader|head of|chief|mayor|principal)/iu;

const outside: readonly ActorKind[] = [
  "association",
  "volunteers",
  "education",
  "business",
  "housing",
  "citizens",
];

/**
 * The perspectives that nobody named so far brings: no citizen, no leader, no external partner (citizens, businesses,
 * associations), fewer than two departments. A hint and no rule: leaders are told by their titles only. S3-2.
 */
export function missingPerspectives(actors: readonly Actor[]): Perspective[] {
  const has: Record<Perspective, boolean> = {
    citizen: actors.some(({ kind }) => kind === "citizens"),
    leader: actors.some(({ name }) => leader.test(name)),
    external: actors.some(({ kind }) => outside.includes(kind)),
    // The owner's own is one, whether it is named or not; so any other makes two.
    departments: actors.some(({ kind }) => kind === "department"),
  };
  return perspectives.filter((perspective) => !has[perspective]);
}
