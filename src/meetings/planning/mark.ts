import { createHash } from "node:crypto";

/** What a card carries of words its form was opened on, to tell whether they are changed; nobody can read them from it. */
export const markOf = (words: string): string =>
  createHash("sha256").update(words).digest("hex").slice(0, 12);
