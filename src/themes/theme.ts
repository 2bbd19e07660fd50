import { begin, save, type Interview, type Reply } from "../interview/interview.js";
import { refuse } from "../refusal.js";
import { after, day, type Instant } from "../time.js";
import { actorKinds, actorNames, guessKind, type ActorKind } from "./actor-kinds.js";
import { reopen, undo } from "../interview/moves.js";
import { fieldsOf, missingQuestions, themeScript, type QuestionId } from "./questions.js";
import {
  withSharing,
  type ResultsShown,
  type Sharing,
  type SharingState,
  type Shown,
  type ThemeLetter,
} from "./sharing/sharing.js";
import { firstLook, withdraw } from "./sharing/standing.js";

/** The most actors one theme lists; more than this nobody can call. */
export const actorLimit = 30;
/** How long a deleted theme can be brought back; then it is removed for good. */
export const restorable = 30 * day;

/** Netværkstema: something an employee wonders about that a network across departments could take up. S0. */
export interface Theme {
  readonly tenantId: string;
  readonly id: string;
  /** The person who unfolds it; nobody else may see a draft. */
  readonly owner: string;
  readonly state: "open" | "deleted";
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** When a deleted theme is removed for good, or something falls due for a shared one. */
  readonly dueAt?: Instant;
  readonly deletedAt?: Instant;
  readonly interview: Interview;
  /** The kinds of actor the person corrected, by the actor's name in lower case; the others are guessed. */
  readonly actorKinds: Readonly<Record<string, ActorKind>>;
  /** The kinds before they were last corrected, for undo. */
  readonly kindsBefore?: { readonly at: Instant; readonly actorKinds: Theme["actorKinds"] };
  /** What Teams would not take in so far; absent where there is nothing. */
  readonly letters?: readonly ThemeLetter[];
  /** Since when one of these has been parked. */
  readonly parkedSince?: Instant;
  /** How it is shared with colleagues; absent for a draft, which only its owner can see. */
  readonly sharing?: Sharing;
  /** The same as `sharing.state`, where a list can be narrowed by it. */
  readonly shared?: SharingState;
  /** What it became, and when: the network's title as it was then. S3. */
  readonly became?: { readonly title: string; readonly at: Instant };
  /** What the owner chose for sharing but has not sent yet. */
  readonly shareDraft?: ShareDraft;
}

/** The owner's choices on the way to sharing, kept while the preview is looked at. */
export interface ShareDraft {
  readonly channelIds: readonly string[];
  readonly department: string;
  readonly hidden: readonly QuestionId[];
  readonly results: ResultsShown;
  readonly closesAt?: Instant;
  /** The very copy that is looked at, and sent when the owner presses Del. */
  readonly shown: Shown;
  readonly at: Instant;
}

/** Aktør: someone who could help unfold the challenge. S0-6. */
export interface Actor {
  readonly name: string;
  readonly kind: ActorKind;
}

export function newTheme(tenantId: string, id: string, owner: string, now: Instant): Theme {
  const interview = begin(themeScript, now);
  return { tenantId, id, owner, state: "open", createdAt: now, changedAt: now, interview, actorKinds: {} };
}

/** Nothing has been written in it yet, so it need not be kept or shown. */
export const isBlank = (theme: Theme): boolean => Object.keys(theme.interview.answers).length === 0;

export const isAnswered = (theme: Theme, question: QuestionId): boolean =>
  fieldsOf(question).some((field) => theme.interview.answers[field]);

export const isComplete = (theme: Theme): boolean => missingQuestions(theme.interview.answers).length === 0;

/** Only the owner sees a draft; to others it does not exist. */
export function ownTheme(theme: Theme | undefined, personId: string): Theme {
  if (!theme || theme.owner !== personId) refuse("no-such-theme");
  return theme;
}

/** The owner's theme, unless it was deleted. */
export function openTheme(theme: Theme | undefined, personId: string): Theme {
  const own = ownTheme(theme, personId);
  return own.state === "deleted" ? refuse("theme-deleted") : own;
}

export function withInterview(theme: Theme, interview: Interview, now: Instant): Theme {
  if (interview === theme.interview) return theme;
  const count = actorNames(interview.answers.actors ?? "").length;
  if (count > actorLimit) refuse("too-many-actors", { count, limit: actorLimit, field: "actors" });
  return { ...theme, interview, changedAt: now };
}

/** The actors as the person listed them, each with the corrected or guessed kind. */
export function actorsOf(theme: Theme): Actor[] {
  return actorNames(theme.interview.answers.actors ?? "").map((name) => ({
    name,
    kind: chosenIn(theme.actorKinds, name) ?? guessKind(name),
  }));
}

/** What was chosen for an actor, whatever the actor is called. */
const chosenIn = <T>(chosen: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(chosen, name.toLowerCase()) ? chosen[name.toLowerCase()] : undefined;

/** Corrects actors' kinds; a kind we do not know is a forged click. */
export function correctKinds(theme: Theme, chosen: Readonly<Record<string, string>>, now: Instant): Theme {
  const changed = actorsOf(theme).flatMap(({ name, kind }) => {
    const choice = chosenIn(chosen, name);
    if (choice === undefined || choice === kind) return [];
    return [
      [name.toLowerCase(), actorKinds.find((known) => known === choice) ?? refuse("unknown-click")] as const,
    ];
  });
  if (changed.length === 0) return theme;
  const kindsBefore = { at: now, actorKinds: theme.actorKinds };
  return { ...theme, actorKinds: { ...theme.actorKinds, ...Object.fromEntries(changed) }, kindsBefore };
}

/** When the change was made that undo would take back now; empty when there is none. */
export const undoableAt = ({ interview, kindsBefore }: Theme): Instant =>
  [interview.steps.at(-1)?.at ?? "", kindsBefore?.at ?? ""].sort().at(-1) ?? "";

/** Takes the latest change back: corrected kinds, or an answer, whose question opens. @throws Refusal nothing-to-undo. */
export function undoChange(theme: Theme, now: Instant): Theme {
  const { kindsBefore, ...kept } = theme;
  const isKinds = kindsBefore && kindsBefore.at > (theme.interview.steps.at(-1)?.at ?? "");
  if (!isKinds) return withInterview(theme, undo(theme.interview, now), now);
  const interview = reopen(themeScript, theme.interview, "actors", now);
  return { ...kept, actorKinds: kindsBefore.actorKinds, interview, changedAt: now };
}

export function rename(theme: Theme, title: string, reply: Reply): Theme {
  if (title === "") refuse("empty-name", { field: "title" });
  if (title === theme.interview.answers.title) return theme;
  return withInterview(theme, save(theme.interview, undefined, { title }, reply), reply.now);
}

/**
 * Takes the theme out of sight; it can be brought back until it is removed for good. A shared one is taken back from
 * colleagues, and the clock looks soon whether its cards say so.
 */
export function remove(theme: Theme, now: Instant): Theme {
  if (theme.state === "deleted") return theme;
  const withdrawn = theme.sharing ? withdraw(theme, now) : theme;
  const dueAt = after(now, theme.sharing ? firstLook : restorable);
  return { ...withdrawn, state: "deleted", changedAt: now, deletedAt: now, dueAt };
}

/** When a deleted theme is removed for good. */
export const removalOf = ({ deletedAt, changedAt }: Theme): Instant =>
  after(deletedAt ?? changedAt, restorable);

/**
 * Brings a deleted theme back; one that was shared stays withdrawn until its owner shows it again, and the clock
 * still looks whether its cards say so.
 */
export function restore(theme: Theme, now: Instant): Theme {
  if (theme.state === "open") return theme;
  const { dueAt, deletedAt, ...kept } = theme;
  const open: Theme = { ...kept, state: "open", changedAt: now };
  return open.sharing ? withSharing(open, open.sharing, now) : open;
}
