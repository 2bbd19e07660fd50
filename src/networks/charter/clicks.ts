import { z } from "zod/v4";
import { tidied } from "../../interview/plain.js";
import { refuse } from "../../refusal.js";
import { charterFields, charterSections, type CharterSection, type CharterTexts } from "./charter.js";

const number = z.coerce.number().int().min(0).max(1_000_000);
const networks = z.object({
  networkId: z.string().min(1).max(64),
  page: number.max(10_000).optional(),
  version: number.optional(),
});
const sections = networks.extend({ field: z.string().max(40) });
const forms = networks.extend({ version: number }).catchall(z.unknown());
const comparisons = networks.extend({ from: number.optional(), to: number.optional() });

/** What does not look like a click on a card of ours has not come from one. @throws Refusal unknown-click. */
function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  return result.success ? result.data : refuse("unknown-click");
}

export const readNetworkId = (data: unknown): z.output<typeof networks> => read(networks, data);

export function readSection(data: unknown): { networkId: string; section: CharterSection } {
  const { networkId, field } = read(sections, data);
  return { networkId, section: charterSections.find(({ id }) => id === field) ?? refuse("unknown-click") };
}

/** The fields a form sent, tidied, and the version the person saw when they filled it in. */
export function readForm(data: unknown): { networkId: string; seen: number; given: CharterTexts } {
  const { networkId, version, ...rest } = read(forms, data);
  const given = charterFields.flatMap((field) => {
    const said = rest[field];
    if (typeof said !== "string") return [];
    return [[field, field === "title" ? tidied(said).replace(/\s+/gu, " ") : tidied(said)] as const];
  });
  return { networkId, seen: version, given: Object.fromEntries(given) };
}

/** Two versions to compare, the earlier first: those chosen, or a version and the one before it. */
export function readComparison(data: unknown): { networkId: string; from: number; to: number } {
  const { networkId, version, from, to } = read(comparisons, data);
  if (version !== undefined) return { networkId, from: version - 1, to: version };
  if (from === undefined || to === undefined) refuse("unknown-click");
  return { networkId, from: Math.min(from, to), to: Math.max(from, to) };
}
