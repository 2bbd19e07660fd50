import { checkedAnswers } from "../../interview/answer-text.js";
import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import { logged, withNetwork, type Network } from "../network.js";
import { charterFields, type CharterField, type CharterTexts, type Version } from "./charter.js";

/** How many characters earlier versions may hold together, so that the network stays one document (2 MB in Cosmos). */
export const keptCharacters = 400_000;
/** The oldest lines go when there are more. */
export const keptVersions = 1_000;

type Charter = Pick<Network, "texts" | "versions">;

/** The number of the version that stands now. */
export const currentVersion = ({ versions }: Pick<Charter, "versions">): number =>
  versions.at(-1)?.number ?? 0;

/** The fields in which two texts differ; a missing one and an empty one are the same. */
export const changedFields = (one: CharterTexts, other: CharterTexts): CharterField[] =>
  charterFields.filter((field) => (one[field] ?? "") !== (other[field] ?? ""));

/**
 * Who changed it to what it was in a version: the texts as they stood then. A field whose words are no longer kept is
 * missing, so that it counts as changed and never as agreed to. S3-5.
 */
export function textsAt({ texts, versions }: Charter, number: number): CharterTexts {
  const later = versions.filter((version) => version.number > number).reverse();
  const then = later.reduce<CharterTexts>(
    (after, { before, lost = [] }) => ({ ...without(after, lost), ...before }),
    texts,
  );
  return filled(then);
}

const without = (texts: CharterTexts, fields: readonly CharterField[]): CharterTexts =>
  filled({ ...texts, ...Object.fromEntries(fields.map((field) => [field, ""])) });

const filled = (texts: CharterTexts): CharterTexts =>
  Object.fromEntries(Object.entries(texts).filter(([, words]) => words !== ""));

/** Whether every word of a version is still known, and it is one. */
export const isKept = ({ versions }: Pick<Charter, "versions">, number: number): boolean => {
  const first = versions[0]?.number ?? 0;
  const isOne = number >= first && number <= (versions.at(-1)?.number ?? 0);
  return isOne && !versions.some((version) => version.number > number && version.lost);
};

/** The fields a version changed, also when their words are no longer kept. */
export const changedIn = ({ before, lost = [] }: Version): CharterField[] =>
  charterFields.filter((field) => field in before || lost.includes(field));

/**
 * Saves fields of the kommissorium as a new version; a field that is not given stays, and an empty one is emptied.
 * Nothing new is no version. @throws Refusal cpr or too-long with the field.
 */
export function saveTexts(
  network: Network,
  given: CharterTexts,
  by: string,
  byName: string,
  now: Instant,
): Network {
  const next = { ...network.texts, ...given };
  const changed = changedFields(network.texts, next);
  if (changed.length === 0) return network;
  checkedAnswers(changed.map((field) => [field, next[field] ?? ""] as const));
  const before = Object.fromEntries(changed.map((field) => [field, network.texts[field] ?? ""]));
  const number = currentVersion(network) + 1;
  const versions = bounded([...network.versions, { number, by, byName, at: now, before }]);
  const log = logged(network, by, "charter-saved", now, String(number));
  return withNetwork(network, { texts: filled(next), versions, ...log }, now);
}

const size = ({ before }: Version): number =>
  Object.values(before).reduce((sum, words) => sum + words.length, 0);

/** The words of the oldest versions go first; their lines stay. */
function bounded(versions: readonly Version[]): readonly Version[] {
  let room = keptCharacters;
  const newestFirst = versions.slice(-keptVersions).reverse();
  const kept = newestFirst.map((version) => {
    room -= size(version);
    return room >= 0 || version.lost ? version : lostOf(version);
  });
  return kept.reverse();
}

const lostOf = (version: Version): Version => ({ ...version, before: {}, lost: changedIn(version) });

/**
 * Takes back the latest save, as a version of its own: what was sent to leaders under a number never changes. Pressed
 * again it takes back the taking back. @throws Refusal charter-moved when others have saved since, charter-words-gone.
 */
export function undoSave(
  network: Network,
  version: number,
  by: string,
  byName: string,
  now: Instant,
): Network {
  if (currentVersion(network) !== version) refuse("charter-moved");
  const latest = network.versions.at(-1) ?? refuse("charter-moved");
  if (network.versions.length < 2) refuse("nothing-to-undo");
  if (latest.lost) refuse("charter-words-gone");
  return saveTexts(network, latest.before, by, byName, now);
}

/** What became of a form that was filled in while a certain version stood. */
export interface Merged {
  /** What the form says now: the person's own words, and others' where the person changed nothing. */
  readonly texts: CharterTexts;
  /** Changed by the person and by others since, differently: to be looked at before it is saved. */
  readonly clashes: readonly CharterField[];
}

/** Brings a form together with what was saved since it was drawn, so that nobody overwrites what they have not seen. */
export function mergedWith(network: Charter, given: CharterTexts, seen: number): Merged {
  const base = textsAt(network, seen);
  const { texts } = network;
  const fields = charterFields.filter((field) => given[field] !== undefined);
  const isOwn = (field: CharterField) => given[field] !== (base[field] ?? "");
  const hasMoved = (field: CharterField) =>
    (texts[field] ?? "") !== (base[field] ?? "") && (texts[field] ?? "") !== given[field];
  return {
    texts: Object.fromEntries(
      fields.map((field) => [field, (isOwn(field) ? given[field] : texts[field]) ?? ""]),
    ),
    clashes: fields.filter((field) => isOwn(field) && hasMoved(field)),
  };
}
