import type { Channel } from "../../channels/channel.js";
import { mayShareIn } from "../../channels/choosing.js";
import { refuse } from "../../refusal.js";
import { change } from "../../store/change.js";
import type { Answer, Opened, Turn } from "../../teams/turn.js";
import type { Notice } from "../../cards/notice.js";
import { readThemeId } from "../clicks.js";
import { changeTheme, readTheme } from "../desk.js";
import { ownTheme, type Theme } from "../theme.js";
import { themeScene } from "../scene.js";
import { preview } from "./choosing.js";
import { readChannelId } from "./clicks.js";
import type { SharedTheme } from "./desk.js";
import { deskAgain } from "./owner-desk.js";
import { addressOf, channelCard } from "./painting.js";
import { confirm, landed, sendAgain } from "./posts.js";
import { guard } from "./sensitive.js";
import { share } from "./share.js";
import type { ChannelPost, Sharing } from "./sharing.js";
import { changed, sharingOf } from "./standing.js";

const withState = (theme: Theme): SharedTheme => ({ ...theme, sharing: sharingOf(theme) });

/** Del: what the guard finds is named, and then it takes another press. */
export async function shareTheme(data: unknown, turn: Turn): Promise<Answer> {
  const theme = await readTheme(turn, readThemeId(data).themeId);
  const { shareDraft: draft } = theme;
  const isCurrent = draft !== undefined && draft.at === readThemeId(data).asked;
  if (isCurrent && guard(draft.shown).length > 0) return preview(turn, theme, true);
  return shareAnyway(data, turn);
}

/**
 * Shares what was looked at. The posts are written as being sent before anything is, so that no crash can leave a
 * card that nobody knows of; and only what was looked at last is shared.
 */
export async function shareAnyway(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId, asked = "" } = readThemeId(data);
  const before = await readTheme(turn, themeId);
  if (before.shareDraft?.at !== asked) return passedBy(turn, before);
  const channels = await stillOpen(turn, before.shareDraft.channelIds);
  let fresh: readonly ChannelPost[] | undefined;
  const theme = await changeTheme(turn, themeId, (current) => {
    const next = share(current, asked, channels, turn.text.language, turn.now);
    const known = new Set(current.sharing?.posts.map(({ channelId }) => channelId));
    fresh =
      next === current ? undefined : next.sharing?.posts.filter(({ channelId }) => !known.has(channelId));
    return next;
  });
  if (!fresh) return passedBy(turn, theme);
  const notice = turn.text(before.sharing && fresh.length === 0 ? "share.updated" : "share.sent");
  const desk = await deskAgain(turn, theme, [{ style: "good", text: `✓ ${notice}` }]);
  return { ...desk, ...(await sendingOut(turn, withState(theme), fresh)), repaint: themeScene(themeId) };
}

/** The card's time is over: another preview has been made since, or what it showed is shared already. */
function passedBy(turn: Turn, theme: Theme): Promise<Answer> {
  const text = turn.text("share.preview-changed");
  return theme.shareDraft
    ? preview(turn, theme, false, [{ style: "emphasis", text }])
    : deskAgain(turn, theme);
}

/** The channels that were chosen, if all of them may still be shared in. @throws Refusal not-your-channel. */
async function stillOpen(turn: Turn, channelIds: readonly string[]): Promise<Channel[]> {
  const channels = await Promise.all(channelIds.map((id) => mayShareIn(turn, id)));
  return channels.map((channel) => channel ?? refuse("not-your-channel"));
}

/** Opens a thread for each post, and writes down how that went. */
async function sendingOut(turn: Turn, theme: SharedTheme, posts: readonly ChannelPost[]): Promise<Answer> {
  if (posts.length === 0) return {};
  const card = await channelCard(turn.documents, theme, turn.now);
  return {
    threads: posts.map(({ conversationId: _thread, ...post }) => ({
      to: addressOf(theme, post),
      post: { card },
    })),
    opened: (outcomes) => noted(turn, theme, posts, outcomes),
  };
}

/** Painted anew in any case: the owner may have taken the theme back while it was being sent. */
async function noted(
  turn: Turn,
  { tenantId, id }: Theme,
  posts: readonly ChannelPost[],
  outcomes: readonly Opened[],
): Promise<Answer> {
  const theme = await change(turn.documents, "theme", { tenantId, id }, (current) => {
    const own = ownTheme(current, turn.who.id);
    const before = sharingOf(own);
    const after = posts.reduce((sharing: Sharing, { channelId }, n) => {
      return landed(sharing, channelId, outcomes[n] ?? { lost: "unclear" });
    }, before);
    return after === before ? own : changed(own, after, turn.now);
  });
  return { ...(await deskAgain(turn, theme, howItWent(turn, theme, posts))), repaint: themeScene(id) };
}

function howItWent(turn: Turn, { sharing }: Theme, posts: readonly ChannelPost[]): Notice[] {
  const now = sharing?.posts.filter(({ channelId }) => posts.some((post) => post.channelId === channelId));
  const all = now?.every(({ state }) => state === "posted") ?? false;
  return all
    ? [{ style: "good", text: `✓ ${turn.text("share.sent")}` }]
    : [{ style: "attention", text: `⚠ ${turn.text("share.not-everywhere")}` }];
}

/** Det er der: the owner found the card in the channel. */
export async function confirmPost(data: unknown, turn: Turn): Promise<Answer> {
  const channelId = readChannelId(data);
  const theme = await changeTheme(turn, readThemeId(data).themeId, (current) => {
    const before = sharingOf(current);
    const after = confirm(before, channelId);
    return after === before ? current : changed(current, after, turn.now);
  });
  return deskAgain(turn, theme);
}

/** Send igen: only for a card that is in doubt, and only for the press that made the change. */
export async function sendPostAgain(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId } = readThemeId(data);
  const channelId = readChannelId(data);
  const known = await readTheme(turn, themeId);
  if (sharingOf(known).state === "withdrawn") refuse("theme-withdrawn");
  await stillOpen(turn, [channelId]);
  let isMine = false;
  const theme = await changeTheme(turn, themeId, (current) => {
    const before = sharingOf(current);
    const after = sendAgain(before, channelId);
    isMine = after !== before;
    return isMine ? changed(current, after, turn.now) : current;
  });
  const shared = withState(theme);
  const posts = isMine ? shared.sharing.posts.filter((post) => post.channelId === channelId) : [];
  return { ...(await deskAgain(turn, theme)), ...(await sendingOut(turn, shared, posts)) };
}
