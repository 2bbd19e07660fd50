/** The hours in words, Danish and English. Not "en", which is more often one of something. */
const hours: Readonly<Record<string, number>> = {
  ...{ et: 1, ét: 1, one: 1, to: 2, two: 2, tre: 3, three: 3, fire: 4, four: 4, fem: 5, five: 5, seks: 6 },
  ...{ six: 6, syv: 7, seven: 7, otte: 8, eight: 8, ni: 9, nine: 9, ti: 10, ten: 10, elleve: 11, eleven: 11 },
  ...{ tolv: 12, twelve: 12, tretten: 13, fjorten: 14, femten: 15, seksten: 16, sytten: 17, atten: 18 },
  ...{ nitten: 19, tyve: 20 },
};
/** The minutes that are said after them: "klokken ni tredive". */
const minutes: Readonly<Record<string, number>> = {
  ...{ femten: 15, fifteen: 15, tredive: 30, thirty: 30, femogfyrre: 45, "forty-five": 45 },
};

const anyOf = (words: object): string => Object.keys(words).join("|");
const begins = String.raw`(?<![\p{L}\d])`;
const ends = String.raw`(?![\p{L}\d]|[.:/]\d)`;
const hour = `(?:${anyOf(hours)}|[1-9]|1\\d|20)${ends}`;
const word = `${begins}(${anyOf(hours)})${ends}(?: (${anyOf(minutes)})${ends})?`;

const sign = String.raw`${begins}(?:kl\.?|klokken|at)\s*`;
const from = String.raw`${begins}(?:fra|from)\s+(?:(?:kl\.?|klokken)\s*)?`;
const until = String.raw`\s*(?:[-–—]|(?:til|until)(?!\p{L}))\s*(?:(?:kl\.?|klokken)\s*)?`;
const partOfDay = String.raw`(?=\s*(?:o'clock|am|pm|a\.m\.|p\.m\.|om (?:morgenen|formiddagen|eftermiddagen|aftenen)|in the (?:morning|afternoon|evening))(?!\p{L}))`;
/** "To timer" is how long. */
const notLength = String.raw`(?!\s*(?:og en halv|and a half|time|timer|hours?|min|minut|minutter|minutes?|kvarter|uger?|weeks?|dage?|days?|gange?|times)(?!\p{L}))`;
/** "Fem i to" and "ten to nine" are minutes before an hour, or the one hour to the other: left as they are. */
const notMinutes = `(?!(?<=fem|ti|tyve|five|ten|twenty) (?:i|over|past|to) (?:halv )?${hour}${notLength})`;

const every = (way: string): RegExp => new RegExp(way, "gu");

/** How many minutes past the hour, and which side of it: "halv ti" is half an hour before ten. */
const phrases: readonly (readonly [RegExp, number])[] = [
  [every(`(?<!(?<!\\p{L})(?:i|over) )${begins}halv (${hour})${notLength}`), -30],
  [every(`${begins}half past (${hour})`), 30],
  [every(`(?<!tre )${begins}(?:et )?kvart(?:er)? over (${hour})`), 15],
  [every(`(?<!tre )${begins}(?:et )?kvart(?:er)? i (${hour})${notLength}`), -15],
  [every(`${begins}(?:a )?quarter past (${hour})`), 15],
  [every(`${begins}(?:a )?quarter to (${hour})`), -15],
];

/** Where a number in words is an hour: before a part of the day, after "kl.", and as either end of "fra ni til elleve". */
const places: readonly RegExp[] = [
  every(`${word}${partOfDay}`),
  every(`(?<=${sign})${word}${notLength}${notMinutes}`),
  every(`(?<=${from})${word}(?=${until}|\\s+to\\s)`),
  every(`(?<=(?:o'clock|(?<!\\d)\\d{1,2}(?:[.:]\\d\\d)?)${until})${word}${notLength}`),
  every(`(?<=(?:o'clock|:\\d\\d|${from}\\d{1,2})\\s+to\\s+)${word}${notLength}`),
];

/**
 * "Halv ti" as "9:30 o'clock", "kl. to" as "kl. 2:00 o'clock", "noon" as "12:00". Only where the words can be nothing but
 * an hour; which half of the day it is in, is for the reader of the figures.
 */
export function withHoursInFigures(words: string): string {
  const signed = words
    .replace(/(?<!\p{L})o(?:['’´]| )?clock(?!\p{L})/gu, "o'clock")
    .replace(/(?<!\p{L})(?:kl\.?|klokken)\s*(?=fra(?!\p{L}))/gu, "")
    .replace(/(?<!\p{L})(?:(?:12|twelve) )?(?:noon|midday)(?!\p{L})/gu, "12:00");
  const exact = phrases.reduce(
    (said, [phrase, past]) => said.replace(phrase, (_, hour: string) => inFigures(hour, past)),
    signed,
  );
  return places.reduce(
    (said, place) => said.replace(place, (_, hour: string, past = "") => inFigures(hour, minutes[past] ?? 0)),
    exact,
  );
}

function inFigures(said: string, past: number): string {
  const counted = (hours[said] ?? Number(said)) * 60 + past;
  const at = counted < 60 ? counted + 12 * 60 : counted;
  return `${Math.floor(at / 60)}:${String(at % 60).padStart(2, "0")} o'clock`;
}
