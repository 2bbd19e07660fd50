/** DDMMYY as people write it: run together, or with the same space, dot, slash or hyphen between the parts. */
const date = String.raw`(\d{2})([ ./-]?)(\d{2})\2(\d{2})`;
/** Between date and number: nothing, spaces, or a hyphen with or without them. */
const gap = " {0,3}-? {0,3}";
/**
 * Not a part of something longer: no digit next to it, no further group joined by a hyphen (a case number), and no
 * country code before it (a phone number). Other groups may stand beside it, for names and dates often do.
 */
const start = String.raw`(?<!\d|\d-|\+\d{1,3} )`;
const end = String.raw`(?!\d|-\d)`;
const candidate = new RegExp(`${start}${date}${gap}(\\d)\\d{3}${end}`, "g");

/**
 * Whether a Danish CPR number stands anywhere in a text, so that it can be refused before it is kept.
 * The date must exist; the control digit is not asked for, because numbers without one are given since 2007.
 */
export function holdsCpr(text: string): boolean {
  for (const [, day, , month, year, seventh] of legible(text).matchAll(candidate)) {
    if (exists(Number(day), Number(month), yearOf(Number(year), Number(seventh)))) return true;
  }
  return false;
}

/** Full-width digits as digits, invisible characters gone, and every kind of dash and space as the plain one. */
const legible = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[\p{Dash_Punctuation}\u2212]/gu, "-")
    .replace(/[\p{Space_Separator}\t]/gu, " ");

/**
 * The year as far as it decides whether the date exists. The seventh digit tells the century, 0 to 3 the 1900s; among
 * 18xx, 19xx and 20xx leap years fall alike, save that 1900 was none.
 */
const yearOf = (year: number, seventh: number): number => (seventh <= 3 ? 1900 : 2000) + year;

/** Days roll over into the next month when the date does not exist, and then they no longer agree. */
function exists(day: number, month: number, year: number): boolean {
  const found = new Date(Date.UTC(year, month - 1, day));
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
}
