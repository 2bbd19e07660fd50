import { checkEvery, emptyBoard, withSharing, type Sharing } from "../../src/themes/sharing/sharing.js";
import type { Card } from "../../src/cards/card.js";
import type { Text } from "../../src/text/text.js";
import { orders } from "../../src/themes/finding/catalogue.js";
import { foundCard } from "../../src/themes/finding/cards.js";
import { themesCard } from "../../src/themes/overview-cards.js";
import { nasty, sampleThemes } from "./samples.js";
import type { SharedTheme } from "../../src/themes/sharing/desk.js";
import { actorsOf, newTheme, type Theme } from "../../src/themes/theme.js";
import { after, minute, type Instant } from "../../src/time.js";

export const sharedAt: Instant = "2026-11-22T08:00:00.000Z";

/** A theme as colleagues see it, all of it shown. */
export function shared(theme: Theme, over: Partial<Sharing> = {}): SharedTheme {
  const { title = "", ...answers } = theme.interview.answers as Sharing["shown"]["answers"];
  const sharing: Sharing = {
    state: "open",
    shown: {
      title,
      ownerName: `Åse ${title === nasty ? nasty : "Kjær"}`,
      department: title === nasty ? nasty : "Sundhed og Omsorg",
      answers,
      actors: actorsOf(theme),
    },
    hidden: [],
    results: "at-once",
    posts: [],
    language: "da",
    sharedAt,
    board: emptyBoard,
    told: [],
    checkAt: after(sharedAt, checkEvery),
    ...over,
  };
  return { ...withSharing(theme, sharing, sharedAt), sharing };
}

const inMay: Instant = "2027-05-03T21:59:59.999Z";

/** The card Temaer in every state, and Mine temaer with themes that are shared. */
export function* findingCards(text: Text): Generator<[what: string, card: Card]> {
  const page = { words: "", order: "newest", number: 0, now: sharedAt } as const;
  const none = { themes: [], total: 0 };
  for (const order of orders) yield [`found none ${order}`, foundCard({ ...page, ...none, order }, text)];
  yield ["found nothing fits", foundCard({ ...page, ...none, words: nasty }, text)];
  const standings: readonly Partial<Sharing>[] = [
    {},
    { closesAt: inMay },
    { closesAt: sharedAt },
    { state: "paused" },
    { state: "closed" },
    { state: "withdrawn" },
  ];
  for (const [kind, theme] of Object.entries(sampleThemes)) {
    const themes = standings.map((over) => shared(theme, { ...over, board: { ...emptyBoard, joining: 1 } }));
    const many = { ...page, number: 1, themes: themes.slice(0, 5), total: 12, words: nasty };
    yield [`found ${kind}`, foundCard(many, text, [{ style: "attention", text: "⚠ Noget" }])];
    const mine = { themes, number: 0, more: false, now: sharedAt };
    yield [`mine shared ${kind}`, themesCard(mine, text)];
  }
}

let number = 0;

/** A theme with a title and more, shared one minute after the last. */
export function aShared(
  title: string,
  answers: Readonly<Record<string, string>> = {},
  over: Partial<Sharing> & { readonly owner?: string; readonly tenantId?: string; readonly id?: string } = {},
): SharedTheme {
  const { owner = "aad-owner", tenantId = "t", id = `t${++number}`, ...sharing } = over;
  const blank = newTheme(tenantId, id, owner, sharedAt);
  const interview = { ...blank.interview, answers: { title, ...answers }, open: null };
  return shared({ ...blank, interview }, { sharedAt: after(sharedAt, ++number * minute), ...sharing });
}
