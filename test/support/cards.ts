import type { Card } from "../../src/cards/card.js";

type Json = { readonly [name: string]: unknown };

/** Every element of a card at any depth, actions too, in reading order. */
export function* elements(node: unknown): Generator<Json> {
  if (Array.isArray(node)) for (const item of node) yield* elements(item);
  else if (node && typeof node === "object") {
    if ("type" in node) yield node as Json;
    for (const [name, value] of Object.entries(node)) if (name !== "fallback") yield* elements(value);
  }
}

const ofType = (card: Card, ...types: string[]) =>
  [...elements(card)].filter((element) => types.includes(String(element["type"])));

/** All that a person can read on a card, a line each, without what is folded away. */
export const wordsOf = (card: Card): string[] =>
  ofType(visible(card), "TextBlock", "TextRun").map((element) => asRead(String(element["text"])));

/** What holds a time together on its line is not seen. */
export const asRead = (words: string): string =>
  words.replaceAll("kl.\u00a0", "kl. ").replaceAll("\u2060–\u2060", "–");

const visible = (card: Card): Card =>
  JSON.parse(JSON.stringify(card, (_name, value: unknown) => (isHidden(value) ? undefined : value))) as Card;

const isHidden = (value: unknown) =>
  typeof value === "object" && value !== null && "isVisible" in value && value.isVisible === false;

export interface Button {
  readonly title: string;
  readonly verb: string;
  readonly data: Json;
  readonly takesInputs: boolean;
}

export const buttonsOf = (card: Card): Button[] =>
  ofType(card, "Action.Execute").map((action) => ({
    title: String(action["title"]),
    verb: String(action["verb"]),
    data: (action["data"] ?? {}) as Json,
    takesInputs: action["associatedInputs"] !== "none",
  }));

/** What stands in each input, by the input's id. */
export const inputsOf = (card: Card): Record<string, string> =>
  Object.fromEntries(
    ofType(card, "Input.Text", "Input.ChoiceSet", "Input.Toggle", "Input.Date", "Input.Time").map((input) => [
      String(input["id"]),
      String(input["value"] ?? ""),
    ]),
  );
