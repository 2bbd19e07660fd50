import { readSaying } from "../../src/meetings/saying.js";
import type { Pattern, Weekday } from "../../src/meetings/when.js";

/** A Monday. */
export const today = "2026-11-23";
export const read = (words: string) => readSaying(words, today);

export const week = (interval: number, weekday: Weekday): Pattern => ({ every: "week", interval, weekday });
export const month = (interval: number, nth: 1 | 2 | 3 | 4 | -1, weekday: Weekday): Pattern => ({
  every: "month",
  interval,
  nth,
  weekday,
});
export const date = (interval: number, day: number): Pattern => ({ every: "month", interval, date: day });
