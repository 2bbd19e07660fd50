import { z } from "zod/v4";
import { tidied } from "../../interview/plain.js";
import { refuse } from "../../refusal.js";
import type { ActionWords } from "./actions-taken.js";
import type { PartWords, WrittenPart } from "./form-cards.js";
import { isDay } from "../calendar-time.js";

const id = z.string().min(1).max(200);
const words = z.string().max(100_000).default("");
const number = z.coerce.number().int().min(0).max(1_000_000);

const meetings = z.object({ meetingId: id });
const editions = meetings.extend({ version: number });
const written = ["present", "decisions", "notes", "next"] as const satisfies readonly WrittenPart[];
const parts = meetings.extend({ field: z.enum(written) });
const partForms = parts.extend({ version: number, words, present: words, others: words });
const actions = meetings.extend({ actionId: id });
const actionForms = z.object({ version: number, words, owner: words, ownerName: words, by: words });
const hands = meetings.extend({ person: words });
const pages = z.object({ page: number.max(10_000).default(0) });
const lists = pages.extend({ networkId: z.string().min(1).max(64) });
const marks = z.object({ networkId: z.string().min(1).max(64), actionId: id });

/** What does not look like a click on a card of ours has not come from one. @throws Refusal unknown-click. */
function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  return result.success ? result.data : refuse("unknown-click");
}

export const readMeetingId = (data: unknown): string => read(meetings, data).meetingId;
export const readEdition = (data: unknown): z.output<typeof editions> => read(editions, data);
export const readPart = (data: unknown): z.output<typeof parts> => read(parts, data);
export const readAction = (data: unknown): z.output<typeof actions> => read(actions, data);
export const readHand = (data: unknown): z.output<typeof hands> => read(hands, data);
export const readPage = (data: unknown): z.output<typeof pages> => read(pages, data);
export const readList = (data: unknown): z.output<typeof lists> => read(lists, data);
export const readMark = (data: unknown): z.output<typeof marks> => read(marks, data);

/** A part's form as it was filled in, with how often the part had been saved when it was opened. */
export function readPartForm(data: unknown): { seen: number; given: PartWords } {
  const { field: part, version: seen, present, others, words } = read(partForms, data);
  const given =
    part === "present" ? { part, words: present, others: tidied(others) } : { part, words: tidied(words) };
  return { seen, given };
}

/** An action's form as it was filled in. A day that is none has not been typed into a date field. */
export function readActionForm(data: unknown): { seen: number; given: ActionWords } {
  const form = read(actionForms, data);
  if (form.by !== "" && !isDay(form.by)) refuse("unknown-click");
  const { version: seen, owner: memberId, by } = form;
  return { seen, given: { words: tidied(form.words), memberId, ownerName: tidied(form.ownerName), by } };
}

export const ticksIn = (ticked: string): string[] => ticked.split(",").filter((one) => one !== "");
