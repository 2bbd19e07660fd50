import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Channel } from "../../channels/channel.js";
import { dateOf, dayInWords } from "../../dates.js";
import { shortened, shown } from "../../interview/plain.js";
import { texts, type Key, type Text } from "../../text/text.js";
import { after, day, type Instant } from "../../time.js";
import type { Notice } from "../../cards/notice.js";
import { titleOf } from "../cards.js";
import type { ShareDraft, Theme } from "../theme.js";
import type { ShareInputs } from "./clicks.js";
import type { Tally } from "../votes/vote.js";
import { showsResults, type SharedTheme } from "./desk.js";
import { isDoubtful } from "./posts.js";
import type { Finding } from "./sensitive.js";
import { asDrafted, departmentLimit, differs, hasClosed, hideable } from "./share.js";
import { resultPolicies, takesInput, type ChannelPost, type Sharing } from "./sharing.js";
import { farthestClosing } from "./standing.js";
import { themeCard } from "./theme-card.js";

/** What a date input accepts, from today on. */
const dateLimits = (now: Instant) => ({
  earliest: dateOf(now),
  latest: dateOf(after(now, farthestClosing - day)),
});

/** How many channels may be chosen among, how many of those it is shared in are listed, and how many findings named. */
const offeredChannels = 100;
const listedPosts = 20;
const namedFindings = 10;
const placeLength = 100;

/** A channel as people know it; Teams does not always tell names. */
const placeOf = ({ teamName, name }: Pick<Channel, "teamName" | "name">, text: Text): string =>
  shortened(shown([teamName, name].filter((part) => part !== "").join(" › ")), placeLength) ||
  text("share.nameless");

/** What the owner chooses before sharing; with `more` only further channels. */
export function shareFormCard(
  theme: Theme,
  channels: readonly Channel[],
  inputs: ShareInputs,
  text: Text,
  now: Instant,
  { more = false, notices = [] }: { more?: boolean; notices?: readonly Notice[] } = {},
): Card {
  const heading = text(more ? "share.more" : theme.sharing ? "share.update" : "share.share");
  const count = channels.length;
  const tooMany: Notice[] =
    count > offeredChannels
      ? [{ style: "emphasis", text: text("share.channels-first", { first: offeredChannels, count }) }]
      : [];
  return fill("share-form", {
    lang: text.language,
    speak: heading,
    heading,
    name: titleOf(theme, text),
    notices: [...notices, ...tooMany],
    themeId: theme.id,
    more,
    channels: channels
      .slice(0, offeredChannels)
      .map((channel) => ({ value: channel.id, title: placeOf(channel, text) })),
    needsChannel: more || !theme.sharing,
    answers: hideable(theme).map((id) => ({ value: id, title: text(`brief.${id}`) })),
    policies: resultPolicies.map((value) => ({ value, title: text(`share.results-${value}`) })),
    dated: !more && !(theme.sharing && hasClosed(theme.sharing, now)),
    values: { ...inputs },
    departmentLimit,
    ...dateLimits(now),
    labels: {
      channels: text("share.channels"),
      channelsError: text("share.channels-error"),
      elsewhere: text("share.elsewhere"),
      department: text("share.department"),
      departmentStart: text("share.department-start"),
      departmentError: text("share.department-error"),
      hidden: text("share.hidden"),
      hiddenError: text("share.hidden-error"),
      closesAt: text("share.closes-at"),
      closesAtError: text("share.closes-at-error"),
      results: text("share.results"),
      resultsError: text("share.results-error"),
      preview: text("share.preview"),
      cancel: text("share.cancel"),
    },
  });
}

/**
 * What colleagues will see, exactly as it will be posted but for its buttons. With `asks` the guard's findings are
 * named and sharing takes another press.
 */
export function previewCard(
  theme: Theme,
  draft: ShareDraft,
  findings: readonly Finding[],
  tally: Tally,
  text: Text,
  now: Instant,
  { asks = false, notices = [] }: { asks?: boolean; notices?: readonly Notice[] } = {},
): Card {
  const sharing = asDrafted(theme, draft, text.language, now);
  const votes = showsResults(sharing, false, now) ? tally : undefined;
  const drawn = themeCard({ ...theme, sharing }, votes, texts[sharing.language], now);
  const frame = fill("share-preview", {
    lang: text.language,
    speak: text("share.preview-title"),
    heading: text("share.preview-title"),
    lines: linesFor(draft, text),
    notices: [...notices, ...warnings(findings, text)],
    findings: findings.slice(0, namedFindings).map((finding) => ({
      where: `${text(fieldKey(finding.field))}:`,
      what: shortened(
        shown([finding.name, finding.word].flatMap((part) => part ?? []).join(" · ")),
        placeLength,
      ),
    })),
    themeId: theme.id,
    asked: draft.at,
    asks,
    more: isMoreChannels(theme, draft),
    labels: {
      send: text(draft.channelIds.length > 0 ? "share.send" : "share.update"),
      anyway: text("share.anyway"),
      back: text("share.back"),
      cancel: text("share.cancel"),
    },
  });
  return { ...frame, body: [...frame.body, { type: "Container", separator: true, items: drawn.body }] };
}

/** What was found is asked about, the first of it by name. */
function warnings({ length: count }: readonly Finding[], text: Text): Notice[] {
  if (count === 0) return [];
  const more =
    count > namedFindings ? ` ${text("share.sensitive-first", { first: namedFindings, count })}` : "";
  return [{ style: "attention", text: `⚠ ${text("share.sensitive")}${more}` }];
}

const fieldKey = (field: Finding["field"]): Key =>
  field === "department" ? "share.department" : `field.${field}`;

const isMoreChannels = ({ sharing }: Theme, { shown, channelIds }: ShareDraft): boolean =>
  channelIds.length > 0 && sharing !== undefined && JSON.stringify(sharing.shown) === JSON.stringify(shown);

function linesFor({ channelIds, hidden }: ShareDraft, text: Text): string[] {
  const where =
    channelIds.length > 0
      ? text("share.preview-channels", { count: channelIds.length })
      : text("share.preview-update");
  const kept = hidden.map((id) => text(`brief.${id}`)).join(", ");
  return [
    where,
    text("share.preview-found"),
    ...(kept ? [text("share.preview-hidden", { list: kept })] : []),
  ];
}

/** »Deling«: how the theme is shared, and what the owner can do about it; shown to the owner only. */
export function deskCard(
  theme: SharedTheme,
  voters: number,
  text: Text,
  now: Instant,
  notices: readonly Notice[] = [],
): Card {
  const { sharing } = theme;
  const isWithdrawn = sharing.state === "withdrawn";
  const isOpen = takesInput(sharing, now);
  const isUpdatable = !isWithdrawn && differs(theme, sharing);
  // What the owner is asked about comes first.
  const listed = [...sharing.posts]
    .sort((a, b) => Number(isDoubtful(b)) - Number(isDoubtful(a)))
    .slice(0, listedPosts);
  const unlisted = sharing.posts.length - listed.length;
  const stale: Notice[] = isUpdatable ? [{ style: "emphasis", text: text("share.differs") }] : [];
  return fill("share-desk", {
    lang: text.language,
    speak: text("share.desk"),
    above: `${text("share.desk")} · ${stateOf(sharing, text, now)}`,
    title: titleOf(theme, text),
    notices: [...notices, ...stale],
    counts: text("share.counts", {
      suggestions: sharing.board.suggestions,
      voters,
      joining: sharing.board.joining,
    }),
    votes: voters,
    posts: listed.map((post) => posted(theme.id, post, text)),
    morePosts: unlisted > 0 ? text("share.more-channels", { count: unlisted }) : "",
    themeId: theme.id,
    withdrawn: isWithdrawn,
    open: isOpen,
    closed: !isOpen && sharing.state !== "paused",
    reopens: !isWithdrawn && !isOpen,
    hands: !isWithdrawn && !theme.became,
    updateStyle: isUpdatable && isOpen ? "positive" : "default",
    labels: {
      suggestions: text("share.suggestions"),
      take: text("share.take"),
      channels: text("share.where"),
      more: text("share.more"),
      reopen: text("share.reopen"),
      update: text("share.update"),
      showAgain: text("share.show-again"),
      pause: text("share.pause"),
      close: text("share.close"),
      withdraw: text("share.withdraw"),
      network: text(theme.became ? "guide.open-network" : "guide.form-network"),
      hand: text("hand.open"),
    },
  });
}

function stateOf(sharing: Sharing, text: Text, now: Instant): string {
  if (sharing.state === "withdrawn") return text("share.state-withdrawn");
  if (sharing.state === "paused") return text("share.state-paused");
  if (!takesInput(sharing, now)) return text("share.state-closed");
  if (!sharing.closesAt) return text("share.state-open");
  return text("share.state-until", { day: dayInWords(sharing.closesAt, text.language, now) });
}

const posted = (themeId: string, post: ChannelPost, text: Text): Data => ({
  themeId,
  channelId: post.channelId,
  where: placeOf({ teamName: post.teamName, name: post.channelName }, text),
  how: text(`share.post-${post.state}`),
  doubtful: isDoubtful(post),
  unclear: post.state === "unclear",
  there: text("share.there"),
  again: text("share.again"),
});

/** Opening a paused or closed theme again asks for a new closing date, or none. */
export function reopenCard(
  theme: SharedTheme,
  text: Text,
  now: Instant,
  typed?: string,
  notices: readonly Notice[] = [],
): Card {
  const { closesAt } = theme.sharing;
  return fill("share-reopen", {
    lang: text.language,
    speak: text("share.reopen"),
    heading: text("share.reopen"),
    name: titleOf(theme, text),
    about: text("share.reopen-about"),
    notices,
    closesAt: typed ?? (closesAt && closesAt > now ? dateOf(closesAt) : ""),
    ...dateLimits(now),
    themeId: theme.id,
    labels: {
      closesAt: text("share.closes-at"),
      closesAtError: text("share.closes-at-error"),
      reopen: text("share.reopen"),
      cancel: text("share.cancel"),
    },
  });
}
