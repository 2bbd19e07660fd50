import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withMeeting, type Meeting } from "../../src/meetings/meeting.js";
import type { Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { after, clock, second } from "../../src/time.js";
import { aad, aMember, anActiveNetwork } from "../meetings/samples.js";
import { channel } from "../networks/letter-box.js";
import { connector, type Connector } from "../support/connector.js";
import { BuiltBots, end } from "./built-bot.js";
import { remindedMeeting } from "./reminder-store.js";

let folder: string;
let documents: Documents;
let teams: Connector;
let bots: BuiltBots;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "reminder-crash-"));
  const file = join(folder, "bot.db");
  documents = openEmbedded(file);
  bots = new BuiltBots(file);
  teams = await connector();
});
afterEach(async () => {
  bots.killAll();
  await teams.close();
  await documents.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A meeting of tomorrow whose reminder is due; `silent` has not answered. */
async function aReminderDue(): Promise<Meeting> {
  const there = { ...channel, serviceUrl: teams.url };
  const network = anActiveNetwork({ channel: there, serviceUrl: teams.url });
  const reminded = remindedMeeting(network, 1, after(clock(), -second));
  const withSilent = { ...network, members: [...network.members, aMember("silent")] };
  await documents.write("network", withSilent, withSilent);
  await documents.write("meeting", reminded, reminded);
  return reminded;
}

async function storedMeeting(at: Meeting) {
  const found = await documents.read("meeting", at);
  if (!found) throw new Error("The meeting is gone");
  return found;
}

/** As when the time is up that the dead process had for the letters. */
async function leaseRunsOut(at: Meeting): Promise<void> {
  const { value, etag } = await storedMeeting(at);
  expect(value.letters.map(({ id }) => id)).toEqual(["reminder", `nudge ${aad("silent")}`]);
  expect(value.busyUntil).toBeDefined();
  const over = { busyUntil: value.reminders[0]?.at ?? "" };
  await documents.write("meeting", at, withMeeting(value, over, value.changedAt), etag);
}

test.each([
  ["before Teams has taken it in: it comes once", false, 1],
  ["before it has noted that Teams took it in: it comes twice", true, 2],
])("the bot killed over a reminder, %s, and nothing is lost", async (_, afterAccepting, times) => {
  const meeting = await aReminderDue();
  const conversationId = meeting.thread?.conversationId ?? "";
  const first = bots.spawn();
  first.stdout?.resume();
  const ended = once(first, "exit");
  teams.fail({
    how: "hang",
    afterAccepting,
    when: (call) => call.method === "POST" && call.conversationId === conversationId && first.kill("SIGKILL"),
  });
  await ended;
  await leaseRunsOut(meeting);

  const second = await bots.start();
  const waits = { timeout: 30_000, interval: 100 };
  await vi.waitFor(async () => expect((await storedMeeting(meeting)).value.letters).toEqual([]), waits);
  await end(second, "SIGTERM");
  expect((await storedMeeting(meeting)).value.reminders).toMatchObject([{ lead: "1d", state: "sent" }]);
  expect(teams.inChannel(channel.channelId).map((post) => post.conversationId)).toEqual(
    Array(times).fill(conversationId),
  );
  expect(teams.privateChat(`29:${aad("silent")}`).posts).toHaveLength(1);
});
