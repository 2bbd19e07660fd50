import { refused } from "../../letters/carrying.js";
import { after, minute, type Instant } from "../../time.js";
import type { Theme } from "../theme.js";
import {
  checkEvery,
  putOffUntil,
  soon,
  takesInput,
  withSharing,
  withTellings,
  type ChannelPost,
  type News,
  type Sharing,
  type ThemeLetter,
} from "./sharing.js";
import { settled } from "./posts.js";
import { isLasting } from "./standing.js";

/** How long one instance keeps the news to itself; after a crash another goes on when this is over. */
export const lease = 10 * minute;

/** What is written by the clock is no change of the theme: it keeps its place in lists. */
const quietly = (theme: Theme, sharing: Sharing): Theme => withSharing(theme, sharing, theme.changedAt);

/**
 * The news that is to be told now, one at a time; closing soon is no news once it has closed. What Teams would not take
 * in just now waits, and holds up no other.
 */
export function newsOf(
  sharing: Sharing,
  now: Instant,
  { became, ...theme }: Pick<Theme, "became" | "letters"> = {},
): News | undefined {
  const isNews: Record<News, boolean> = {
    "became-network": became !== undefined && sharing.state !== "withdrawn",
    closed: sharing.state === "closed",
    "closing-soon": closesSoon(sharing, now),
  };
  const kinds = ["became-network", "closed", "closing-soon"] as const;
  return kinds.find((one) => isNews[one] && !sharing.told.includes(one) && !putOffUntil(theme, one, now));
}

function closesSoon({ state, closesAt, sharedAt }: Sharing, now: Instant): boolean {
  if (state !== "open" || !closesAt) return false;
  const warnAt = after(closesAt, -soon);
  return warnAt > sharedAt && warnAt <= now;
}

/** Teams would not take something in: it is tried again later, and parked in the end, as all that is told. */
export function notTold(theme: Theme, kind: ThemeLetter["kind"], now: Instant): Theme {
  const { letters } = refused<ThemeLetter>(theme.letters ?? [], { id: kind, kind }, now);
  return withTellings(theme, { letters }, theme.changedAt);
}

/**
 * Takes what is due upon one instance, and closes a theme whose moment has come before anyone is told. Unchanged when
 * nothing is due or another instance is at it.
 */
export function claim(theme: Theme, now: Instant): Theme {
  const { sharing, dueAt } = theme;
  if (!sharing || !dueAt || dueAt > now || (sharing.busyUntil && sharing.busyUntil > now)) return theme;
  const mine = { ...sharing, busyUntil: after(now, lease) };
  const closes = sharing.state === "open" && !takesInput(sharing, now);
  return closes ? withSharing(theme, { ...mine, state: "closed" }, now) : quietly(theme, mine);
}

/** A channel's thread has been told. */
export function toldIn(theme: Theme, channelId: string, news: News): Theme {
  const { sharing } = theme;
  const isNew = ({ channelId: id, told }: ChannelPost) => id === channelId && !told.includes(news);
  if (!sharing?.posts.some(isNew)) return theme;
  const posts = sharing.posts.map((post) => (isNew(post) ? { ...post, told: [...post.told, news] } : post));
  return quietly(theme, { ...sharing, posts });
}

/** All have been told, unless it was of a closing date that was moved while they were. */
export function toldAll(theme: Theme, news: News, closesAt: Instant | undefined): Theme {
  const { sharing } = theme;
  if (!sharing || sharing.told.includes(news)) return theme;
  if (!isLasting(news) && sharing.closesAt !== closesAt) return theme;
  return quietly(theme, { ...sharing, told: [...sharing.told, news] });
}

/** The owner has been told of the suggestions gathered since `since`, which is as good as having looked. */
export function toldOwner(theme: Theme, since: Instant, now: Instant): Theme {
  const { sharing } = theme;
  if (!sharing || sharing.untoldSince !== since) return theme;
  const { untoldSince, ...rest } = sharing;
  return quietly(theme, { ...rest, ownerSaw: now });
}

/** What was changed just before a look may have been stored just after it. */
const margin = minute;

/** What came of a look at the cards: it was not time for one, they are known to show what is stored, or not yet. */
export type Look = "none" | "shown" | "not-yet";

/** Lets go of the claim, unless it ran out and is another's by now, and writes down what came of the look. */
export function release(theme: Theme, { busyUntil: mine }: Sharing, look: Look, now: Instant): Theme {
  if (!theme.sharing || theme.sharing.busyUntil !== mine) return theme;
  const { busyUntil, ...rest } = theme.sharing;
  if (look === "none") return quietly(theme, rest);
  const shown = look === "shown" ? { shownUntil: after(now, -margin) } : {};
  return quietly(theme, { ...settled(rest), checkAt: after(now, checkEvery), ...shown });
}

/** What names a piece of news for a follower: a theme that is opened again closes again, and that is new. */
export const newsMark = (news: News, { closesAt }: Sharing): string =>
  isLasting(news) ? news : `${news} ${closesAt ?? ""}`;
