import { parkedIn } from "../../letters/carrying.js";
import type { AnyLetter } from "../../letters/letter.js";
import { refuse } from "../../refusal.js";
import { after, day, minute, type Instant } from "../../time.js";
import { guessKind, type ActorKind } from "../actor-kinds.js";
import { checkedWords, type Words } from "./words.js";

/** Where a suggestion stands: foreslået, kontaktet, ja, nej, senere; or withdrawn by its author; or merged into another. */
export const suggestionStates = [
  "suggested",
  "contacted",
  "yes",
  "no",
  "later",
  "withdrawn",
  "merged",
] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** More than these nobody can follow up on: suggestions in sight on one theme, and of them one person's. */
export const themeLimit = 500;
export const personLimit = 20;
/** The same name and why from the same person within this time is one suggestion, pressed twice. */
export const sameWithin = minute;
/** How long after the owner's move the author is told, so that a slip can be taken back first. */
export const tellAfter = 5 * minute;
/** How long a withdrawn suggestion can be brought back; then its words are removed for good. */
export const keptWithdrawn = day;

/** Forslag: a colleague's word on who can help ("hvem kan hjælpe"). Its id is `themeId:` and a mark of the click. S0-6. */
export interface Suggestion {
  readonly tenantId: string;
  readonly id: string;
  readonly themeId: string;
  /** The colleague who suggested it; only the theme's owner sees who. */
  readonly by: string;
  readonly byName: string;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** When its words were corrected or the owner last moved it; a button drawn before that is out of date. */
  readonly revisedAt: Instant;
  readonly name: string;
  readonly kind: ActorKind;
  readonly why: string;
  /** How to reach the actor; only the theme's owner and the author see it. */
  readonly contact?: string;
  /** When a colleague was picked: the person's id in Microsoft Entra. */
  readonly person?: string;
  readonly state: SuggestionState;
  /** What it was before the owner's last move, so that the move can be taken back. */
  readonly before?: Standing;
  /** What it was when its author withdrew it. */
  readonly withdrawnAs?: Standing;
  /** The owner's reason for a no; the author is told. */
  readonly reason?: string;
  /** The suggestion that this one says the same as; both names and all supporters are found by it. */
  readonly mergedInto?: string;
  readonly supporters: readonly string[];
  /** Whether the author wants to hear what becomes of it, and whether that was told. */
  readonly wantsNews: boolean;
  readonly told?: boolean;
  /** When the author is to be told, or when a withdrawn one is removed. */
  readonly dueAt?: Instant;
  /** The word to its author, where Teams would not take it in so far. */
  readonly letters?: readonly AnyLetter[];
  /** Since when that is parked. */
  readonly parkedSince?: Instant;
  /** Marks of the last clicks taken in, so that a repeated delivery changes nothing. */
  readonly heard: readonly string[];
}

/** Where it stands, with what belongs to that. */
export interface Standing {
  readonly state: SuggestionState;
  readonly reason?: string;
  readonly mergedInto?: string;
}

/** One click, by whom and when; its marks are what a repeated delivery has in common with the first. */
export interface Press {
  readonly by: string;
  readonly byName: string;
  readonly now: Instant;
  readonly marks: readonly string[];
}

export interface NewSuggestion extends Words {
  readonly kind?: ActorKind;
  readonly person?: string;
  readonly wantsNews: boolean;
}

/** A kind that was not chosen is guessed from the name; a colleague comes from some department. */
const kindOf = ({ kind, person, name }: NewSuggestion): ActorKind =>
  kind ?? (person ? "department" : guessKind(name));

/** @throws Refusal with the field: a CPR number, too long, no name, no reason why. */
export function suggest(
  at: { readonly tenantId: string; readonly id: string; readonly themeId: string },
  given: NewSuggestion,
  press: Press,
): Suggestion {
  const { wantsNews, person } = given;
  return {
    tenantId: at.tenantId,
    id: at.id,
    themeId: at.themeId,
    by: press.by,
    byName: press.byName,
    createdAt: press.now,
    changedAt: press.now,
    revisedAt: press.now,
    ...checkedWords(given),
    kind: kindOf(given),
    ...(person ? { person } : {}),
    state: "suggested",
    supporters: [],
    wantsNews,
    heard: press.marks,
  };
}

const keptHeard = 60;

/** A change by a click that was not taken in before; an unchanged suggestion is not marked. */
export function heardOnce(
  suggestion: Suggestion,
  press: Press,
  rule: (current: Suggestion) => Suggestion,
): Suggestion {
  if (press.marks.some((mark) => suggestion.heard.includes(mark))) return suggestion;
  const next = rule(suggestion);
  if (next === suggestion) return suggestion;
  return { ...next, changedAt: press.now, heard: [...next.heard, ...press.marks].slice(-keptHeard) };
}

/** What is gone cannot be supported, moved or corrected. */
function standing(suggestion: Suggestion): Suggestion {
  return suggestion.state === "withdrawn" ? refuse("suggestion-gone") : suggestion;
}

/** One support a person; the author is behind it already. */
export function support(suggestion: Suggestion, press: Press): Suggestion {
  return heardOnce(standing(suggestion), press, (current) => {
    if (current.by === press.by) refuse("own-suggestion");
    if (current.supporters.includes(press.by)) return current;
    return { ...current, supporters: [...current.supporters, press.by] };
  });
}

export function unsupport(suggestion: Suggestion, press: Press): Suggestion {
  return heardOnce(suggestion, press, (current) => {
    if (!current.supporters.includes(press.by)) return current;
    return { ...current, supporters: current.supporters.filter((person) => person !== press.by) };
  });
}

/** Only the author changes a suggestion's words, and to others it is not theirs. */
const own = (suggestion: Suggestion, press: Press): Suggestion =>
  suggestion.by === press.by ? suggestion : refuse("not-your-suggestion");

/** The author corrects it, until the owner has done something with it. A picked colleague keeps their name. */
export function correct(suggestion: Suggestion, given: NewSuggestion, press: Press): Suggestion {
  return heardOnce(standing(own(suggestion, press)), press, (current) => {
    if (current.state !== "suggested") refuse("suggestion-taken-up");
    const { contact, ...rest } = current;
    const words = checkedWords(current.person ? { ...given, name: current.name } : given);
    const kind = given.kind ?? (words.name === current.name ? current.kind : guessKind(words.name));
    return { ...rest, ...words, kind, wantsNews: given.wantsNews, revisedAt: press.now };
  });
}

/** The author takes it back; not once the actor has said yes. It can be brought back for a day. */
export function withdraw(suggestion: Suggestion, press: Press): Suggestion {
  return heardOnce(own(suggestion, press), press, (current) => {
    if (current.state === "withdrawn") return current;
    if (current.state === "yes") refuse("suggestion-taken-up");
    const { rest, was } = apart(current);
    const dueAt = after(press.now, keptWithdrawn);
    return { ...rest, state: "withdrawn", withdrawnAs: was, revisedAt: press.now, dueAt };
  });
}

/** The author's withdrawal taken back. */
export function restore(suggestion: Suggestion, press: Press): Suggestion {
  return heardOnce(own(suggestion, press), press, (current) => {
    const { withdrawnAs, ...rest } = notDue(current);
    return withdrawnAs ? { ...rest, ...withdrawnAs, revisedAt: press.now } : current;
  });
}

/** Nothing of it falls due any more. */
export function notDue({ dueAt, letters, parkedSince, ...rest }: Suggestion): Suggestion {
  return rest;
}

/** With the word to its author that is tried again; what the clock needs is set beside it. */
export function withLetters(
  suggestion: Suggestion,
  { letters }: { readonly letters: readonly AnyLetter[] },
  changedAt: Instant,
): Suggestion {
  const [dueAt] = letters.map((letter) => letter.dueAt).sort();
  const parked = parkedIn(letters);
  return {
    ...notDue(suggestion),
    changedAt,
    letters,
    ...(dueAt ? { dueAt } : {}),
    ...(parked ? { parkedSince: parked } : {}),
  };
}

/** A suggestion without its standing, and the standing. */
function apart(suggestion: Suggestion) {
  const { state, reason, mergedInto, ...rest } = notDue(suggestion);
  const was: Standing = { state, ...(reason ? { reason } : {}), ...(mergedInto ? { mergedInto } : {}) };
  return { rest, was };
}

/** It stands otherwise now, and how it stood is kept. */
export function stoodAs(suggestion: Suggestion, now: Standing): Suggestion {
  const { rest, was } = apart(suggestion);
  return { ...rest, ...now, before: was };
}

/** It stands as it did before the last move. @throws Refusal nothing-to-undo. */
export function undone(suggestion: Suggestion): Suggestion {
  const { before = refuse("nothing-to-undo"), ...rest } = apart(suggestion).rest;
  return { ...rest, ...before };
}
