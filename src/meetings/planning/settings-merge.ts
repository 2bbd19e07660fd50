import { leads } from "../when.js";
import { linesIn, ticked, type SettingInputs } from "./clicks.js";
import { markOf } from "./mark.js";

/** What the form asks for, in its order. */
const fields = ["leads", "zone", "standing", "taker"] as const;
export type SettingField = (typeof fields)[number];

/** What the form was opened on, as its card carries it: a mark for each field, and nobody's words. */
export const seenIn = (inputs: SettingInputs): string =>
  fields.map((field) => markOf(inputs[field])).join(".");

/** As it would be stored: the lead times in their order, the standing agenda without empty lines. */
export const asStored = (inputs: SettingInputs): SettingInputs => ({
  ...inputs,
  leads: leads.filter((lead) => ticked(inputs.leads).includes(lead)).join(","),
  standing: linesIn(inputs.standing).join("\n"),
});

/** What became of a form that another's changes may have overtaken. */
export interface MergedSettings {
  /** The person's own where they changed something, else what stands now. */
  readonly inputs: SettingInputs;
  /** Changed by the person and by another since, differently: to be looked at before it is saved. */
  readonly clashes: readonly SettingField[];
}

/**
 * Brings the form together with what stands now, so that nobody takes back what they have not seen. Of a card that does
 * not say what it was opened on, all that differs is to be looked at.
 */
export function mergedWith(given: SettingInputs, current: SettingInputs, seen: string): MergedSettings {
  const marks = seen.split(".");
  const own = fields.filter(
    (field) => given[field] !== current[field] && markOf(given[field]) !== marks[fields.indexOf(field)],
  );
  return {
    inputs: { ...current, ...Object.fromEntries(own.map((field) => [field, given[field]])) },
    clashes: own.filter((field) => markOf(current[field]) !== marks[fields.indexOf(field)]),
  };
}
