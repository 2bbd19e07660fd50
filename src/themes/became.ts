import type { Instant } from "../time.js";
import { changed } from "./sharing/standing.js";
import type { Theme } from "./theme.js";

/**
 * The theme has become a network, which is said wherever it is shown. A network begins once, so the same again changes
 * nothing. A theme that was deleted or taken back says it when it is brought back. The channel that hears of
 * the network in a thread of its own is not told a second time in the theme's. S3.
 */
export function becameNetwork(theme: Theme, title: string, now: Instant, heardIn?: string): Theme {
  if (theme.became) return theme;
  const next: Theme = { ...theme, became: { title, at: now }, changedAt: now };
  const { sharing } = next;
  if (!sharing) return next;
  const posts = sharing.posts.map((post) =>
    post.channelId === heardIn ? { ...post, told: [...post.told, "became-network" as const] } : post,
  );
  return changed(next, { ...sharing, posts }, now);
}
