import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { handlers } from "../../src/app.js";
import { openCosmos } from "../../src/store/cosmos.js";
import type { Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { startBot } from "../../src/teams/bot.js";
import { values, whom, type Choice } from "../../src/themes/votes/vote.js";
import { after, clock, second } from "../../src/time.js";
import { elements } from "../support/cards.js";
import { connector } from "../support/connector.js";
import { cosmosKey, cosmosServer } from "../support/cosmos-server.js";
import { counting } from "../support/counting.js";
import { local } from "../support/local.js";
import { Booth } from "../themes/vote-booth.js";
import { ballotWith, sharedTheme, start, tallyFrom, tenantId, themeId } from "../themes/vote-theme.js";

const folder = mkdtempSync(join(tmpdir(), "many-votes-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** One to three choices that differ from person to person, from round to round, and between a person's two clicks. */
const choicesFor = (person: number, round: number, nth: number): Choice[] =>
  Array.from({ length: ((person + round + nth) % 3) + 1 }, (_, at) => {
    const value = values[(person * 7 + round * 5 + nth * 3 + at) % values.length] ?? "quality";
    const one = whom[(person + at) % 4];
    return { value, ...(one ? { whom: one } : {}), ...(value === "other" ? { words: "Tillid" } : {}) };
  });

/** The same for each run, and unlike the order in which the clicks were made. */
const shuffled = <T>(all: readonly T[], round: number): T[] =>
  all
    .map((one, at) => [(at * 7919 + round * 104_729) % 10_007, one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);

/** Everyone votes twice at once, their clicks in any order; some on a ballot that shows what they gave before. */
async function round(booth: Booth, people: number, number: number): Promise<void> {
  const clicks = [];
  for (let person = 0; person < people; person++) {
    const who = `person-${person}`;
    const hint = number > 0 && person % 10 === 0 ? await booth.hintFor(who) : {};
    for (const nth of [0, 1]) clicks.push(booth.votes(who, choicesFor(person, number, nth), hint));
  }
  const answers = await Promise.all(shuffled(clicks, number).map((click) => booth.deliver(click)));
  const said = answers.map(({ replaceForClicker }) => JSON.stringify(replaceForClicker));
  expect(said.filter((card) => !card?.includes("✓ Din stemme er talt."))).toEqual([]);
}

async function vote(documents: Documents, people: number, rounds: number): Promise<void> {
  const booth = new Booth(documents);
  await booth.share();
  for (let number = 0; number < rounds; number++) {
    await round(booth, people, number);
    const last = Array.from({ length: people }, (_, person) => choicesFor(person, number, 1));
    expect(await booth.tally(), `round ${number}`).toEqual(tallyFrom(last));
  }
}

test("500 people vote at once, each twice and differently, 20 times over: the tally is exact and nobody is refused", async () => {
  const documents = openEmbedded(join(folder, "votes.db"));
  await vote(documents, 500, 20);
  await documents.close();
}, 180_000);

test("the same, smaller, on Cosmos DB", async () => {
  const server = await cosmosServer();
  const settings = { endpoint: server.endpoint, key: cosmosKey, database: "votes", patience: 60_000 };
  const documents = await openCosmos(settings);
  await vote(documents, 30, 3);
  await documents.close();
  await server.close();
}, 180_000);

/** The theme as shared in a channel of this connector. */
function themeIn(serviceUrl: string) {
  const bot = { id: "28:bot", name: "Netværkssmeden" };
  const channel = { channelId: "19:c@thread.tacv2", channelName: "General", teamName: "Sundhed" };
  const place = { conversationId: `${channel.channelId};messageid=card`, activityId: "card" };
  return sharedTheme(themeId, {
    posts: [{ ...channel, ...place, serviceUrl, bot, state: "posted", told: [] }],
  });
}

const clickOf = (serviceUrl: string, person: number, nth: number) => ({
  ...{ type: "invoke", name: "adaptiveCard/action", channelId: "msteams", serviceUrl, locale: "da-DK" },
  id: `click-${person}-${nth}`,
  timestamp: after(start, nth * second),
  from: { id: `29:${person}`, aadObjectId: `person-${person}`, name: "Kollega" },
  recipient: { id: "28:bot", name: "Netværkssmeden" },
  conversation: {
    id: "19:c@thread.tacv2;messageid=card",
    conversationType: "channel",
    isGroup: true,
    tenantId,
  },
  channelData: {
    tenant: { id: tenantId },
    team: { id: "19:c@thread.tacv2" },
    channel: { id: "19:c@thread.tacv2" },
  },
  replyToId: "card",
  value: {
    action: { type: "Action.Execute", verb: "vote.save", data: ballotWith(choicesFor(person, 0, nth)) },
    trigger: "manual",
  },
});

test("the channel's card ends with the last state, and Teams never has to slow the bot down", async () => {
  const teams = await connector({ limits: true });
  const documents = counting(openEmbedded(":memory:"));
  const theme = themeIn(teams.url);
  await documents.write("theme", theme, theme);
  const thread = teams.conversation("19:c@thread.tacv2;messageid=card");
  thread.add({ id: "card", activity: { type: "message" }, earlier: [] });
  const bot = await startBot({
    config: local,
    ...{ documents, handlers, clock, log: pino({ level: "silent" }) },
  });
  const people = Array.from({ length: 500 }, (_, person) => person);
  const send = async (person: number, nth: number) => {
    const response = await fetch(`http://127.0.0.1:${bot.port}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(clickOf(teams.url, person, nth)),
    });
    expect(await response.text()).toContain("✓ Din stemme er talt.");
  };
  // Everybody's second click comes first; the first ones come late and must change nothing.
  for (const nth of [1, 0]) await Promise.all(people.map((person) => send(person, nth)));
  await bot.idle();
  const card = thread.last?.activity.attachments?.[0]?.content;
  const bars = [...elements(card)].find(({ type }) => type === "Chart.HorizontalBar")?.["data"] as {
    y: number;
  }[];
  const { points } = tallyFrom(people.map((person) => choicesFor(person, 0, 1)));
  const expected = Object.values(points).filter((count) => count > 0);
  expect(bars.map(({ y }) => y)).toEqual(expected.toSorted((a, b) => b - a));
  const puts = teams.calls.filter(({ method }) => method === "PUT");
  expect(puts.filter(({ status }) => status !== 200)).toEqual([]);
  expect(puts.length).toBeLessThan(people.length);
  await bot.close();
  await teams.close();
  await documents.close();
});
