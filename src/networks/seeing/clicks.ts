import { z } from "zod/v4";
import { tidied } from "../../interview/plain.js";
import { refuse } from "../../refusal.js";
import { standings, type Wish } from "./catalogue.js";
import { wordsLimit } from "./list-cards.js";

const networkIds = z.object({ networkId: z.string().min(1).max(64) });
const pages = z.object({ page: z.coerce.number().int().min(0).max(10_000) });
const inputs = z.object({
  words: z.string().max(4_000).default(""),
  filter: z.enum(standings).default("all"),
});

/** Data that does not look like a card of ours has not come from one. @throws Refusal unknown-click. */
function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  return result.success ? result.data : refuse("unknown-click");
}

export const readNetworkId = (data: unknown): string => read(networkIds, data).networkId;

export const readPage = (data: unknown): number => read(pages, data).page;

/** What is looked for, as it stands in the card's inputs. */
export function readWish(data: unknown): Wish {
  const { words, filter } = read(inputs, data);
  return { words: tidied(words).slice(0, wordsLimit), filter };
}
