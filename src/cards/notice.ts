import type { Card } from "./card.js";
import { heaviest, weight, type Data } from "./fill.js";

/** A framed sentence at the top of a card; the style comes with words, never with colour alone. */
export interface Notice extends Data {
  readonly style: "attention" | "accent" | "good" | "emphasis";
  readonly text: string;
}

/** Whether Teams can take the card; what people typed into a far too long form goes back by a sentence instead. */
export const fits = (card: Card): boolean => weight(card) <= heaviest;
