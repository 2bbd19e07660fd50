import type { Card } from "../../src/cards/card.js";
import type { Channel } from "../../src/channels/channel.js";
import type { Text } from "../../src/text/text.js";
import type { ShareInputs } from "../../src/themes/sharing/clicks.js";
import type { SharedTheme } from "../../src/themes/sharing/desk.js";
import { allCard, followedCard, newsCard, readingCard } from "../../src/themes/sharing/reading-cards.js";
import { deskCard, previewCard, reopenCard, shareFormCard } from "../../src/themes/sharing/share-cards.js";
import { shownOf } from "../../src/themes/sharing/share.js";
import {
  emptyBoard,
  withSharing,
  type ChannelPost,
  type ResultsShown,
  type Sharing,
} from "../../src/themes/sharing/sharing.js";
import { themeCard, withdrawnCard } from "../../src/themes/sharing/theme-card.js";
import type { Actor, ShareDraft, Theme } from "../../src/themes/theme.js";
import { values, type Tally, type Value } from "../../src/themes/votes/vote.js";
import { nasty, sampleThemes } from "./samples.js";

export const now = "2026-11-22T08:00:00.000Z";

export function aPost(fields: Partial<ChannelPost> = {}): ChannelPost {
  const bot = { id: "28:bot", name: "Netværkssmeden" };
  const place = { channelId: "19:a@thread.tacv2", channelName: "General", teamName: "Sundhed" };
  return { ...place, serviceUrl: "http://127.0.0.1:1/", bot, state: "posted", told: [], ...fields };
}

export const aChannel = (id: string, name = "General", teamName = "Sundhed"): Channel => ({
  tenantId: "tenant",
  id,
  teamId: `team of ${id}`,
  teamName,
  name,
  serviceUrl: "http://127.0.0.1:1/",
  bot: { id: "28:bot", name: "Netværkssmeden" },
  changedAt: now,
});

/** A sample theme as it is once it is shared. */
export function sharedSample(theme: Theme, over: Partial<Sharing> = {}): SharedTheme {
  const sharing: Sharing = {
    state: "open",
    shown: shownOf(theme, "Åse Kjær", "Sundhed og Omsorg", []),
    hidden: [],
    results: "at-once",
    posts: [aPost()],
    language: "da",
    sharedAt: now,
    board: emptyBoard,
    told: [],
    checkAt: now,
    ...over,
  };
  return { ...withSharing(theme, sharing, now), sharing };
}

const actors = (count: number, name: string): Actor[] =>
  Array.from({ length: count }, (_, n) => ({ name: `${name} ${n + 1}`, kind: "other" }));

/** What 500 suggestions and a full house leave on the board. */
export const fullBoard = (name = "Frivilligcentret i den sydlige bydel"): Sharing["board"] => ({
  suggestions: 500,
  newest: actors(5, name),
  accepted: actors(30, name),
  acceptedCount: 44,
  joining: 120,
});

export function tallyWith(points: Partial<Record<Value, number>>, voters = 3): Tally {
  const each = Object.fromEntries(values.map((value) => [value, points[value] ?? 0]));
  return { voters, points: each as Record<Value, number> };
}
/** 5,000 people's votes, on every value. */
export const manyVotes = tallyWith(
  Object.fromEntries(values.map((value, n) => [value, 1_250 - n])) as Record<Value, number>,
  5_000,
);

const overview = {
  voters: 3,
  values: [
    { value: "relations", points: 4, pointsFor: { citizen: 2, municipality: 0, employee: 1 } },
    { value: "other", points: 2, pointsFor: { citizen: 0, municipality: 0, employee: 0 } },
  ],
  others: [{ words: nasty, count: 2 }],
  reasons: [nasty],
} as const;

const page = { number: 1, more: true, lines: [{ name: nasty, said: nasty }] };
const inputs: ShareInputs = {
  channels: "",
  department: nasty,
  hidden: "wonder",
  results: "at-once",
  closesAt: "",
};

/** The theme's card in every state, for one sample. */
function* themeCards(theme: Theme, text: Text): Generator<[string, Card]> {
  const closesAt = "2026-12-04T22:59:59.999Z";
  const states: Record<string, Partial<Sharing>> = {
    open: {},
    dated: { closesAt, board: fullBoard() },
    paused: { state: "paused" },
    closed: { state: "closed", closesAt: now },
    nameless: { shown: { ...shownOf(theme, nasty, "", ["wonder"]), actors: [] } },
  };
  for (const [state, over] of Object.entries(states)) {
    const shared = sharedSample(theme, over);
    yield [`theme ${state} no votes`, themeCard(shared, tallyWith({}, 0), text, now)];
    yield [
      `theme ${state} votes`,
      themeCard(shared, manyVotes, text, now, [{ style: "good", text: "✓ Ja" }]),
    ];
  }
  for (const results of ["after-vote", "after-closing"] as const satisfies ResultsShown[])
    yield [`theme ${results}`, themeCard(sharedSample(theme, { results }), undefined, text, now)];
  yield ["theme withdrawn", withdrawnCard(text)];
}

/** The owner's cards and the readers', in every state, for one sample. */
function* otherCards(theme: Theme, text: Text): Generator<[string, Card]> {
  const shared = sharedSample(theme);
  const channels = [aChannel("19:a@thread.tacv2", nasty, nasty), aChannel("19:b@thread.tacv2")];
  const notices = [{ style: "attention", text: "⚠ Noget" }] as const;
  yield ["share form", shareFormCard(theme, channels, inputs, text, now, { notices })];
  yield ["share form again", shareFormCard(shared, [], inputs, text, now)];
  yield ["share form more", shareFormCard(shared, channels, inputs, text, now, { more: true })];
  const shown = shownOf(theme, "Åse Kjær", nasty, ["wonder"]);
  const draft: ShareDraft = {
    channelIds: ["19:a@thread.tacv2"],
    department: nasty,
    hidden: ["wonder"],
    results: "at-once",
    shown,
    at: now,
  };
  const found = [{ field: "wonder", kind: "health", name: nasty, word: nasty } as const];
  yield ["preview", previewCard(theme, draft, [], manyVotes, text, now)];
  yield ["preview asks", previewCard(theme, draft, found, manyVotes, text, now, { asks: true, notices })];
  yield ["preview of update", previewCard(shared, { ...draft, channelIds: [] }, found, manyVotes, text, now)];
  yield [
    "preview of more",
    previewCard(shared, { ...draft, shown: shared.sharing.shown }, [], manyVotes, text, now),
  ];
  const posts = (["sending", "posted", "unclear", "gone"] as const).map((state) =>
    aPost({ state, channelId: `19:${state}`, channelName: nasty }),
  );
  for (const state of ["open", "paused", "closed", "withdrawn"] as const)
    for (const voters of [0, 3])
      yield [
        `desk ${state} ${voters}`,
        deskCard(sharedSample(theme, { state, posts }), voters, text, now, notices),
      ];
  const stale = sharedSample(theme, { shown: { ...shared.sharing.shown, title: nasty } });
  yield ["desk stale", deskCard(stale, 0, text, now)];
  yield ["reopen", reopenCard(shared, text, now, undefined, notices)];
  for (const number of [0, 1, 2, 99]) {
    const all = [...shared.sharing.shown.actors, ...actors(12, nasty)];
    yield [`read ${number}`, readingCard(shared, number, all, text, now)];
  }
  yield ["all", allCard(shared, { ...page, votes: overview, words: [nasty], reasons: [nasty] }, text)];
  yield [
    "all hidden",
    allCard(shared, { number: 0, more: false, lines: [], votes: undefined, words: [], reasons: [] }, text),
  ];
  for (const follows of [true, false]) yield [`followed ${follows}`, followedCard(shared, follows, text)];
  yield ["news", newsCard(shared, ["Der er lukket."], text)];
}

/** Every card of sharing in every state, over every sample. */
export function* sharingCards(text: Text): Generator<[name: string, card: Card]> {
  for (const [kind, theme] of Object.entries(sampleThemes)) {
    for (const [name, card] of themeCards(theme, text)) yield [`${name} ${kind}`, card];
    for (const [name, card] of otherCards(theme, text)) yield [`${name} ${kind}`, card];
  }
}
