import * as z from "zod/v4";
import type { Hit, Query } from "./handlers.js";

/** How many hits Teams shows at a time, and how far anyone looks. */
const most = 25;
const furthest = 10_000;

const number = (fallback: number) => z.number().int().min(0).catch(fallback);
const parameters = z
  .array(z.looseObject({ name: z.string(), value: z.string().catch("") }).catch({ name: "", value: "" }))
  .catch([]);
const options = z
  .looseObject({ skip: number(0), count: number(most) })
  .catch({ skip: 0, count: most });
const value = z.looseObject({ parameters, queryOptions: options });

/** What is searched for; `initialRun` is Teams' way to ask for something before a word is written. */
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
    content: { title: asHtml(title), text: asHtml(text) },
  },
});

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Teams reads a thumbnail's words as HTML. */
const asHtml = (text: string): string => text.replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);
