import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withNetwork, type Network } from "../../src/networks/network.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { tallyOf } from "../../src/themes/votes/tally.js";
import { clock } from "../../src/time.js";
import { areas, says, sent, threeAreas } from "../networks/approval-scene.js";
import { channel } from "../networks/letter-box.js";
import { Chat, tenant } from "../support/chat.js";
import { connector, type Connector } from "../support/connector.js";
import { counting } from "../support/counting.js";
import { aSharedTheme } from "../support/shared.js";
import { BuiltBots, end, type Running } from "./built-bot.js";

let bots: BuiltBots;
let folder: string;
let teams: Connector;
let chat: Chat;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "crash-"));
  const file = join(folder, "bot.db");
  bots = new BuiltBots(file);
  teams = await connector();
  chat = new Chat(teams, counting(openEmbedded(file)), "da-DK");
  chat.now = clock();
});
afterEach(async () => {
  bots.killAll();
  await chat.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the bot answers; nothing when it dies over it. */
async function answered({ port }: Running, activity: object): Promise<string> {
  return fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(activity),
  }).then(
    (response) => response.text(),
    () => "",
  );
}

/** Whether the bot said that it took the vote in. */
const delivered = async (bot: Running, vote: object): Promise<boolean> =>
  (await answered(bot, vote)).includes("Din stemme er talt");

/** Votes go on all the time while the process is killed; then Teams delivers every one of them again. */
test("the bot killed while a hundred colleagues vote loses no vote it has answered, and counts none twice", async () => {
  const theme = await aSharedTheme(chat, chat.with("employee"));
  const votes = Array.from({ length: 100 }, (_, n) => {
    const colleague = chat.with(`colleague-${n}`).in();
    const [card] = colleague.posts;
    return colleague.invoke(
      "vote.save",
      { themeId: theme.id, value1: "relations", value2: "innovation" },
      card,
    );
  });
  const stored = async () => tallyOf(chat.documents, tenant, theme.id);

  const first = await bots.start();
  let counted = 0;
  const killed = new Promise<void>((done) => first.process.once("exit", () => done()));
  const all = votes.map(async (vote) => {
    const taken = await delivered(first, vote);
    if (taken && ++counted === 20) first.process.kill("SIGKILL");
    return taken;
  });
  const taken = (await Promise.all(all)).filter(Boolean).length;
  await killed;
  expect(taken).toBeGreaterThanOrEqual(20);
  expect((await stored()).voters).toBeGreaterThanOrEqual(taken);

  const second = await bots.start();
  for (const vote of votes) expect(await delivered(second, vote)).toBe(true);
  await end(second, "SIGTERM");
  expect(await stored()).toMatchObject({ voters: 100, points: { relations: 100, innovation: 100 } });
  expect(chat.with("employee").in().transcript.at(-1)).toContain("100 kolleger har stemt.");
});

/** A network that lacks one approval, eva's, to begin; all that was to be told before has been told. */
async function oneApprovalLeft(id: string): Promise<Network> {
  const there = { ...channel, serviceUrl: teams.url };
  const network = threeAreas({ tenantId: tenant, id, serviceUrl: teams.url, channel: there });
  const approved = [0, 1].reduce((one, seat) => says(one, seat, "approve"), sent(network, chat.now));
  const waiting = withNetwork(approved, { letters: [] }, chat.now);
  await chat.documents.write("network", waiting, waiting);
  return waiting;
}

const storedNetwork = async (at: Network) => {
  const found = await chat.documents.read("network", at);
  if (!found) throw new Error("The network is gone");
  return found;
};

/** As when the time is up that the dead process had for the letters. */
async function leaseRunsOut(at: Network): Promise<void> {
  const { value, etag } = await storedNetwork(at);
  expect(value.letters.map(({ kind }) => kind)).toEqual(["started", "started", "channel", "theme"]);
  const over = value.startedAt ?? chat.now;
  await chat.documents.write("network", at, { ...value, busyUntil: over, dueAt: over }, etag);
}

test.each([
  ["before Teams has taken one in: each is told once", false, 1],
  ["before it has noted that Teams took one in: that one alone is told twice", true, 2],
])("the bot killed over the letters of a decision, %s", async (_, afterAccepting, toAne) => {
  const theme = await aSharedTheme(chat, chat.with("employee"));
  const network = await oneApprovalLeft(theme.id);
  const [ane, eva] = [chat.with("ane"), chat.with("eva")];
  const data = { networkId: network.id, seatId: areas[2], round: 1, comment: "" };
  const click = eva.invoke("approval.approve", data);

  const first = await bots.start();
  const ended = once(first.process, "exit");
  teams.fail({
    how: "hang",
    afterAccepting,
    when: ({ method, conversationId }) =>
      method === "POST" && conversationId === `a:private-${ane.account}` && first.process.kill("SIGKILL"),
  });
  await answered(first, click);
  await ended;
  await leaseRunsOut(network);

  const second = await bots.start();
  const lettersLeft = async () => (await storedNetwork(network)).value.letters;
  await vi.waitFor(async () => expect(await lettersLeft()).toEqual([]), { timeout: 30_000, interval: 100 });
  await answered(second, click);
  await end(second, "SIGTERM");
  const { value } = await storedNetwork(network);
  expect(value.log.filter(({ deed }) => deed === "started")).toHaveLength(1);
  const told = (name: string) =>
    chat.with(name).transcript.filter((line) => line.includes("Netværket er i gang")).length;
  expect(["employee", "ane", "bo"].map(told)).toEqual([1, toAne, 1]);
  expect(teams.inChannel(channel.channelId)).toHaveLength(1);
  expect((await chat.documents.read("theme", theme))?.value.became?.title).toBe("Lyset i vinduet");
});
