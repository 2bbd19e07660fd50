import { z } from "zod/v4";
import { refuse } from "../../refusal.js";
import type { Turn } from "../../teams/turn.js";
import { tidied } from "../../interview/plain.js";
import type { Person } from "./holding.js";

const words = z.string().max(100_000).default("");
const networks = z.object({ networkId: z.string().min(1).max(64) });
/** A card of another room leads to a seat without naming the round. */
const seats = networks.extend({
  seatId: z.string().min(1).max(400),
  round: z.coerce.number().int().default(0),
});
const seatWords = seats.extend({ comment: words, inquiry: words, person: words, why: words });
const plans = networks.extend({ asked: z.string().max(64) });
const rounds = networks.extend({ round: z.coerce.number().int() });
const answers = networks.extend({
  seatId: z.string().min(1).max(400),
  inquiryId: z.string().min(1).max(64),
  answer: words,
});
const pages = networks.extend({ page: z.coerce.number().int().min(0).max(1_000).default(0) });

/** What does not look like a click on a card of ours has not come from one. @throws Refusal unknown-click. */
function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  return result.success ? result.data : refuse("unknown-click");
}

export const readNetworkId = (data: unknown): string => read(networks, data).networkId;
export const readPlan = (data: unknown): z.output<typeof plans> => read(plans, data);
export const readRound = (data: unknown): z.output<typeof rounds> => read(rounds, data);
export const readPage = (data: unknown): z.output<typeof pages> => read(pages, data);

/** A click on a leader's card, with what was typed there, tidied. */
export type SeatClick = z.output<typeof seatWords>;
export function readSeat(data: unknown): SeatClick {
  const click = read(seatWords, data);
  const { comment, inquiry, person, why } = click;
  return {
    ...click,
    comment: tidied(comment),
    inquiry: tidied(inquiry),
    person: person.trim(),
    why: tidied(why),
  };
}

export function readAnswer(data: unknown): z.output<typeof answers> {
  const click = read(answers, data);
  return { ...click, answer: tidied(click.answer) };
}

/** What was chosen in the inputs of the seats, by the input's id. */
export function readChoices(data: unknown): Readonly<Record<string, string>> {
  const all = read(z.record(z.string(), z.unknown()), data);
  const chosen = Object.entries(all).flatMap(([id, value]) =>
    id.startsWith("seat:") && typeof value === "string" && value.length <= 200 ? [[id, value.trim()]] : [],
  );
  return Object.fromEntries(chosen) as Record<string, string>;
}

export const whoOf = ({ who: { id, name } }: Turn): Person => ({ id, name });
