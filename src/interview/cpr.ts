/** Between the parts people put at most two of these: a line break among them, but never an empty line. */
const separators = String.raw`(?!\n\n)[ ./_:\n-]`;
const joint = `(?:${separators}{0,2})`;
const space = `(?:${separators}{1,2})`;
/** Before the last four, also a hyphen with more room around it. */
const gap = `(?: {1,3}-? {0,3}| {0,3}- {0,3}|${space})`;
/**
 * Not a part of something longer: no digit next to it, no further group joined by a hyphen (a case number), no
 * country code before it (a phone number), and no international account number. Other groups may stand beside it,
 * for names and dates often do.
 */
const start = String.raw`(?<!\d|\d-|(?:\+|\b00)\d{1,3} |[A-Z]{2}\d{2}(?: \d{4}){1,7} )`;
const end = String.raw`(?!\d|-\d)`;
/** The last four, perhaps as two and two; then no further pair may follow, as it does in phone numbers and dates. */
const four = String.raw`(\d)(?:\d{3}${end}|\d {1,2}\d{2}(?!\d|[ ./_:-]\d))`;
const longYear = String.raw`((?:19|20)\d{2})`;

/**
 * The ways people write it. A four-digit year asks for a space before the last four and for dates parted throughout or
 * not at all, or else rows of years ("2010-2012-2014") would count; a single-digit day or month asks for its separators.
 */
const forms = [
  String.raw`(\d{2})${joint}(\d{2})${joint}(\d{2})(?:${gap})?${four}`,
  String.raw`(\d{2})(\d{2})${longYear}${gap}${four}`,
  String.raw`(\d{2})${space}(\d{2})${space}${longYear}${gap}${four}`,
  String.raw`(\d{1,2})[./] ?(\d{1,2})[./-] ?((?:19|20)?\d{2})${gap}${four}`,
].map((form) => new RegExp(`${start}(?=${form})`, "g"));

/**
 * Whether a Danish CPR number stands anywhere in a text, so that it can be refused before it is kept. The date must
 * exist; the control digit is not asked for, because numbers without one are given since 2007. Where a text could be
 * either, it counts as one, for a leak is worse than a needless question.
 */
export function holdsCpr(text: string): boolean {
  const readable = legible(text);
  return forms.some((form) => {
    for (const [, day, month, year = "", seventh] of readable.matchAll(form)) {
      if (exists(Number(day), Number(month), yearOf(year, Number(seventh)))) return true;
    }
    return false;
  });
}

/** Full-width digits as digits, invisible characters gone, and every kind of dash, space and line break as the plain one. */
const legible = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[\p{Dash_Punctuation}\u2212]/gu, "-")
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, "\n")
    .replace(/[\p{Space_Separator}\t]/gu, " ");

/**
 * The year as far as it decides whether the date exists. Where only two digits are written, the seventh digit tells
 * the century, 0 to 3 the 1900s; among 18xx, 19xx and 20xx leap years fall alike, save that 1900 was none.
 */
const yearOf = (year: string, seventh: number): number =>
  year.length === 4 ? Number(year) : (seventh <= 3 ? 1900 : 2000) + Number(year);

/** Days roll over into the next month when the date does not exist, and then they no longer agree. */
function exists(day: number, month: number, year: number): boolean {
  const found = new Date(Date.UTC(year, month - 1, day));
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
}
