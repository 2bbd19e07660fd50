import type { Answers } from "../../interview/interview.js";

/** Formal networks have rules (how often they meet, for which cases), informal ones acquaintance and relations. S3-1. */
export const formalities = ["formal", "informal"] as const;
export type Formality = (typeof formalities)[number];
/** Whether the task has its answer given (closed) or not (open). S3-1. */
export const tasks = ["open", "closed"] as const;
export type Task = (typeof tasks)[number];
/** What the network is for: a temporary development task, strengthening across disciplines, knowing each other. S3-3. */
export const aims = ["development", "strengthening", "knowing"] as const;
export type Aim = (typeof aims)[number];
export const relations = ["supplements", "replaces", "neither"] as const;
export type Relation = (typeof relations)[number];

/** The fields that are chosen, and what there is to choose among. */
export const choiceFields = { formality: formalities, task: tasks, aim: aims, relation: relations } as const;
export type ChoiceField = keyof typeof choiceFields;

/** What there is to choose among; undefined for a field that is written. */
export const choiceIn = (field: string): readonly string[] | undefined =>
  Object.hasOwn(choiceFields, field) ? choiceFields[field as ChoiceField] : undefined;

/** How people write a choice, in Danish and English; "u-" and "in-" words come first, for the others are part of them. */
const spoken: Readonly<Record<ChoiceField, readonly (readonly [choice: string, words: RegExp])[]>> = {
  formality: [
    ["informal", /^(?:et )?(?:uformel(?:t|le)?|informal)(?: netværk| network)?$/u],
    ["formal", /^(?:et )?(?:formel(?:t|le)?|formal)(?: netværk| network)?$/u],
  ],
  task: [
    ["open", /^(?:en |an )?(?:åbe?n|åbent|åbne|open)(?: opgaven?| task)?$/u],
    ["closed", /^(?:en |a )?(?:lukket|lukkede|closed)(?: opgaven?| task)?$/u],
  ],
  aim: [
    [
      "development",
      /^(?:en |a )?(?:midlertidig |temporary )?(?:udviklingsopgaven?|udvikling|development(?: task)?)$/u,
    ],
    [
      "strengthening",
      /^(?:en |a )?(?:generel |general )?(?:styrkelsen?(?: på tværs)?|styrke|strengthening(?: across disciplines)?)$/u,
    ],
    [
      "knowing",
      /^(?:(?:øget )?kendskab(?: til hinanden)?|kende hinanden|(?:getting to )?know(?:ing)? each other)$/u,
    ],
  ],
  relation: [
    ["supplements", /^(?:(?:det |it )?(?:supplerer|supplements|supplement))$/u],
    ["replaces", /^(?:(?:det |it )?(?:erstatter|replaces|erstatning))$/u],
    ["neither", /^(?:(?:ingen af delene|hverken eller|neither|nothing yet))$/u],
  ],
};

/**
 * The choices a message names, when it says nothing else: "formelt, åben opgave". A longer one is somebody's own words
 * in which such a word happens to stand.
 */
export function choicesIn(fields: readonly string[], text: string): Answers | undefined {
  const phrases = text
    .toLowerCase()
    .replace(/[.!]+$/u, "")
    .split(/\s*(?:,|\/|\n|;|\+| og | and )\s*/u);
  const own = fields.filter((field): field is ChoiceField => choiceIn(field) !== undefined);
  const named = phrases.map((phrase) => chosenBy(own, phrase.trim()));
  return named.every((pair) => pair !== undefined) ? Object.fromEntries(named) : undefined;
}

function chosenBy(fields: readonly ChoiceField[], phrase: string): readonly [string, string] | undefined {
  for (const field of fields) {
    const found = spoken[field].find(([, words]) => words.test(phrase));
    if (found) return [field, found[0]];
  }
  return undefined;
}
