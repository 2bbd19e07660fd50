import { refuse } from "../../refusal.js";
import { after, day, type Instant } from "../../time.js";
import type { Calendar, PlanWords } from "../calendar.js";
import { dayOf, isDay, isWallTime, spanOf } from "../calendar-time.js";
import { daysOf } from "../repeating.js";
import { readSaying } from "../saying.js";
import { whyUnread } from "../saying/unread.js";
import type { Day, Pattern, WallTime, When } from "../when.js";
import { checkedLines, within } from "./agenda.js";
import { linesIn, type MoveInputs, type PlanInputs } from "./clicks.js";
import { keyOf, partsOf, patternOf, ways } from "./repeat.js";
import type { OpenQuestion } from "./open-questions.js";
import { firstSlot } from "./times.js";

/** The most characters of each, and the shortest and longest meeting in minutes. */
export const planLimits = { place: 200, link: 1_000, shortest: 10, longest: 24 * 60 } as const;
/** The lengths the form offers; another that was said in words is offered besides. */
export const lengths: readonly number[] = [30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 420];

/** What an empty form says: an afternoon meeting of two hours. */
export const blankInputs = ({ standing }: Pick<Calendar, "standing">): PlanInputs => ({
  saying: "",
  day: "",
  time: "13:00",
  minutes: "120",
  repeat: "once",
  until: "",
  place: "",
  link: "",
  agenda: standing.join("\n"),
  fromTheme: "",
});

/** A plan as it stands in the form again; what was taken over from the theme is ticked there as long as it is open. */
export function inputsOf(words: PlanWords, questions: readonly OpenQuestion[]): PlanInputs {
  const { day, time, minutes, pattern, until = "", place, link, agenda, fromTheme } = words;
  const repeat = pattern ? choiceOf(pattern, day) : "once";
  const taken = questions.filter((one) => fromTheme.includes(one.words));
  const others = fromTheme.filter((line) => !taken.some((one) => one.words === line));
  const lines = [...agenda, ...others].join("\n");
  const keys = taken.map(({ key }) => key).join(",");
  return {
    saying: "",
    day,
    time,
    minutes: `${minutes}`,
    repeat,
    until,
    place,
    link,
    agenda: lines,
    fromTheme: keys,
  };
}

/** The form's own choice when one stands for the pattern on that day, for it follows when the day is changed. */
function choiceOf(pattern: Pattern, day: Day): string {
  const key = keyOf(pattern);
  return (
    ways.find((way) => {
      const meant = patternOf(way, partsOf(day));
      return meant && keyOf(meant) === key;
    }) ?? key
  );
}

export interface Understood {
  readonly inputs: PlanInputs;
  /** Which day was not said ("kvartalsvis"): the one that stands there is a suggestion. */
  readonly isGuessed: boolean;
}

/**
 * The form with what was said in words filled in, so that it can be seen and corrected; what was not said stays.
 * @throws Refusal saying-unclear or what else it is that cannot be read, which is answered with examples.
 */
export function understood(inputs: PlanInputs, zone: string, now: Instant): Understood {
  if (inputs.saying === "") return { inputs, isGuessed: false };
  within("saying", inputs.saying, 300);
  const today = dayOf(now, zone);
  const said = readSaying(inputs.saying, today) ?? refuse(whyUnread(inputs.saying), { field: "saying" });
  const time = said.time ?? inputs.time;
  const minutes = said.minutes === undefined ? inputs.minutes : `${said.minutes}`;
  const next = { ...inputs, saying: "", time, minutes };
  if (!said.pattern) return { inputs: { ...next, day: said.day, repeat: "once" }, isGuessed: false };
  const { pattern, from = today, until = inputs.until } = said;
  const day = firstDay(pattern, from, { time, zone, now });
  const isGuessed = said.isGuessed === true;
  return { inputs: { ...next, day, repeat: choiceOf(pattern, day), until }, isGuessed };
}

/** The first day of a series that was said in words, whose hour has not passed. */
function firstDay(
  pattern: Pattern,
  from: Day,
  { time, zone, now }: { readonly time: WallTime; readonly zone: string; readonly now: Instant },
): Day {
  const isAhead = (day: Day) => !isWallTime(time) || spanOf({ day, time, minutes: 1, zone }).startsAt > now;
  return daysOf(pattern, from, { most: 2 }).find(isAhead) ?? from;
}

/** "13", "13.30" and "9:30" as they are stored; anything else as it was typed. */
function wallTime(typed: string): string {
  const [, hour, minutes = "00"] = /^(\d{1,2})(?:[.:](\d{2}))?$/u.exec(typed) ?? [];
  return hour === undefined ? typed : `${hour.padStart(2, "0")}:${minutes}`;
}

/** When, as it may be stored. @throws Refusal with the field: no-meeting-day, no-meeting-time, no-meeting-length. */
export function checkedWhen(inputs: Pick<MoveInputs, "day" | "time" | "minutes">, zone: string): When {
  const time = wallTime(inputs.time);
  const minutes = /^\d{1,4}$/u.test(inputs.minutes) ? Number(inputs.minutes) : 0;
  if (!isDay(inputs.day)) refuse("no-meeting-day", { field: "day" });
  if (!isWallTime(time)) refuse("no-meeting-time", { field: "time" });
  if (minutes < planLimits.shortest || minutes > planLimits.longest)
    refuse("no-meeting-length", { field: "minutes" });
  return { day: inputs.day, time, minutes, zone };
}

/** A year further away is a slip of the finger. */
const furthest = 10 * 366 * day;

/** A meeting that lies ahead, and not beyond all plans. @throws Refusal with the field: meeting-in-past, meeting-too-far. */
export function mustLieAhead(when: When, now: Instant): When {
  const { startsAt } = spanOf(when);
  if (startsAt <= now) refuse("meeting-in-past", { field: "day" });
  return startsAt > after(now, furthest) ? refuse("meeting-too-far", { field: "day" }) : when;
}

/** Where, as it may be stored. @throws Refusal with the field: cpr, too-long, link-not-https. */
export function checkedPlace({ place, link }: Pick<MoveInputs, "place" | "link">) {
  within("place", place, planLimits.place);
  within("link", link, planLimits.link);
  if (link !== "" && !isWebAddress(link)) refuse("link-not-https", { field: "link" });
  return { place, link };
}

const isWebAddress = (link: string): boolean =>
  /^https:\/\/[^\s"'<>\\]+$/iu.test(link) && URL.canParse(link) && new URL(link).username === "";

/**
 * The form as it may be stored and planned. `fromTheme` are the words of what was ticked.
 * @throws Refusal with the field, so that the form comes back as it was filled in.
 */
export function checkedPlan(
  inputs: PlanInputs,
  fromTheme: readonly string[],
  zone: string,
  now: Instant,
): PlanWords {
  const { day, time, minutes } = checkedWhen(inputs, zone);
  const pattern = patternOf(inputs.repeat, partsOf(day));
  if (pattern === false) refuse("unknown-click");
  const until = pattern && inputs.until !== "" ? inputs.until : undefined;
  if (until !== undefined && !isDay(until)) refuse("until-before", { field: "until" });
  const { place, link } = checkedPlace(inputs);
  const agenda = checkedLines("agenda", linesIn(inputs.agenda));
  checkedLines("agenda", [...agenda, ...fromTheme]);
  const words = { day, time, minutes, place, link, agenda, fromTheme };
  return checkedAhead({ ...words, ...(pattern ? { pattern } : {}), ...(until ? { until } : {}) }, zone, now);
}

/** What is planned lies ahead, of a series its first meeting. @throws Refusal meeting-in-past, until-before. */
export function checkedAhead(words: PlanWords, zone: string, now: Instant): PlanWords {
  const { pattern, day, time, minutes } = words;
  const first = pattern ? firstSlot({ ...words, pattern, from: day }) : day;
  if (first === undefined) refuse("until-before", { field: "until" });
  mustLieAhead({ day: first, time, minutes, zone }, now);
  return words;
}
