import { z } from "zod/v4";
import { dateOf, endOfDay } from "../../dates.js";
import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import { tidied } from "../../interview/plain.js";
import { questionIds, type QuestionId } from "../questions.js";
import type { Choices } from "./share.js";
import { resultPolicies, type Sharing } from "./sharing.js";

const input = z.string().max(20_000).default("");
const forms = z.object({
  channels: input,
  department: input,
  hidden: input,
  results: input,
  closesAt: input,
});
const channels = z.object({ channelId: z.string().min(1).max(200) });
const pages = z.object({ page: z.coerce.number().int().min(0).max(10_000).default(0) });

/** The form's inputs as the client sent them, so that they can be shown again as they were. */
export type ShareInputs = z.output<typeof forms>;

/** @throws Refusal unknown-click for data that has not come from a card of ours. */
function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  return result.success ? result.data : refuse("unknown-click");
}

export const readInputs = (data: unknown): ShareInputs => read(forms, data);
export const readChannelId = (data: unknown): string => read(channels, data).channelId;
/** The page that is asked for; the first when none is. */
export const readPageOf = (data: unknown): number => read(pages, data).page;

/** Nobody shares in more channels at once. */
const mostChosen = 50;

/** The choices of a list where several may be ticked, each once. */
export const listed = (input: string): string[] =>
  [...new Set(input.split(",").filter((part) => part !== ""))].slice(0, mostChosen);

/** What the inputs mean. A date that is kept keeps its moment. @throws Refusal closing-date for what is no date. */
export const choicesIn = (inputs: ShareInputs, sharing: Sharing | undefined): Choices => {
  const closesAt = closingIn(inputs.closesAt, sharing?.closesAt);
  return {
    channelIds: listed(inputs.channels),
    department: tidied(inputs.department),
    hidden: listed(inputs.hidden).flatMap((id): QuestionId[] => questionIds.filter((known) => known === id)),
    results: resultPolicies.find((policy) => policy === inputs.results) ?? "at-once",
    ...(closesAt ? { closesAt } : {}),
  };
};

/** The last moment of the day that was chosen; undefined for none. @throws Refusal closing-date. */
export function closingIn(date: string, kept?: Instant): Instant | undefined {
  if (date.trim() === "") return undefined;
  if (kept && dateOf(kept) === date.trim()) return kept;
  return endOfDay(date.trim()) ?? refuse("closing-date", { field: "closesAt" });
}
