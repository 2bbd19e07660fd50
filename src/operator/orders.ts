import { parkingKinds, type AnyLetter, type ParkingKind } from "../letters/letter.js";
import type { Documents } from "../store/documents.js";
import type { Instant } from "../time.js";
import { mostListed, parkedLetters, RemovedMeanwhile, resend, type ParkedLetters } from "./parked.js";

/** What an operator asks for. */
export type Order = { readonly do: "list" } | { readonly do: "resend"; readonly which: "all" | Which };

interface Which {
  readonly kind: ParkingKind;
  readonly id: string;
}

const usage = `Use it like this:
  npm run letters                              lists the parked letters
  npm run letters -- resend all                sends all of them again
  npm run letters -- resend network/<id>       sends those of one document again`;

/** The order on the command line. @throws Error with a sentence for the operator. */
export function orderIn(words: readonly string[]): Order {
  const [first, which, ...more] = words;
  if (first === undefined) return { do: "list" };
  if (first !== "resend") throw new Error(`"${first}" is nothing that can be done with letters.\n${usage}`);
  if (which === undefined) throw new Error(`Say which letters to resend.\n${usage}`);
  if (more.length > 0) throw new Error(`"${more.join(" ")}" is too much.\n${usage}`);
  return { do: "resend", which: which === "all" ? which : documentIn(which) };
}

function documentIn(word: string): Which {
  const [, named, id] = /^([^/]*)\/(.+)$/s.exec(word) ?? [];
  const kind = parkingKinds.find((one) => one === named);
  if (kind && id) return { kind, id };
  const kinds = parkingKinds.map((one) => `${one}/<id>`).join(", ");
  throw new Error(`"${word}" is no document with letters; it is "all" or one of ${kinds}.\n${usage}`);
}

/** Carries an order out; resolves to the lines to print. Ids and moments alone, never what a letter says. */
export async function carriedOut(order: Order, documents: Documents, now: Instant): Promise<string[]> {
  if (order.do === "list") return listed(await parkedLetters(documents, undefined, mostListed));
  const { which } = order;
  const meant = await parkedLetters(documents, (at) => which === "all" || isMeant(at, which));
  if (which !== "all" && meant.length === 0)
    throw new Error(
      `No letter is parked in ${which.kind}/${which.id}. "npm run letters" lists those that are.`,
    );
  const due: ParkedLetters[] = [];
  for (const one of meant) if (await isMadeDue(documents, one, now)) due.push(one);
  return due.length === 0
    ? ["No letter is parked, so nothing is sent again."]
    : [`${counted(due)} due now. The running bot sends what it can within a minute; list again to see.`];
}

/** A document that is removed at this very moment keeps no other's letters waiting. */
async function isMadeDue(documents: Documents, { at }: ParkedLetters, now: Instant): Promise<boolean> {
  try {
    await resend(documents, at, now);
    return true;
  } catch (error) {
    if (error instanceof RemovedMeanwhile) return false;
    throw error;
  }
}

const isMeant = (at: Which, { kind, id }: Which): boolean => at.kind === kind && at.id === id;

function listed(parked: readonly ParkedLetters[]): string[] {
  if (parked.length === 0) return ["No letter is parked."];
  const more = parked.length < mostListed ? [] : ["There are more: only the longest parked are listed here."];
  return [
    `${counted(parked)} parked.`,
    ...parked.flatMap(({ at, letters }) => [
      `\n${at.kind}/${at.id} (tenant ${at.tenantId})`,
      ...letters.map(lineOf),
    ]),
    "",
    ...more,
    "npm run letters -- resend all, or resend and one of the names above, sends them again.",
  ];
}

const lineOf = ({ kind, to, tries, parkedSince }: AnyLetter): string =>
  `  ${kind} ${to === undefined ? "to no one person" : `to ${to}`}: tried ${tries} times, parked since ${parkedSince ?? ""}`;

function counted(parked: readonly ParkedLetters[]): string {
  const count = parked.reduce((sum, { letters }) => sum + letters.length, 0);
  return count === 1 ? "1 letter is" : `${count} letters are`;
}
