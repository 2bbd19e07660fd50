import { holdsCpr } from "../../interview/cpr.js";
import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import type { Channel } from "../../channels/channel.js";
import type { Language } from "../../people/person.js";
import { fields, fieldsOf, themeQuestions, type QuestionId } from "../questions.js";
import { actorsOf, isAnswered, isComplete, type ShareDraft, type Theme } from "../theme.js";
import { emptyBoard, type ChannelPost, type Sharing, type Shown } from "./sharing.js";
import { changed, checkedClosing, withClosing } from "./standing.js";

/** The most characters a department's name may have. */
export const departmentLimit = 80;

/** The answered questions whose answers may stay private; the title is always shown. */
export const hideable = (theme: Theme): QuestionId[] =>
  themeQuestions.map(({ id }) => id).filter((id) => id !== "title" && isAnswered(theme, id));

/** A copy of what colleagues will see: all answers but those kept private. S0-6. */
export function shownOf(
  theme: Theme,
  ownerName: string,
  department: string,
  hidden: readonly QuestionId[],
): Shown {
  const { answers } = theme.interview;
  const kept = new Set(hidden.filter((id) => id !== "title").flatMap((id) => [...fieldsOf(id)]));
  const shown = fields.flatMap((field) =>
    answers[field] && !kept.has(field) ? [[field, answers[field]] as const] : [],
  );
  return {
    title: answers["title"] ?? "",
    ownerName,
    department,
    answers: Object.fromEntries(shown),
    actors: kept.has("actors") ? [] : actorsOf(theme),
  };
}

/** Whether the owner has written something since that colleagues do not see yet. */
export function differs(theme: Theme, { shown, hidden }: Sharing): boolean {
  const now = shownOf(theme, shown.ownerName, shown.department, hidden);
  return JSON.stringify(now) !== JSON.stringify(shown);
}

/** What the owner chose on the form. */
export type Choices = Omit<ShareDraft, "at" | "shown">;

/**
 * Keeps the owner's choices and the very copy that will be shown, so that what is sent is what was looked at.
 * @throws Refusal not-unfolded, theme-withdrawn, no-channel, closing-date, too-long or cpr.
 */
export function withDraft(theme: Theme, choices: Choices, ownerName: string, now: Instant): Theme {
  mustBeShareable(theme);
  if (choices.channelIds.length === 0 && !theme.sharing) refuse("no-channel", { field: "channels" });
  if (choices.closesAt !== theme.sharing?.closesAt) checkedClosing(choices.closesAt, now);
  checkDepartment(choices.department);
  const shown = shownOf(theme, ownerName, choices.department, choices.hidden);
  return { ...theme, shareDraft: { ...choices, shown, at: now } };
}

/** More channels for a theme that is shared already; what is shown stays as it is. @throws Refusal no-channel. */
export function withMoreChannels(theme: Theme, channelIds: readonly string[], now: Instant): Theme {
  mustBeShareable(theme);
  if (channelIds.length === 0) refuse("no-channel", { field: "channels" });
  const { shown, hidden, results, closesAt } = theme.sharing ?? refuse("not-shared");
  const { department } = shown;
  const choices = { channelIds, department, hidden, results, ...(closesAt ? { closesAt } : {}) };
  return { ...theme, shareDraft: { ...choices, shown, at: now } };
}

/** @throws Refusal not-unfolded for a theme that lacks what makes it complete, theme-withdrawn. */
export function mustBeShareable(theme: Theme): void {
  if (!theme.sharing && !isComplete(theme)) refuse("not-unfolded");
  if (theme.sharing?.state === "withdrawn") refuse("theme-withdrawn");
}

function checkDepartment(department: string): void {
  if (holdsCpr(department)) refuse("cpr", { field: "department" });
  const { length } = department;
  if (length > departmentLimit) refuse("too-long", { field: "department", length, limit: departmentLimit });
}

/**
 * Shares what was looked at: the first time, in more channels, or as a new copy of what is shown; one post in each
 * channel, and none where there is one already. Without the draft of that very preview nothing changes.
 */
export function share(
  theme: Theme,
  previewed: Instant,
  channels: readonly Channel[],
  language: Language,
  now: Instant,
): Theme {
  const { shareDraft, ...rest } = theme;
  if (shareDraft?.at !== previewed) return theme;
  mustBeShareable(theme);
  const known = theme.sharing;
  const sharing = asDrafted(theme, shareDraft, language, now);
  if (sharing.closesAt !== known?.closesAt) checkedClosing(sharing.closesAt, now);
  const posts = channels
    .filter(({ id }) => shareDraft.channelIds.includes(id))
    .filter(({ id }) => !sharing.posts.some(({ channelId }) => channelId === id))
    .map(newPost);
  if (posts.length === 0 && !known) refuse("no-channel", { field: "channels" });
  return changed(rest, { ...sharing, posts: [...sharing.posts, ...posts] }, now);
}

/** How the theme stands when a draft is shared, but for new posts; without sharing before, in the language given. */
export function asDrafted({ sharing }: Theme, draft: ShareDraft, language: Language, now: Instant): Sharing {
  const { shown, hidden, results, closesAt } = draft;
  const before: Sharing = sharing ?? { ...unshared, shown, hidden, results, language, sharedAt: now };
  const closing = hasClosed(before, now) ? before : withClosing(before, closesAt, now);
  return { ...closing, shown, hidden, results };
}

/** What has closed stays closed when it is shared anew; opening it again is a choice of its own. */
export const hasClosed = ({ state, closesAt }: Sharing, now: Instant): boolean =>
  state === "closed" || (closesAt !== undefined && closesAt <= now);

const unshared = { state: "open", posts: [], board: emptyBoard, told: [], checkAt: "" } as const;

const newPost = ({ id, name, teamName, serviceUrl, bot }: Channel): ChannelPost => ({
  channelId: id,
  channelName: name,
  teamName,
  serviceUrl,
  bot,
  state: "sending",
  told: [],
});
