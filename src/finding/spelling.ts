/** Marks over letters other than æ, ø and å: café, résumé, Müller. */
const marks = /\p{Mark}/gu;

const asWritten = (word: string): string => word.normalize("NFC").toLowerCase();
const unmarked = (word: string): string => word.normalize("NFD").replace(marks, "").normalize("NFC");

/** As people write æ, ø and å on other keyboards: in two letters. */
const inTwo = (word: string): string =>
  unmarked(asWritten(word).replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa"));
/** And in one. */
const inOne = (word: string): string =>
  unmarked(asWritten(word).replaceAll("æ", "a").replaceAll("ø", "o").replaceAll("å", "a"));

/** Most words are spelt in one way only, which is worth knowing when a whole catalogue is read. */
const isPlain = (word: string): boolean => /^[a-z0-9]*$/.test(word);

/** Every way a word of a theme may be written by someone who looks for it; børn is found by boern and born as well. */
export function spellings(word: string): string[] {
  const lower = word.toLowerCase();
  return isPlain(lower) ? [lower] : [...new Set([inTwo(lower), inOne(lower)])];
}

/** The one way a word that is looked for is compared. */
export const spelling = (word: string): string => inTwo(word);

/** How many slips are forgiven in a word: short words with a slip in them are other words. */
export const slips = (word: string): number => (word.length < 5 ? 0 : word.length < 9 ? 1 : 2);
