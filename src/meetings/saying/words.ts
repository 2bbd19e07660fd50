/**
 * The words times are said in, Danish and English, each with the sign it is read as. `#2` is a place in a row (second,
 * 2.), `2` a number, `d3` Wednesday, `m6` June. Words that only hold the others together have no sign.
 */
const signs: Readonly<Record<string, string>> = {
  "": "i, på, den, det, de, af, som, vi, mødes, møde, møder, holder, nr, of, the, on, for, we, meet, meeting, meetings, have, held",
  in: "om, in",
  from: "fra, from, startende, begyndende",
  until: "til, indtil, until",
  and: "og, and",
  every: "hver, hvert, every, each",
  usual: "fast",
  next: "næste, next",
  this: "denne, dette, this",
  coming: "kommende, førstkommende, coming",
  today: "idag, today",
  tomorrow: "imorgen, tomorrow",
  overmorrow: "overmorgen, overmorrow",
  "every week": "ugentlig, ugentligt, weekly",
  "every #2 week": "fortnightly",
  "every month": "månedlig, månedligt, monthly",
  "every quarter": "kvartalsvis, kvartalsvist, kvartalvis, kvartalvist, quarterly",
  "every half": "halvårlig, halvårligt",
  "every year": "årlig, årligt, yearly, annually",
  day: "dag, dage, day, days",
  week: "uge, ugen, uger, week, weeks",
  month: "måned, måneden, måneder, månederne, month, months",
  quarter: "kvartal, kvartalet, quarter, quarters",
  half: "halvår, halvåret",
  year: "år, året, year, years",
  d1: "mandag, mandagen, man, monday, mon",
  d2: "tirsdag, tirsdagen, tirs, tir, tuesday, tue, tues",
  d3: "onsdag, onsdagen, ons, wednesday, wed",
  d4: "torsdag, torsdagen, tors, tor, thursday, thu, thurs",
  d5: "fredag, fredagen, fre, friday, fri",
  d6: "lørdag, lørdagen, lør, saturday, sat",
  d7: "søndag, søndagen, søn, sunday, sun",
  "every d1": "mandage, mondays",
  "every d2": "tirsdage, tuesdays",
  "every d3": "onsdage, wednesdays",
  "every d4": "torsdage, thursdays",
  "every d5": "fredage, fridays",
  "every d6": "lørdage, saturdays",
  "every d7": "søndage, sundays",
  m1: "januar, january, jan",
  m2: "februar, february, feb",
  m3: "marts, march, mar",
  m4: "april, apr",
  m5: "maj, may",
  m6: "juni, june, jun",
  m7: "juli, july, jul",
  m8: "august, aug",
  m9: "september, sep, sept",
  m10: "oktober, october, okt, oct",
  m11: "november, nov",
  m12: "december, dec",
  "#1": "første, first",
  "#2": "anden, andet, second",
  "#3": "tredje, third",
  "#4": "fjerde, fourth",
  "#14": "fjortende",
  "#last": "sidste, last",
  "#other": "other",
  "1": "en, et, én, ét, one, a, an",
  "2": "to, two",
  "3": "tre, three",
  "4": "fire, four",
  "5": "fem, five",
  "6": "seks, six",
};

/** Several words that mean one thing, made one before they are looked up. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})d\.?\s*(?=\d)/gu, "den "],
  [/(?<!\p{L})(den|the)\s+(\d{1,2})(?=\s|$)/gu, "$1 $2."],
  [/(?<!\p{L})i dag(?!\p{L})/gu, "idag"],
  [/(?<!\p{L})(?:i overmorgen|(?:the )?day after tomorrow)(?!\p{L})/gu, "overmorgen"],
  [/(?<!\p{L})i morgen(?!\p{L})/gu, "imorgen"],
  [/(?<!\p{L})hveranden(?!\p{L})/gu, "hver anden"],
  [/(?<!\p{L})hvert halve år(?!\p{L})/gu, "halvårligt"],
  [/(?<!\p{L})half[ -]years?(?!\p{L})/gu, "halvår"],
  [/(?<!\p{L})half[ -]yearly(?!\p{L})/gu, "halvårligt"],
  [/(?<!\p{L})fra og med(?!\p{L})/gu, "fra"],
  [/(?<!\p{L})til og med(?!\p{L})/gu, "indtil"],
  [/(?<!\p{L})(?:med start|første (?:gang|møde)|beginning|starting)(?!\p{L})/gu, "fra"],
  [/(?<!\p{L})sidste (?:gang|møde)(?!\p{L})/gu, "indtil"],
  [/(?<!\p{L})(?:en|én|1) gang (?=(?:halv)?årligt?|kvartalsvis|månedligt?|ugentligt?)/gu, ""],
  [/(?<!\p{L})(?:en|én|1) gang (?:om|i|hver|hvert|pr\.?)(?!\p{L})/gu, "hver"],
  [/(?<!\p{L})once (?=yearly|annually|quarterly|monthly|weekly)/gu, ""],
  [/(?<!\p{L})once (?:a|an|per|every|each)(?!\p{L})/gu, "every"],
  [/(?<!\p{L})alle (?=\p{L}*(?:dage|uger|måneder)(?!\p{L}))/gu, "hver "],
  // What is held on a weekday as a habit, which "tirsdag" alone is not.
  [/(?<!\p{L})om ((?:man|tirs|ons|tors|fre|lør|søn)dag)en(?!\p{L})/gu, "fast $1"],
  // "Hver 3. i måneden" is not every third month.
  [/(?<!\p{L})(?:i|af|of|in) (?:(?:the|hver|each|every) )?(?:måneden|måned|month)(?!\p{L})/gu, "hver måned"],
  // "I år" says which year, "i året" how often.
  [/(?<!\p{L})i år(?!\p{L})/gu, "dette år"],
  [/(?<!\p{L})(?:mellem|between) (\S+(?: \S+){0,2}?) (?:og|and)(?= )/gu, "fra $1 til"],
];

const counts: Readonly<Record<string, number>> = {
  ...{ to: 2, two: 2, tre: 3, three: 3, fire: 4, four: 4, seks: 6, six: 6, tolv: 12, twelve: 12 },
};
const aYear = String.raw`(?:(?:om|i) året|(?:pr\.?|per|hvert) år|årligt?|(?:an?|per|each|every) year|yearly|annually)`;
/** "Fire gange om året", "twice a year". */
const timesAYear = new RegExp(
  String.raw`(?<!\p{L})(?:twice|(${Object.keys(counts).join("|")}|\d{1,2}) ?(?:gange|times|x|møder|meetings)) ${aYear}(?!\p{L})`,
  "gu",
);

/** How often that is, by the months between, where the year falls into so many parts. */
const monthsApart: Readonly<Record<number, string>> = {
  ...{ 1: "månedligt", 2: "hver 2. måned", 3: "kvartalsvis", 4: "hver 4. måned", 6: "halvårligt" },
};
const parted = (said: string, count = "2"): string =>
  monthsApart[12 / (counts[count] ?? Number(count))] ?? said;

/** "Kvartalsvis" for "fire gange om året"; "fem gange om året" stays, for it is no rhythm. */
export const withRhythm = (words: string): string => words.replace(timesAYear, parted);

/** A date in figures, day before month as in Denmark: 2027-01-06, 6/1, 6/1-27, 6.1.2027. */
const isoDate = /(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/gu;
const slashDate = /(?<![\d/.])(\d{1,2})\/(\d{1,2})(?:([-/.]\d\d|[-/. ]\d{4})(?![\d.:]))?(?![\d/])/gu;
const fullDate = /(?<![\d/.])(\d{1,2})[.-](\d{1,2})[.-](\d{4})(?!\d)/gu;

const known = new Map<string, string>();
for (const [sign, words] of Object.entries(signs))
  for (const word of words.split(", ")) known.set(word, sign);

/** A month's name, or its sign in a date that was written in figures. */
export const monthWord = String.raw`(?:${[...known]
  .filter(([, sign]) => /^m\d/u.test(sign))
  .map(([word]) => word)
  .join("|")}|%\d{1,2})(?!\p{L})`;

/** "To" is a number in Danish; before a date it is English, and says where a series ends. */
const toDate = new RegExp(
  String.raw`(?<!\p{L})to(?=\s+(?:the\s+)?(?:\d{1,2}(?:\.|st|nd|rd|th)?\s+(?:of\s+)?${monthWord}|${monthWord}\s+\d))`,
  "gu",
);

/** Phrases and dates in figures written in the one way that the rest reads. */
export function withOneWay(words: string): string {
  const dated = (date: string, month: string, year: string) => ` ${Number(date)}. %${Number(month)} ${year} `;
  return withRhythm(phrases.reduce((said, [phrase, one]) => said.replace(phrase, one), words))
    .replace(isoDate, (_, year: string, month: string, date: string) => dated(date, month, year))
    .replace(fullDate, (_, date: string, month: string, year: string) => dated(date, month, year))
    .replace(slashDate, (_, date: string, month: string, year?: string) => dated(date, month, fullYear(year)))
    .replace(toDate, "until");
}

/** "27" and "2027", each with what stands before it. */
const fullYear = (year = ""): string => (year.length === 3 ? `20${year.slice(1)}` : year.slice(1));

/** What is said as a line of signs; undefined when one of its words is not known. */
export function signsOf(said: string): string | undefined {
  const read = said
    .replace(/(\d\.)(?=\p{L})/gu, "$1 ")
    .split(/[\s,;!?()–-]+/u)
    .filter((word) => word !== "" && word !== ".")
    .map(signOf);
  if (read.includes(undefined)) return undefined;
  return read
    .filter((sign) => sign !== "")
    .join(" ")
    .replace(/\b(?:every )+every\b/gu, "every")
    .replace(/\band (?=from|until|in)/gu, "")
    .replace(/\bin (?!\d)/gu, "")
    .replace(/^(?:usual )+(d\d)(?= from| until|$)/u, "every $1")
    .replace(/\busual /gu, "");
}

function signOf(word: string): string | undefined {
  const figure = /^(\d{1,4})(\.|st|nd|rd|th)?$/u.exec(word);
  if (figure) return `${figure[2] ? "#" : ""}${Number(figure[1])}`;
  return /^%\d{1,2}$/u.test(word) ? word.replace("%", "m") : known.get(word.replace(/\.$/u, ""));
}
