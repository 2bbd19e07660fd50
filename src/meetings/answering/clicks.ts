import { z } from "zod/v4";
import { tidied } from "../../interview/plain.js";
import { refuse } from "../../refusal.js";
import type { Turn } from "../../teams/turn.js";
import type { Press } from "./answer.js";

const id = z.string().min(1).max(200);
const words = z.string().max(100_000).default("");
const meetings = z.object({ meetingId: id });
const answers = meetings.extend({ networkId: z.string().min(1).max(64) });
const reasons = answers.extend({ reason: words });
const suggestions = meetings.extend({ words });
const items = suggestions.extend({ itemId: id });
const pages = meetings.extend({ page: z.coerce.number().int().min(0).max(10_000).default(0) });
const members = meetings.extend({ memberId: id });
const names = meetings.extend({ name: words });

/** What does not look like a click on a card of ours has not come from one. @throws Refusal unknown-click. */
function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  return result.success ? result.data : refuse("unknown-click");
}

export const readMeeting = (data: unknown): z.output<typeof meetings> => read(meetings, data);
/** An answer names its network too, which saves a read; the rule holds it against the meeting's own. */
export const readAnswer = (data: unknown): z.output<typeof answers> => read(answers, data);
export const readPage = (data: unknown): z.output<typeof pages> => read(pages, data);
export const readMember = (data: unknown): z.output<typeof members> => read(members, data);

export function readReason(data: unknown): z.output<typeof reasons> {
  const given = read(reasons, data);
  return { ...given, reason: tidied(given.reason) };
}

/** An item and a name stand on one line. */
export function readSuggestion(data: unknown): z.output<typeof suggestions> {
  const given = read(suggestions, data);
  return { ...given, words: inOneLine(given.words) };
}

/** One of one's items, and what else stands in the form, which is not lost. */
export function readItem(data: unknown): z.output<typeof items> {
  const given = read(items, data);
  return { ...given, words: inOneLine(given.words) };
}

export function readName(data: unknown): z.output<typeof names> {
  const given = read(names, data);
  return { ...given, name: inOneLine(given.name) };
}

const inOneLine = (typed: string): string => tidied(typed).replace(/\s+/gu, " ");

const markLength = 64;

/** Who pressed, and what a repeated delivery has in common with the first. */
export const pressOf = ({ who, sentAt, activityId, stamp, now }: Turn): Press => ({
  personId: who.id,
  sentAt,
  marks: [activityId, ...(stamp ? [stamp] : [])].map((mark) => mark.slice(0, markLength)),
  now,
});
