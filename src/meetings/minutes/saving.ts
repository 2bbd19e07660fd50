import { checkedAnswers } from "../../interview/answer-text.js";
import { areaKey, isIn } from "../../networks/members/member.js";
import type { Network } from "../../networks/network.js";
import { refuse } from "../../refusal.js";
import type { Meeting } from "../meeting.js";
import { minutesOf } from "./blank.js";
import type { Minutes, Part } from "./minutes.js";
import { mustWrite, type Pen } from "./rights.js";
import { written } from "./writing.js";

/** More than these nobody carries out. */
export const decisionLimit = 20;
/** Characters, so that all of it fits on one card. */
export const wordLimits = { decisions: 3_000, notes: 3_000, next: 500, others: 1_000 } as const;
/** Names of those who came without being in the network, or a guest of the meeting. */
export const otherLimit = 40;

/** A part of the minutes as someone wrote it. Actions are written one by one, see actions.ts. */
export type Piece =
  | { readonly part: "present"; readonly ids: readonly string[]; readonly others: string }
  | { readonly part: "decisions" | "notes" | "next"; readonly words: string };

/** Who may be ticked: those in the network, the meeting's guests, and who is ticked already. */
export function possiblyPresent(
  { guests }: Meeting,
  { members }: Network,
  { present }: Minutes,
): { readonly id: string; readonly name: string }[] {
  const ours = members.filter((member) => isIn(member) || present.includes(member.id));
  return [...ours, ...guests].map(({ id, name }) => ({ id, name }));
}

/**
 * Saves one part; the others are left alone, so that two who write at once meet in one part at most. `seen`: how often
 * it had been saved when it was opened; who would write over another's words unseen is shown them first. S3-6.
 * @throws Refusal with the field: cpr, too-long, too-many-decisions, too-many-others, part-changed; and as mustWrite.
 */
export function savePart(meeting: Meeting, pen: Pen, piece: Piece, seen: number): Meeting {
  mustWrite(meeting, pen);
  const minutes = minutesOf(meeting, pen.network, pen.calendar);
  const change = meant(piece, meeting, pen.network, minutes);
  const wasSaved = minutes.state === "posted" || timesSaved(minutes, piece.part) > 0;
  if (isSame(change, minutes) && wasSaved) return meeting;
  if (hasMoved(minutes, piece.part, seen) && !isSame(change, minutes))
    refuse("part-changed", { field: piece.part });
  return written(meeting, minutes, change, piece.part, pen);
}

export const timesSaved = ({ saved }: Minutes, part: Part): number => saved?.[part] ?? 0;
export const hasMoved = (minutes: Minutes, part: Part, seen: number): boolean =>
  timesSaved(minutes, part) !== seen;

/** One decision a line, without bullets. */
export const decisionsIn = (words: string): string[] =>
  words
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-–—•*]|\d{1,2}[.)])\s+/u, "").trim())
    .filter((line) => line !== "");

/** One name a line or between commas, without bullets; the same name is the same person. */
export function namesIn(words: string): string[] {
  const names = decisionsIn(words)
    .flatMap((line) => line.split(/[,;]/u))
    .map((name) => name.trim().replace(/\s+/gu, " "))
    .filter((name) => name !== "");
  const keys = names.map(areaKey);
  return names.filter((name, at) => keys.indexOf(areaKey(name)) === at);
}

type Change = Partial<Pick<Minutes, "present" | "others" | "decisions" | "notes" | "next">>;

function meant(piece: Piece, meeting: Meeting, network: Network, minutes: Minutes): Change {
  if (piece.part === "present") return attended(piece, possiblyPresent(meeting, network, minutes));
  const { part, words } = piece;
  mustFit(part, words);
  return part === "decisions" ? { decisions: decided(words) } : { [part]: words };
}

function mustFit(field: keyof typeof wordLimits, words: string): void {
  checkedAnswers([[field, words]]);
  const limit = wordLimits[field];
  if (words.length > limit) refuse("too-long", { field, length: words.length, limit });
}

function named(words: string): string[] {
  mustFit("others", words);
  const names = namesIn(words);
  const count = names.length;
  if (count > otherLimit) refuse("too-many-others", { field: "others", count, limit: otherLimit });
  return names;
}

function decided(words: string): string[] {
  const decisions = decisionsIn(words);
  const count = decisions.length;
  if (count > decisionLimit)
    refuse("too-many-decisions", { field: "decisions", count, limit: decisionLimit });
  return decisions;
}

/**
 * In the list's own order, so that the same ticks are the same. One of the list whose name was written is ticked: else
 * they would be counted twice, or stand as there and not there.
 */
function attended(
  { ids, others }: Extract<Piece, { part: "present" }>,
  list: readonly { readonly id: string; readonly name: string }[],
): Pick<Change, "present" | "others"> {
  if (ids.some((id) => !list.some((one) => one.id === id))) refuse("unknown-click");
  const names = named(others);
  const idOf = (name: string): string | undefined => {
    const [first, ...more] = list.filter((one) => areaKey(one.name) === areaKey(name));
    return more.length === 0 ? first?.id : undefined;
  };
  const all = new Set([...ids, ...names.map(idOf)]);
  return {
    present: list.map(({ id }) => id).filter((id) => all.has(id)),
    others: names.filter((name) => idOf(name) === undefined),
  };
}

const isSame = (change: Change, { others = [], ...minutes }: Minutes): boolean =>
  Object.entries(change).every(
    ([part, value]) => JSON.stringify(value) === JSON.stringify({ ...minutes, others }[part as keyof Change]),
  );
