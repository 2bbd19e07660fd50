/** A stretch of words, and whether both texts have it. */
export interface Stretch {
  readonly kind: "same" | "removed" | "added";
  readonly words: string;
}

/** The most pairs of words that are compared (some milliseconds); longer texts are shown as wholly rewritten. */
const mostPairs = 1_000_000;

/**
 * What must be removed from one text and added to make the other, word by word. The removed and the added words of one
 * place stand together, the removed first.
 */
export function difference(before: string, after: string): Stretch[] {
  const [old, now] = [wordsIn(before), wordsIn(after)];
  const head = sharedStart(old, now);
  const tail = sharedStart(old.slice(head).reverse(), now.slice(head).reverse());
  const [oldMiddle, newMiddle] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
  return joined([
    ...now.slice(0, head).map(same),
    ...between(oldMiddle, newMiddle),
    ...now.slice(now.length - tail).map(same),
  ]);
}

/** Words with the spaces after them; a line break is a word. */
const wordsIn = (text: string): string[] => text.match(/\n|[^\S\n]*\S+[^\S\n]*|[^\S\n]+/gu) ?? [];

const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  (one === other || (one.trim() !== "" && one.trim() === other.trim()));

function sharedStart(old: readonly string[], now: readonly string[]): number {
  let length = 0;
  while (length < old.length && length < now.length && isSame(old[length], now[length])) length++;
  return length;
}

const same = (words: string): Stretch => ({ kind: "same", words });
const removed = (words: string): Stretch => ({ kind: "removed", words });
const added = (words: string): Stretch => ({ kind: "added", words });

function between(old: readonly string[], now: readonly string[]): Stretch[] {
  if (old.length * now.length > mostPairs) return [...old.map(removed), ...now.map(added)];
  const rest = longestShared(old, now);
  const stretches: Stretch[] = [];
  let [at, to] = [0, 0];
  while (at < old.length || to < now.length) {
    if (isSame(old[at], now[to])) {
      stretches.push(same(now[to] ?? ""));
      at++;
      to++;
    } else if (at < old.length && (to === now.length || rest(at + 1, to) >= rest(at, to + 1)))
      stretches.push(removed(old[at++] ?? ""));
    else stretches.push(added(now[to++] ?? ""));
  }
  return stretches;
}

/** How many words the rests of both texts share in order, from each pair of places on. */
function longestShared(old: readonly string[], now: readonly string[]): (at: number, to: number) => number {
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const place = (at: number, to: number) => at * width + to;
  const rest = (at: number, to: number) => lengths[place(at, to)] ?? 0;
  for (let at = old.length - 1; at >= 0; at--)
    for (let to = now.length - 1; to >= 0; to--)
      lengths[place(at, to)] = isSame(old[at], now[to])
        ? rest(at + 1, to + 1) + 1
        : Math.max(rest(at + 1, to), rest(at, to + 1));
  return rest;
}

/** Neighbours of a kind become one; between two same ones, all that is removed stands before all that is added. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  let [gone, come] = ["", ""];
  const flush = () => {
    if (gone) all.push(removed(gone));
    if (come) all.push(added(come));
    [gone, come] = ["", ""];
  };
  for (const { kind, words } of stretches) {
    if (kind === "removed") gone += words;
    if (kind === "added") come += words;
    if (kind !== "same") continue;
    flush();
    const last = all.at(-1);
    if (last?.kind === "same") all[all.length - 1] = same(last.words + words);
    else all.push(same(words));
  }
  flush();
  return all;
}
