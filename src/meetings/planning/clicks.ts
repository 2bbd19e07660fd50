import { z } from "zod/v4";
import { tidied } from "../../interview/plain.js";
import { refuse } from "../../refusal.js";

const id = z.string().min(1).max(200);
const words = z.string().max(100_000).default("");
const page = z.coerce.number().int().min(0).max(10_000).default(0);

const networks = z.object({ networkId: z.string().min(1).max(64), page });
const pages = z.object({ page: z.coerce.number().int().min(0).max(10_000) });
const aSeries = networks.extend({ seriesId: id });
const meetings = z.object({ meetingId: id });
const items = meetings.extend({ itemId: id });
const places = items.extend({ place: z.coerce.number().int().min(0).max(100) });
const plans = z.object({
  saying: words,
  day: words,
  time: words,
  minutes: words,
  repeat: words,
  until: words,
  place: words,
  link: words,
  agenda: words,
  fromTheme: words,
});
const moves = plans.pick({ day: true, time: true, minutes: true, place: true, link: true });
const seen = z.object({ version: z.coerce.number().int().min(0) });
const warned = z.object({ warned: z.string().max(10).default("") });
const itemForms = z.object({ words, preparedBy: words });
const settings = z.object({ leads: words, zone: words, standing: words, taker: words });
const marks = z.object({ seen: z.string().max(100).default("") });

/** What does not look like a click on a card of ours has not come from one. @throws Refusal unknown-click. */
function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  return result.success ? result.data : refuse("unknown-click");
}

export const readNetworkId = (data: unknown): z.output<typeof networks> => read(networks, data);
export const readPage = (data: unknown): number => read(pages, data).page;
export const readSeries = (data: unknown): z.output<typeof aSeries> => read(aSeries, data);
export const readMeetingId = (data: unknown): string => read(meetings, data).meetingId;
export const readItem = (data: unknown): z.output<typeof items> => read(items, data);
export const readPlace = (data: unknown): z.output<typeof places> => read(places, data);

/** The planning form as it was filled in. */
export type PlanInputs = z.output<typeof plans>;
export type MoveInputs = z.output<typeof moves>;
export type ItemInputs = z.output<typeof itemForms>;
export type SettingInputs = z.output<typeof settings>;

export const readPlan = (data: unknown): PlanInputs => tidy(read(plans, data));
/** Which of the meeting's changes the form was opened after. */
export const readSeen = (data: unknown): number => read(seen, data).version;
/** The day the form has said something against. */
export const readWarned = (data: unknown): string => read(warned, data).warned;
export const readMove = (data: unknown): MoveInputs => tidy(read(moves, data));
export const readItemWords = (data: unknown): ItemInputs => tidy(read(itemForms, data));
export const readSettings = (data: unknown): SettingInputs => tidy(read(settings, data));
/** What the form was opened on; empty of a card from before it said so. */
export const readMarks = (data: unknown): string => read(marks, data).seen;

const tidy = <T extends Readonly<Record<string, string>>>(inputs: T): T =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, tidied(value)])) as T;

/** What is ticked among several. */
export const ticked = (value: string): readonly string[] => value.split(",").filter((one) => one !== "");

/** The lines that say something. */
export const linesIn = (value: string): readonly string[] =>
  value
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
