import type { WallTime } from "../when.js";
import { monthWord } from "./words.js";

/** When and how long, taken out of what was said; `rest` is what remains of it. */
export interface Clock {
  readonly time?: WallTime;
  readonly minutes?: number;
  readonly rest: string;
}

const day = 24 * 60;

/**
 * Finds "kl. 9-10.30", "13:00", "from 1 to 3 pm", "i to timer". Undefined when it can mean two things: two times, an end
 * before the start, a length that is not the one between them, or an hour such as "kl. 3" that may be night or day.
 */
export function readClock(said: string): Clock | undefined {
  const times = timesIn(said);
  if (times.length > 1 || times.includes(undefined)) return undefined;
  const [found] = times;
  const length = lengthIn(found ? found.rest : said);
  const minutes = found?.minutes ?? length.minutes;
  if (found?.minutes !== undefined && length.minutes !== undefined && found.minutes !== length.minutes)
    return undefined;
  if (minutes !== undefined && (minutes < 1 || minutes > day || !Number.isInteger(minutes))) return undefined;
  return {
    rest: length.rest,
    ...(found ? { time: found.time } : {}),
    ...(minutes === undefined ? {} : { minutes }),
  };
}

const half = String.raw`(?:(?:\s*o'clock)*\s*(am|pm|a\.m\.|p\.m\.|om morgenen|om formiddagen|om eftermiddagen|om aftenen|in the morning|in the afternoon|in the evening|o'clock)(?!\p{L}))?`;
const hour = String.raw`(\d{1,2})(?:[.:](\d\d))?${half}`;
const before = String.raw`(?:(?<prefix>(?<!\p{L})(?:(?:fra|from)\s+)?(?:kl\.?|klokken|at)\s*|(?<!\p{L})(?:fra|from)\s+)|(?<![\d./:%])(?<!(?<!\p{L})(?:den|the)\s*))`;
const between = String.raw`\s*(?:[-–—]|til|to|until)\s*(?:(?:kl\.?|klokken)\s*)?`;
/** "Til 1. juli" and "until 1 July" end a series, not a meeting; "9-11 January 6" is a meeting's time and its day. */
const month = String.raw`(?:of\s+)?${monthWord}(?!\s+\d{1,2}(?!\d))`;
const notDate = String.raw`(?!\d|[./:]\d|\.\s*[\p{L}%]|\s*(?:st|nd|rd|th)(?!\p{L})|\s*${month})`;
const timeOrSpan = new RegExp(`${before}${hour}(?!\\d|[./:]\\d)(?:${between}${hour}${notDate})?`, "gu");

interface Found {
  readonly time: WallTime;
  readonly minutes?: number;
  readonly rest: string;
}

/** Every time in it; undefined in place of one that can mean two things. */
function timesIn(said: string): readonly (Found | undefined)[] {
  return [...said.matchAll(timeOrSpan)].flatMap((match) => {
    const [whole, prefix, hours = "", minutes, part, endHours, endMinutes, endPart] = match;
    if (!isTime(whole, prefix, minutes, part, endHours)) return [];
    const rest = `${said.slice(0, match.index)} ${said.slice(match.index + whole.length)}`;
    if (endHours === undefined) return [alone(minuteOf(hours, minutes, part), rest)];
    if (mayBeDates(whole, prefix)) return [undefined];
    return [spanned({ hours, minutes, part }, { hours: endHours, minutes: endMinutes, part: endPart }, rest)];
  });
}

/** A figure is a time when something says so; "15.12" alone may just as well be a date. */
const isTime = (
  whole: string,
  prefix: string | undefined,
  minutes: string | undefined,
  part: string | undefined,
  end: string | undefined,
): boolean =>
  /kl|at/u.test(prefix ?? "") ||
  part !== undefined ||
  end !== undefined ||
  (minutes !== undefined && (whole.includes(":") || Number(minutes) > 12 || minutes === "00"));

/**
 * "Fra 10.11 til 15.12" may be days, and so may the end of "kl. 9 til 20.12": a time when a colon says so, or "kl." and
 * a dash or "fra".
 */
function mayBeDates(whole: string, prefix = ""): boolean {
  if (/:\d\d(?! o'clock)/u.test(whole)) return false;
  if (/kl|at/u.test(prefix) && /fra|from|\d\s*[-–—]/u.test(whole)) return false;
  return /\.(?:0[1-9]|1[0-2])\D*$|^\D*\d+\.(?:0[1-9]|1[0-2])\D+\d+\D*$/u.test(whole);
}

const alone = (at: number | undefined, rest: string): Found | undefined =>
  at === undefined ? undefined : { time: wallTime(at), rest };

interface Said {
  readonly hours: string;
  readonly minutes: string | undefined;
  readonly part: string | undefined;
}

const isByClock = (part: string | undefined): boolean => part === "o'clock";

/** Every meaning a span can have by the halves of the day, the likeliest first. */
function spanned(from: Said, to: Said, rest: string): Found | undefined {
  const [found] = halvesOf(from.part, to.part).flatMap(([part, endPart]) => {
    const [start, end] = [minuteOf(from.hours, from.minutes, part), minuteOf(to.hours, to.minutes, endPart)];
    return start !== undefined && end !== undefined && start < end ? [{ start, end }] : [];
  });
  return found && { time: wallTime(found.start), minutes: found.end - found.start, rest };
}

type Part = string | undefined;

/**
 * "1-3 pm": the end's half of the day is the start's too, unless it would then not come first ("11-1 pm"). "Halv fem til
 * seks" is in the afternoon at both ends, and so is "fem til syv", where seven would else come first.
 */
function halvesOf(from: Part, to: Part): readonly (readonly [Part, Part])[] {
  const said = isByClock(from) ? undefined : from;
  if (to && !isByClock(to)) return (said ? [said] : [to, "pm", "am"]).map((part) => [part, to]);
  if (!isByClock(from) && !to) return [[from, to]];
  return [
    [said ?? "o'clock", "o'clock"],
    [said ?? "pm", "pm"],
  ];
}

/**
 * The first and the last hour that are said so; "kl. 12 om aftenen" is none of them. "Two o'clock" is not at night: of
 * the two it is the first from seven in the morning on.
 */
const partsOfDay: readonly (readonly [RegExp, number, number])[] = [
  [/^a/u, 0, 11],
  [/^p/u, 12, 23],
  [/^o'clock/u, 7, 23],
  [/morgen|morning/u, 4, 11],
  [/formiddag/u, 6, 11],
  [/eftermiddag|afternoon/u, 12, 18],
  [/aften|evening/u, 17, 23],
];

/** Minutes since midnight; undefined for no time of the day, and for "3" or "3.30", which may be in the afternoon. */
function minuteOf(hours: string, minutes = "00", part?: string): number | undefined {
  const [said, past] = [Number(hours), Number(minutes)];
  if (said > 23 || past > 59) return undefined;
  if (part === undefined)
    return said > 0 && said < 7 && !hours.startsWith("0") ? undefined : said * 60 + past;
  if (said === 0) return undefined;
  const [, first, last] = partsOfDay.find(([words]) => words.test(part)) ?? [undefined, 0, -1];
  const hours24 = said > 12 ? [said] : [said % 12, (said % 12) + 12];
  const at = hours24.find((one) => one >= first && one <= last);
  return at === undefined ? undefined : at * 60 + past;
}

const wallTime = (at: number): WallTime =>
  `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;

const numbers: Readonly<Record<string, number>> = {
  ...{ en: 1, et: 1, én: 1, ét: 1, a: 1, an: 1, one: 1, to: 2, two: 2, tre: 3, three: 3, fire: 4, four: 4 },
  ...{ fem: 5, five: 5, seks: 6, six: 6, syv: 7, seven: 7, otte: 8, eight: 8 },
};
const number = String.raw`(\d{1,3}(?:[.,]\d{1,2})?|${Object.keys(numbers).join("|")})`;
const quarters = String.raw`(?<!\p{L})(?:(et)|(tre)) kvarter(?!\p{L})`;
const halves = String.raw`(?<!\p{L})(?:(halvanden time|an hour and a half)|(en halv time|half an hour))(?!\p{L})`;
const hoursAndMinutes = String.raw`(?<![\p{L}\d.,])${number}( og en halv| and a half)? (?:time|timer|hours?)(?:(?: og| and)? ${number} (?:minutter|minutes?|min\.?))?(?!\p{L})`;
const onlyMinutes = String.raw`(?<![\p{L}\d.,])${number} ?(?:minutter|minut|minutes?|min\.?)(?!\p{L})`;

/** In this order, for the shorter stand inside the longer. */
const lengths: readonly (readonly [RegExp, (match: RegExpExecArray) => number])[] = [
  [new RegExp(halves, "u"), ([, more]) => (more ? 90 : 30)],
  [
    new RegExp(hoursAndMinutes, "u"),
    ([, hours, more, rest]) => value(hours) * 60 + (more ? 30 : 0) + value(rest),
  ],
  [new RegExp(quarters, "u"), ([, one]) => (one ? 15 : 45)],
  [new RegExp(onlyMinutes, "u"), ([, minutes]) => value(minutes)],
];

const value = (said: string | undefined): number =>
  said === undefined ? 0 : (numbers[said] ?? Number(said.replace(",", ".")));

function lengthIn(said: string): { readonly minutes?: number; readonly rest: string } {
  for (const [pattern, minutesOf] of lengths) {
    const match = pattern.exec(said);
    if (match)
      return {
        minutes: minutesOf(match),
        rest: `${said.slice(0, match.index)} ${said.slice(match.index + match[0].length)}`,
      };
  }
  return { rest: said };
}
