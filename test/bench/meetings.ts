import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterDowntime } from "../playground/downtime.js";
import { tenantWindow } from "../playground/reminder-teams.js";
import type { Calls } from "../support/counting.js";
import { answerToMeeting, idleSweep } from "./meeting-costs.js";

/** So many reminders take three bots some seven seconds. */
const waiting = 300;
const thousands = 5_000;

/** What meetings cost, in a few sentences: what waits after downtime against Teams' limit, and calls to the store. */
export async function meetingsReport(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const { rate, refused, punctual } = await afterDowntime(folder, waiting);
    const most = (tenantWindow.most * 1_000) / tenantWindow.milliseconds;
    return [
      `${waiting} reminders of one tenant, due at once, went out by three bots at ${rate.toFixed(1)} a second: ` +
        `${percent(rate / most)} of the ${most} that Teams takes. ${refused} were more than it takes.`,
      `The machine woke a process in time in ${percent(punctual)} of all cases.`,
      `A look of the clock with nothing due: ${said(await idleSweep(0))} with nothing stored, ` +
        `${said(await idleSweep(thousands))} with ${thousands} meetings.`,
      `An answer to a meeting: ${said(await answerToMeeting())}.`,
    ].join("\n");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** The calls that were made, such as "1 due, 1 parked". */
const said = (calls: Calls): string =>
  Object.entries(calls)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ");
