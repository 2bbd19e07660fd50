import * as z from "zod/v4";
import type { Hit, Query } from "./handlers.js";

/** How many hits Teams shows at a time, and how far anyone looks. */
const most = 25;
const furthest = 10_000;

const words = z.string().nullish().catch(undefined);
const number = (fallback: number) => z.number().int().min(0).catch(fallback);
const parameters = z
  .array(z.looseObject({ name: words, value: words }).catch({ name: undefined, value: undefined }))
  .catch([]);
const options = z.looseObject({ skip: number(0), count: number(most) }).catch({ skip: 0, count: most });
const value = z.looseObject({ parameters, queryOptions: options });

/**
 * What is searched for; `initialRun` is Teams' way to ask for something before a word is written. The Playground sends
 * the words without a name.
 */
export function queryIn(sent: unknown): Query {
  const { data } = value.safeParse(sent);
  const first = data?.parameters.find(({ name }) => name !== "initialRun");
  const { skip, count } = data?.queryOptions ?? { skip: 0, count: most };
  return {
    words: (first?.value ?? "").trim().slice(0, 200),
    skip: Math.min(skip, furthest),
    most: Math.min(count || most, most),
  };
}

/** The hits as a list; each is inserted as its card. */
export const listOf = (hits: readonly Hit[]) => ({
  composeExtension: { type: "result", attachmentLayout: "list", attachments: hits.map(attachmentOf) },
});

/** A sentence in the place of hits. */
export const insteadOfHits = (text: string) => ({ composeExtension: { type: "message", text } });

const attachmentOf = ({ card, title, text }: Hit) => ({
  contentType: "application/vnd.microsoft.card.adaptive",
  content: card,
  preview: {
    contentType: "application/vnd.microsoft.card.thumbnail",
    content: { title: asWords(title), text: asWords(text) },
  },
});

/**
 * Teams reads a thumbnail's words as HTML, and the Playground as they stand. What could be code is put in other signs
 * that look the same, which reads alike in both.
 */
const asWords = (text: string): string =>
  text
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .replace(/&(?=[a-z#])/gi, `&${wordJoiner}`);
const wordJoiner = "\u2060";
