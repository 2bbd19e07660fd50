import { refuse } from "../../refusal.js";
import { after, day, minute, type Instant } from "../../time.js";
import type { Theme } from "../theme.js";
import { soon, takesInput, withSharing, type ChannelPost, type News, type Sharing } from "./sharing.js";

/** How far ahead a closing date may lie. */
export const farthestClosing = 2 * 365 * day;
/** How soon the clock looks whether the cards show what the owner just did; longer than any sending takes. */
export const firstLook = 2 * minute;

/** What the owner did is painted at once; the clock looks soon whether it was. */
export const changed = (theme: Theme, sharing: Sharing, now: Instant): Theme =>
  withSharing(theme, { ...sharing, checkAt: after(now, firstLook) }, now);

/** The owner's theme as it is shared. @throws Refusal not-shared. */
export const sharingOf = ({ sharing }: Theme): Sharing => sharing ?? refuse("not-shared");

/** A closing date lies ahead, but not so far that nobody remembers it. @throws Refusal closing-date. */
export function checkedClosing(closesAt: Instant | undefined, now: Instant): void {
  if (closesAt === undefined) return;
  if (closesAt <= now || closesAt > after(now, farthestClosing))
    refuse("closing-date", { field: "closesAt" });
}

/** A theme becomes a network once, whatever becomes of its closing date. */
export const isLasting = (news: News): boolean => news === "became-network";

/**
 * Sets or removes the closing date. A new one has its own news to tell; closing within a day is not announced, for
 * whoever set it has just been heard.
 */
export function withClosing(sharing: Sharing, closesAt: Instant | undefined, now: Instant): Sharing {
  if (closesAt === sharing.closesAt) return sharing;
  const { closesAt: _old, ...rest } = sharing;
  const told: News[] = closesAt && after(closesAt, -soon) <= now ? ["closing-soon"] : [];
  const lasting = sharing.told.filter(isLasting);
  const posts = sharing.posts.map((post): ChannelPost => ({ ...post, told: post.told.filter(isLasting) }));
  return { ...rest, posts, told: [...lasting, ...told], ...(closesAt ? { closesAt } : {}) };
}

/** Stops suggestions and votes for a while; what is there can still be read. The same again changes nothing. */
export function pause(theme: Theme, now: Instant): Theme {
  const sharing = sharingOf(theme);
  if (sharing.state === "withdrawn") refuse("theme-withdrawn");
  if (sharing.state === "paused") return theme;
  if (!takesInput(sharing, now)) refuse("theme-closed");
  return changed(theme, { ...sharing, state: "paused" }, now);
}

/**
 * Opens a paused or closed theme again, with a new closing date or none. Nobody is notified; when the new date comes
 * there is news again. @throws Refusal closing-date, theme-withdrawn.
 */
export function reopen(theme: Theme, closesAt: Instant | undefined, now: Instant): Theme {
  const sharing = sharingOf(theme);
  if (sharing.state === "withdrawn") refuse("theme-withdrawn");
  checkedClosing(closesAt, now);
  if (takesInput(sharing, now) && sharing.closesAt === closesAt) return theme;
  // A draft would put back the date it was made with.
  const { shareDraft, ...rest } = theme;
  return changed(rest, { ...withClosing(sharing, closesAt, now), state: "open" }, now);
}

/** Closes before the date, or without one. The news is told as if the date had come. */
export function closeNow(theme: Theme, now: Instant): Theme {
  const sharing = sharingOf(theme);
  if (sharing.state === "withdrawn") refuse("theme-withdrawn");
  if (sharing.state === "closed") return theme;
  return changed(theme, { ...sharing, state: "closed", closesAt: now }, now);
}

/** Takes the theme back from colleagues: its cards say so and nothing more. It can be shown again. */
export function withdraw(theme: Theme, now: Instant): Theme {
  const sharing = sharingOf(theme);
  if (sharing.state === "withdrawn") return theme;
  return changed(theme, { ...sharing, state: "withdrawn", before: sharing.state }, now);
}

/** Shows a withdrawn theme to colleagues again, standing as it did before. */
export function showAgain(theme: Theme, now: Instant): Theme {
  const { before, ...sharing } = sharingOf(theme);
  if (sharing.state !== "withdrawn") return theme;
  return changed(theme, { ...sharing, state: before ?? "paused" }, now);
}
