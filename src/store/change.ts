import { WriteConflict, type Documents, type Kind, type Kinds, type Place } from "./documents.js";

const tries = 20;

/**
 * Reads, applies a pure rule, writes with the etag, and starts over when someone wrote first.
 * A rule that returns its argument unchanged writes nothing.
 * @throws WriteConflict when others were first `tries` times in a row.
 */
export async function change<K extends Kind>(
  documents: Documents,
  kind: K,
  at: Place,
  rule: (current: Kinds[K] | undefined) => Kinds[K],
): Promise<Kinds[K]> {
  for (let attempt = 1; ; attempt++) {
    const found = await documents.read(kind, at);
    const next = rule(found?.value);
    if (next === found?.value) return next;
    try {
      await documents.write(kind, at, next, found?.etag);
      return next;
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === tries) throw error;
      await pause(Math.random() * Math.min(longest, shortest * 2 ** attempt));
    }
  }
}

/**
 * A random wait parts writers who would otherwise meet again. It must come to span what all of them need together:
 * 100 writers of one document in Cosmos, some 20 ms each, are through in about 4 s, and nobody waits longer than 7 s.
 */
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
const shortest = 10;
const longest = 800;
