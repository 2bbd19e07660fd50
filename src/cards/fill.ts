import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Template } from "adaptivecards-templating";
import type { Card } from "./card.js";

const load = createRequire(import.meta.url);

/** What a template may be filled with: never null or missing, which the template engine would print or throw at. */
export type Data = { readonly [name: string]: Data | string | number | boolean | readonly (Data | string)[] };

/** The cards in `cards/`, by file name. */
export const cardNames = [
  "approval-delegate",
  "approval-desk",
  "approval-mention",
  "approval-plan",
  "approval-request",
  "approval-seats",
  "charter-compare",
  "charter-desk",
  "charter-form",
  "charter-gaps",
  "charter-read",
  "charter-versions",
  "digest",
  "form",
  "found",
  "join-form",
  "join-list",
  "language",
  "meeting",
  "meeting-guest",
  "meeting-mark",
  "meeting-reason",
  "meeting-suggest",
  "meeting-who",
  "meeting-desk",
  "meeting-item",
  "meeting-move",
  "meeting-plan",
  "meeting-preview",
  "meeting-series",
  "meeting-settings",
  "meetings",
  "meetings-mine",
  "meeting-nudge",
  "meeting-folded",
  "meeting-told",
  "member-form",
  "member-invitation",
  "member-leave",
  "member-list",
  "member-suggested",
  "minutes",
  "minutes-action",
  "minutes-action-list",
  "minutes-actions",
  "minutes-form",
  "minutes-hand",
  "minutes-read",
  "minutes-told",
  "morning",
  "network",
  "network-guide",
  "network-hand",
  "network-log",
  "network-channel",
  "network-told",
  "networks",
  "networks-mine",
  "networks-waiting",
  "notice",
  "old-answer",
  "question",
  "quiet-settings",
  "rename",
  "share-desk",
  "share-form",
  "share-preview",
  "share-reopen",
  "shared-all",
  "shared-followed",
  "shared-news",
  "shared-read",
  "status",
  "suggest-form",
  "suggest-list",
  "suggest-saved",
  "suggestion",
  "suggestion-told",
  "suggestions",
  "summary",
  "theme",
  "themes",
  "vote-ballot",
  "vote-taken",
  "welcome",
  "word-ready",
] as const;
export type CardName = (typeof cardNames)[number];

/** A card's JSON as it stands in `cards/`, unfilled. */
export function templateOf(name: CardName): unknown {
  return JSON.parse(readFileSync(new URL(`../../cards/${name}.json`, import.meta.url), "utf8"));
}

const parsed = new Map<CardName, Template>();

/**
 * Fills a card with data, once: text that people wrote is data and is never read as a template.
 * A template is parsed the first time it is used, which takes some milliseconds, and kept.
 */
export const fill = (name: CardName, data: Data): Card =>
  withButtonsInSight(templateFor(name).expand({ $root: data }) as Card);

/** Buttons that are all meant to stand behind "…" would leave nothing else in sight, so then they are shown. */
function withButtonsInSight(card: Card): Card {
  const actions = (card.actions ?? []) as readonly Data[];
  if (actions.length === 0 || actions.some(({ mode }) => mode !== "secondary")) return card;
  return { ...card, actions: actions.map(({ mode: _behind, ...action }) => action) };
}

function templateFor(name: CardName): Template {
  let template = parsed.get(name);
  if (!template) parsed.set(name, (template = parse(name)));
  return template;
}

/** The engine is loaded by the first card and not at start, where it would take a third of the time to ready. */
function parse(name: CardName): Template {
  const engine = load("adaptivecards-templating") as typeof import("adaptivecards-templating");
  return new engine.Template(templateOf(name));
}

/** Parses every card, one at a time with room for others between, so that nobody need wait for it. */
export async function parseAll(): Promise<void> {
  for (const name of cardNames) {
    templateFor(name);
    await new Promise(setImmediate);
  }
}

/** What one card may weigh as JSON in UTF-16, so that a message with it stays below Teams' 80 KB. */
export const heaviest = 60_000;
export const weight = (card: Card): number => JSON.stringify(card).length * 2;
