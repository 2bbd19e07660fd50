import { cpus, loadavg } from "node:os";
import type { Calls } from "../support/counting.js";
import type { Usage } from "./gauge.js";
import { connections, type Measured } from "./load.js";
import type { Fullest } from "./teams.js";

export interface Result {
  readonly name: string;
  readonly measured: Measured;
  /** Milliseconds. */
  readonly readyAfter: number;
  readonly atStart: Usage;
  readonly atEnd: Usage;
  readonly people: number;
  readonly fullest: readonly Fullest[];
  /** Calls to the store a turn; the echo has none. */
  readonly store: Calls | undefined;
  /** Milliseconds from a click to the update that shows everyone what came of it, where there is one. */
  readonly shown?: readonly number[] | undefined;
}

type Row = readonly [label: string, cell: (result: Result) => string];

/** All that was measured, as a table; the first result is what the others are held against. */
export function report(results: readonly Result[]): string {
  const [yardstick] = results;
  if (!yardstick) throw new Error("Nothing was measured");
  const share = ({ measured }: Result) => percent(speed(measured) / speed(yardstick.measured));
  const rows: readonly Row[] = [
    ...speedRows,
    [`share of the ${yardstick.name}'s`, share],
    ...(results.some(({ shown }) => shown) ? shownRows : []),
    ...workRows,
    ...sizeRows,
  ];
  return [
    `Node ${process.version} on ${cpus().length} × ${cpus()[0]?.model ?? "?"}, whose load was ${shortly(loadavg())}.`,
    `${connections} connections to each bot, each turn another person's. The echo answers with one message; the`,
    "interview with the next question's card, and with an update of the card that was answered; the vote with the",
    "theme's card as it then stands, and soon with an update of the card for all, never faster than Teams allows.",
    "",
    line("", ({ name }) => name, results),
    ...rows.map(([label, cell]) => line(label, cell, results)),
    "",
    paced(results),
  ].join("\n");
}

const speedRows: readonly Row[] = [
  ["turns a second", ({ measured }) => speed(measured).toFixed(0)],
  ["  in each round", ({ measured }) => measured.rounds.map((round) => round.toFixed(0)).join(", ")],
  ["p50 of a turn", ({ measured }) => `${percentile(measured.milliseconds, 0.5).toFixed(1)} ms`],
  ["p99 of a turn", ({ measured }) => `${percentile(measured.milliseconds, 0.99).toFixed(1)} ms`],
];

const shownAt = (result: Result, share: number): string =>
  result.shown ? `${percentile(result.shown, share).toFixed(0)} ms` : "none";
const shownRows: readonly Row[] = [
  ["p50 from click to all", (result) => shownAt(result, 0.5)],
  ["p99 from click to all", (result) => shownAt(result, 0.99)],
];

const workRows: readonly Row[] = [
  ["turns, people", ({ measured, people }) => `${measured.milliseconds.length}, ${people}`],
  ["messages a turn", ({ measured }) => aTurn(measured.posts, measured)],
  ["updates a turn", ({ measured }) => aTurn(measured.puts, measured)],
  ["store reads a turn", ({ store }) => (store ? (store.read + store.list).toFixed(2) : "none")],
  ["store sums a turn", ({ store }) => (store ? store.sum.toFixed(2) : "none")],
  ["store writes a turn", ({ store }) => (store ? (store.write + store.remove).toFixed(2) : "none")],
  ["the bot's CPU a turn", ({ measured }) => `${aTurn(measured.botCpu * 1_000, measured)} ms`],
  ["the bot's share of a core", ({ measured }) => percent(measured.botCpu / measured.seconds)],
  ["the load's share of a core", ({ measured }) => percent(measured.ownCpu / measured.seconds)],
];

const sizeRows: readonly Row[] = [
  ["ready after", ({ readyAfter }) => `${readyAfter.toFixed(0)} ms`],
  ["memory when ready", ({ atStart }) => megabytes(atStart.memory)],
  ["memory after the load", ({ atEnd }) => megabytes(atEnd.memory)],
  ["memory at most", ({ atEnd }) => megabytes(atEnd.peak)],
];

/**
 * How far the bot's own pacing was from making anyone wait.
 * @throws Error when a chat came to its limit, for then the pacing may have decided the result.
 */
function paced(results: readonly Result[]): string {
  const ours = results.filter(({ store }) => store);
  const fullest = ours
    .flatMap((result) => result.fullest)
    .toSorted((a, b) => b.held / b.most - a.held / a.most)[0];
  if (!fullest) throw new Error("Nothing was sent to the interview");
  const { held, most, span } = fullest;
  const said = `${held} messages in ${span / 1_000} s, of ${most} that pass without waiting`;
  if (held >= most) throw new Error(`The pacing may have decided the result: a chat got ${said}`);
  return `The bot's pacing made nobody wait: the fullest chat got ${said}.`;
}

/** The value that a share of the values does not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const speed = ({ milliseconds, seconds }: Measured): number => milliseconds.length / seconds;
const aTurn = (sum: number, { milliseconds }: Measured): string => (sum / milliseconds.length).toFixed(2);
const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
const shortly = (numbers: readonly number[]): string => numbers.map((number) => number.toFixed(1)).join(", ");
const line = (label: string, cell: Row[1], results: readonly Result[]): string =>
  [label.padEnd(28), ...results.map((result) => cell(result).padStart(12))].join("");
