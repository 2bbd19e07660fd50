import { createRequire } from "node:module";
import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "../people/person.js";
import type { RefusalCode } from "../refusal.js";

const load = createRequire(import.meta.url);
type Danish = typeof import("./da.json");
type English = typeof import("./en.json");

/** A text's key; it must stand in both files, and every refusal must have its sentence, or the build fails. */
export type Key = keyof Danish & keyof English & string;
type Lacks =
  | Exclude<keyof Danish, keyof English>
  | Exclude<keyof English, keyof Danish>
  | Exclude<`refusal.${RefusalCode}`, Key>;
const nothingLacks: [Lacks] extends [never] ? true : { lacks: Lacks } = true;

export interface Text {
  readonly language: Language;
  (key: Key, values?: Readonly<Record<string, string | number>>): string;
}

const files: Record<Language, Record<Key, string>> = {
  da: load("./da.json") as Danish,
  en: load("./en.json") as English,
};

const locales: Record<Language, string> = { da: "da-DK", en: "en-GB" };

function textIn(language: Language): Text {
  const parsed = new Map<Key, IntlMessageFormat>();
  const text = (key: Key, values?: Readonly<Record<string, string | number>>): string => {
    if (!values) return files[language][key];
    let format = parsed.get(key);
    if (!format)
      parsed.set(
        key,
        (format = new IntlMessageFormat(files[language][key], locales[language], undefined, {
          ignoreTag: true,
        })),
      );
    return String(format.format({ ...values }));
  };
  return Object.assign(text, { language });
}

/** The product's sentences in each language, ICU message syntax where a value is woven in. */
export const texts: Record<Language, Text> = { da: textIn("da"), en: textIn("en") };

/** The stored choice, then the activity's locale, then Danish. */
export function languageOf(choice: Language | undefined, locale: string | undefined): Language {
  if (choice) return choice;
  return locale?.toLowerCase().startsWith("en") ? "en" : "da";
}

export const keys = Object.keys(files.da) as Key[];
void nothingLacks;
