import { z } from "zod/v4";
import { refuse } from "../refusal.js";

const themeIds = z.object({
  themeId: z.string().min(1).max(64),
  /** When the theme was looked at on the clicked card. */
  asked: z.string().max(64).optional(),
});
const pages = z.object({ page: z.coerce.number().int().min(0).max(10_000) });

/** Data that does not look like a card of ours has not come from one. @throws Refusal unknown-click. */
function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  return result.success ? result.data : refuse("unknown-click");
}

export const readThemeId = (data: unknown): z.output<typeof themeIds> => read(themeIds, data);

export const readPage = (data: unknown): number => read(pages, data).page;
