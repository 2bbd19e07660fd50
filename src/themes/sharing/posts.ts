import type { ChannelPost, Sharing } from "./sharing.js";

/** How the opening of a channel's thread went. */
export type Landing =
  | { readonly conversationId: string; readonly activityId: string }
  | { readonly lost: "gone" | "unclear" | "refused" };

function withPost(
  sharing: Sharing,
  channelId: string,
  rule: (post: ChannelPost) => ChannelPost | undefined,
): Sharing {
  const post = sharing.posts.find((known) => known.channelId === channelId);
  const next = post && rule(post);
  if (!post || !next || next === post) return sharing;
  return { ...sharing, posts: sharing.posts.map((known) => (known === post ? next : known)) };
}

/** Writes down how the card's way into a channel went. One that is known to stand there is not doubted again. */
export const landed = (sharing: Sharing, channelId: string, landing: Landing): Sharing =>
  withPost(sharing, channelId, (post) => {
    if (post.activityId) return undefined;
    if ("activityId" in landing) return { ...post, ...landing, state: "posted" };
    if (post.state === "posted") return undefined;
    return { ...post, state: landing.lost === "unclear" ? "unclear" : "gone" };
  });

/** Someone pressed a button on the card in the channel, so it stands there, and this is where. */
export const arrived = (
  sharing: Sharing,
  channelId: string,
  conversationId: string,
  activityId: string,
): Sharing => landed(sharing, channelId, { conversationId, activityId });

/** Whether the owner may say how it went, or have the card sent once more: its fate is unclear, or it was not let in. */
export const isDoubtful = ({ state }: ChannelPost): boolean => state === "unclear" || state === "gone";

/** The owner looked and found the card in the channel. Where exactly is learned from the first click on it. */
export const confirm = (sharing: Sharing, channelId: string): Sharing =>
  withPost(sharing, channelId, (post) => (isDoubtful(post) ? { ...post, state: "posted" } : undefined));

/** The owner wants the card sent to the channel once more; only while it is in doubt. */
export const sendAgain = (sharing: Sharing, channelId: string): Sharing =>
  withPost(sharing, channelId, (post) => (isDoubtful(post) ? { ...post, state: "sending" } : undefined));

/** What was being sent when nobody was left to hear how it went is unclear. */
export function settled(sharing: Sharing): Sharing {
  if (!sharing.posts.some(({ state }) => state === "sending")) return sharing;
  const posts = sharing.posts.map((post): ChannelPost =>
    post.state === "sending" ? { ...post, state: "unclear" } : post,
  );
  return { ...sharing, posts };
}
