import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Key, Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import type { Notice } from "../../cards/notice.js";
import type { SharedTheme } from "../sharing/desk.js";
import { fromWhom, shownTitle } from "../sharing/theme-card.js";
import { orders, type Order } from "./catalogue.js";
import type { Found } from "./shelf.js";
import { becameMark, standingOf } from "./standing.js";

/** How many themes one card lists. */
export const pageSize = 5;
/** The most characters one looks for. */
export const wordsLimit = 100;

/** A page of what was found. */
export interface FoundPage extends Found {
  readonly words: string;
  readonly order: Order;
  readonly number: number;
  readonly now: Instant;
}

/** Temaer: what colleagues share, to be looked through and opened. */
export function foundCard(page: FoundPage, text: Text, notices: readonly Notice[] = []): Card {
  const { words, order, number, total } = page;
  return fill("found", {
    lang: text.language,
    speak: text("found.count", { count: total }),
    title: text("found.title"),
    notices: [...notices, ...(total === 0 ? [{ style: "emphasis", text: text(noneKey(page)) }] : [])],
    search: {
      label: text("found.words"),
      start: text("found.start"),
      error: text("found.words-error"),
      value: words,
      most: wordsLimit,
    },
    order: {
      label: text("found.order"),
      error: text("found.order-error"),
      value: order,
      choices: orders.map((value) => ({ value, title: text(`order.${value}`) })),
    },
    count: total === 0 ? "" : countOf(page, text),
    themes: page.themes.map((theme) => listed(theme, text, page.now)),
    newer: number - 1,
    older: (number + 1) * pageSize < total ? number + 1 : -1,
    labels: { search: text("found.search"), newer: text("found.newer"), older: text("found.older") },
  });
}

function noneKey({ words, order }: FoundPage): Key {
  if (words !== "") return "found.none-fit";
  if (order === "mine") return "found.none-mine";
  return order === "closing" ? "found.none-closing" : "found.none";
}

function countOf({ words, order, total }: FoundPage, text: Text): string {
  const count = text("found.count", { count: total });
  return words !== "" && order === "newest" ? `${count} · ${text("found.best-first")}` : count;
}

function listed(theme: SharedTheme, text: Text, now: Instant): Data {
  const { id, sharing } = theme;
  const name = shownTitle(sharing.shown);
  const { suggestions, joining } = sharing.board;
  return {
    themeId: id,
    name,
    from: fromWhom(sharing.shown, text),
    status: `${text("found.counts", { suggestions, joining })} · ${standingOf(sharing, text, now)}${becameMark(theme, text)}`,
    show: text("found.show"),
    showWhat: text("found.show-what", { title: name }),
  };
}
