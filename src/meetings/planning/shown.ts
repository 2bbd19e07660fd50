import type { Notice } from "../../cards/notice.js";
import { paragraphs, shortened } from "../../interview/plain.js";

/** What someone wrote on one line of a card, no longer than that. */
export const flowing = (words: string, most: number): string => shortened(paragraphs(words).join(" "), most);

export const good = (text: string): Notice[] => [{ style: "good", text }];
export const plainly = (text: string): Notice[] => [{ style: "emphasis", text }];
export const warned = (text: string): Notice[] => [{ style: "attention", text: `⚠ ${text}` }];
