import { parkedIn } from "../../letters/carrying.js";
import type { AnyLetter } from "../../letters/letter.js";
import { refuse } from "../../refusal.js";
import { after, day, minute, type Instant } from "../../time.js";
import type { Language } from "../../people/person.js";
import type { Actor, Theme } from "../theme.js";
import type { Field, QuestionId } from "../questions.js";

/** How a shared theme stands. Paused and closed ones are read, not added to; withdrawn ones are not shown any more. */
export type SharingState = "open" | "paused" | "closed" | "withdrawn";
/** When the votes' numbers are shown: at once, to those who have voted, or to all after closing. */
export const resultPolicies = ["at-once", "after-vote", "after-closing"] as const;
export type ResultsShown = (typeof resultPolicies)[number];
/** What is told in the channels' threads and to followers, each once. */
export type News = "closing-soon" | "closed" | "became-network";

/**
 * News, or new suggestions to the owner, that Teams would not take in. What is to be told stands in the sharing itself;
 * the letter says only how often that was tried, and when it is again.
 */
export interface ThemeLetter extends AnyLetter {
  readonly kind: News | "suggestions";
}

/** What colleagues see of a theme: a copy taken when the owner pressed Del, so that later edits stay private. */
export interface Shown {
  readonly title: string;
  readonly ownerName: string;
  /** The owner's department, as the owner wrote it; may be empty. */
  readonly department: string;
  /** The answers the owner did not keep private. */
  readonly answers: Readonly<Partial<Record<Field, string>>>;
  readonly actors: readonly Actor[];
}

/** One channel's post of the theme's card. */
export interface ChannelPost {
  readonly channelId: string;
  readonly channelName: string;
  readonly teamName: string;
  readonly serviceUrl: string;
  readonly bot: { readonly id: string; readonly name: string };
  /** `sending` until Teams has answered, `unclear` when it is not known whether the card arrived, `gone` when the bot was shut out. */
  readonly state: "sending" | "posted" | "unclear" | "gone";
  /** The thread the card began, and the card itself. */
  readonly conversationId?: string;
  readonly activityId?: string;
  /** The news this thread has been told. */
  readonly told: readonly News[];
}

/** What colleagues added, in short, so that a card is drawn without reading every suggestion. Recounted after each. */
export interface Board {
  /** All that are not withdrawn or merged. */
  readonly suggestions: number;
  /** The newest that are not decided yet, newest first, at most `boardNames`. */
  readonly newest: readonly Actor[];
  /** Those who will take part (state yes), at most `boardAccepted`, with how many there are. */
  readonly accepted: readonly Actor[];
  readonly acceptedCount: number;
  readonly joining: number;
}
export const boardNames = 5;
export const boardAccepted = 30;
export const emptyBoard: Board = { suggestions: 0, newest: [], accepted: [], acceptedCount: 0, joining: 0 };

/** Deling: how a theme is shared with colleagues. S0-6. */
export interface Sharing {
  readonly state: SharingState;
  readonly shown: Shown;
  /** The questions whose answers the owner keeps private. */
  readonly hidden: readonly QuestionId[];
  readonly results: ResultsShown;
  /** The last moment for suggestions and votes. */
  readonly closesAt?: Instant;
  readonly posts: readonly ChannelPost[];
  /** The owner's language when sharing: the card in the channels is written in it. */
  readonly language: Language;
  readonly sharedAt: Instant;
  readonly board: Board;
  /** Since when there are suggestions the owner has not been told of; they are gathered into one message. */
  readonly untoldSince?: Instant;
  /** When the owner last looked at the suggestions, or was told of them. */
  readonly ownerSaw?: Instant;
  /** The news followers have all been told. */
  readonly told: readonly News[];
  /** When the clock looks next whether the cards show what is stored; a crash may have kept one from being painted. */
  readonly checkAt: Instant;
  /** What was changed until then is known to stand on the cards. */
  readonly shownUntil?: Instant;
  /** How it stood before it was withdrawn, so that this can be taken back. */
  readonly before?: Exclude<SharingState, "withdrawn">;
  /** Until when one instance tells the news, so that no other does. */
  readonly busyUntil?: Instant;
}

/** How long new suggestions are gathered before the owner is told of them, in one message. */
export const gatherFor = 60 * minute;
/** How long before closing the channels and followers are told that it comes. */
export const soon = day;
/** How often the clock looks at an open theme's cards. */
export const checkEvery = 15 * minute;

/** When each thing that is to be told falls due; what was told, or is no news any more, is not among them. */
function tellings(
  sharing: Sharing,
  became: Theme["became"],
): Partial<Record<ThemeLetter["kind"], Instant | undefined>> {
  const { state, told, closesAt, untoldSince } = sharing;
  const isShown = state !== "withdrawn";
  return {
    "closing-soon": warningAt(sharing),
    closed: state === "closed" && !told.includes("closed") ? closesAt : undefined,
    "became-network": isShown && !told.includes("became-network") ? became?.at : undefined,
    suggestions: isShown && untoldSince ? after(untoldSince, gatherFor) : undefined,
  };
}

/** When a telling is tried again; undefined when it was not refused, or may be tried now. */
export const putOffUntil = (
  { letters = [] }: Pick<Theme, "letters">,
  kind: ThemeLetter["kind"],
  now: Instant,
): Instant | undefined => letters.find((one) => one.kind === kind && one.dueAt > now)?.dueAt;

/**
 * When something falls due for a shared theme: news, the owner's gathered suggestions, the look at its cards. An open
 * theme's cards are looked at time and again, any other's until they are known to show the last change: a theme that
 * was taken back must not stay in sight. Nothing while one is at it.
 */
export function dueOf(
  sharing: Sharing,
  changedAt: Instant,
  became?: Theme["became"],
  letters: Theme["letters"] = [],
): Instant | undefined {
  const { state, closesAt, checkAt, shownUntil = "", busyUntil } = sharing;
  const looks = state === "open" || shownUntil < changedAt;
  const told = Object.entries(tellings(sharing, became)).map(
    ([kind, at]) => at && (putOffUntil({ letters }, kind as ThemeLetter["kind"], at) ?? at),
  );
  const moments = [...told, state === "open" ? closesAt : undefined, looks ? checkAt : undefined];
  const first = moments.filter((moment) => moment !== undefined).sort()[0];
  return first && busyUntil && busyUntil > first ? busyUntil : first;
}

/** When it is told that closing comes; never for a theme that closes within a day of being shared. */
function warningAt({ state, closesAt, told, sharedAt }: Sharing): Instant | undefined {
  if (state !== "open" || closesAt === undefined || told.includes("closing-soon")) return undefined;
  const warnAt = after(closesAt, -soon);
  return warnAt > sharedAt ? warnAt : undefined;
}

/** The theme with its sharing as it now is; what lists and the clock need to know of it is set beside it. */
export function withSharing(theme: Theme, sharing: Sharing, now: Instant): Theme {
  const { dueAt, parkedSince, letters: before = [], ...rest } = theme;
  const waiting = tellings(sharing, theme.became);
  const letters = before.filter(({ kind }) => waiting[kind] !== undefined);
  const parked = parkedIn(letters);
  const due = theme.state === "deleted" ? dueAt : dueOf(sharing, now, theme.became, letters);
  return {
    ...rest,
    ...(letters.length > 0 ? { letters } : {}),
    ...(parked ? { parkedSince: parked } : {}),
    sharing,
    shared: sharing.state,
    changedAt: now,
    ...(due ? { dueAt: due } : {}),
  };
}

/** The theme with what Teams would not take in so far; what was told meanwhile falls away. */
export const withTellings = (
  theme: Theme,
  { letters }: { readonly letters: readonly ThemeLetter[] },
  changedAt: Instant,
): Theme => (theme.sharing ? withSharing({ ...theme, letters }, theme.sharing, changedAt) : theme);

/** A theme that colleagues may see; to them any other does not exist. @throws Refusal no-such-theme, theme-withdrawn. */
export function sharedTheme(theme: Theme | undefined): Theme & { readonly sharing: Sharing } {
  const { sharing } = theme ?? {};
  if (!theme || !sharing) refuse("no-such-shared-theme");
  if (sharing.state === "withdrawn" || theme.state === "deleted") refuse("theme-withdrawn");
  return { ...theme, sharing };
}

/** Whether colleagues may still add to it: the closing date counts from its very moment, also before the clock comes by. */
export const takesInput = ({ state, closesAt }: Sharing, now: Instant): boolean =>
  state === "open" && !(closesAt && closesAt <= now);

/** Whether the time for suggestions and votes is not over; a pause is no end. */
export const isBeforeClosing = ({ state, closesAt }: Sharing, now: Instant): boolean =>
  (state === "open" || state === "paused") && !(closesAt && closesAt <= now);

/** A shared theme that may be added to. @throws Refusal, also theme-paused and theme-closed. */
export function openToColleagues(
  theme: Theme | undefined,
  now: Instant,
): Theme & { readonly sharing: Sharing } {
  const shared = sharedTheme(theme);
  if (takesInput(shared.sharing, now)) return shared;
  return refuse(shared.sharing.state === "paused" ? "theme-paused" : "theme-closed");
}
