import { heaviest, type Data } from "./fill.js";

const mostBlocks = 12;

/** Blocks weigh more than the words in them, so the last one takes all further lines. */
export function inBlocks(lines: readonly string[]): string[] {
  if (lines.length <= mostBlocks) return [...lines];
  return [...lines.slice(0, mostBlocks - 1), lines.slice(mostBlocks - 1).join("\n")];
}

/** What one block of text weighs on a card besides its words, in bytes of UTF-16. */
const blockWeight = 250;

/** Parts a list so that each part's JSON leaves room for the card around it. */
export function inParts(items: readonly Data[]): Data[][] {
  const parts: Data[][] = [[]];
  let size = 0;
  for (const item of items) {
    const json = JSON.stringify(item);
    const own = json.length * 2 + 3_000 + json.split('","').length * blockWeight;
    if (size > 0 && size + own > heaviest) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(item);
    size += own;
  }
  return parts;
}
