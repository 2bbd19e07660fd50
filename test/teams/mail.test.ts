import { afterEach, beforeEach, expect, test } from "vitest";
import type { Card } from "../../src/cards/card.js";
import type { Delivery, Recipient } from "../../src/teams/mail.js";
import type { Address } from "../../src/teams/turn.js";
import { connector, type Connector, type Fault } from "../support/connector.js";
import { aBot } from "./a-bot.js";

const card: Card = { type: "AdaptiveCard", speak: "Der er lukket.", body: [] };
let teams: Connector;
let stop: (() => Promise<void>)[] = [];
beforeEach(async () => {
  teams = await connector();
  stop = [() => teams.close()];
});
afterEach(async () => {
  for (const each of stop.reverse()) await each();
});

async function mail() {
  const bot = await aBot({});
  stop.push(bot.close);
  return bot.mail;
}
const to = (over: Partial<Address> = {}): Address => ({
  tenantId: "tenant",
  serviceUrl: teams.url,
  conversationId: "19:c;messageid=1",
  bot: { id: "28:bot", name: "Netværkssmeden" },
  language: "en",
  ...over,
});
const person = (over: Partial<Recipient> = {}): Recipient => ({ ...to(), personId: "maja", ...over });

test("a card is sent in a thread, in the language on record", async () => {
  expect(await (await mail()).send(to(), { card })).toBe("sent");
  expect(teams.conversation("19:c;messageid=1").posts).toMatchObject([
    { activity: { summary: "Der er lukket.", locale: "en-GB", from: { id: "28:bot" } } },
  ]);
});

test("a person is written to in the chat on record, else one is opened by their id in the directory", async () => {
  const { sendPrivately } = await mail();
  const chat = { conversationId: "a:known", serviceUrl: teams.url };
  expect(await sendPrivately(person({ chat, serviceUrl: "http://127.0.0.1:1/" }), { card })).toBe("sent");
  expect(teams.conversation("a:known").posts).toHaveLength(1);
  expect(await sendPrivately(person(), { card })).toBe("sent");
  expect(teams.privateChat("29:maja").posts).toHaveLength(1);
  expect(teams.calls.find(({ path }) => path === "/v3/conversations")?.body).toMatchObject({
    members: [{ id: "maja" }],
    tenantId: "tenant",
  });
});

const failures: [Fault["how"], Delivery][] = [
  [{ status: 403 }, "gone"],
  [{ status: 404 }, "gone"],
  [{ status: 400 }, "gone"],
  [{ status: 401 }, "later"],
  [{ status: 429, retryAfter: 600 }, "later"],
  [{ status: 500 }, "unclear"],
  [{ status: 408 }, "unclear"],
  ["reset", "unclear"],
];
test.each(failures)("%j on sending means %s", async (how, delivery) => {
  const { send } = await mail();
  teams.fail({ how, times: 9 });
  expect(await send(to(), { card })).toBe(delivery);
  expect(teams.calls).toHaveLength(1);
});

test.each(failures)("%j on opening a chat means that nothing was sent (%s)", async (how, delivery) => {
  const { sendPrivately } = await mail();
  teams.fail({ how, times: 9 });
  expect(await sendPrivately(person(), { card })).toBe(delivery === "unclear" ? "later" : delivery);
  expect(teams.calls).toHaveLength(1);
});

test("an address that is not Teams' is not written to, and may be put right", async () => {
  const { send, sendPrivately } = await mail();
  const serviceUrl = "https://evil.test/";
  expect(await send(to({ serviceUrl }), { card })).toBe("later");
  expect(await sendPrivately(person({ serviceUrl }), { card })).toBe("later");
});

test("a file is offered by Teams' own consent card, with nothing but ids to come back", async () => {
  const offer = { name: "Tema.docx", bytes: 12_345, about: "Temaet som Word.", context: { themeId: "t1" } };
  expect(await (await mail()).send(to(), { offer })).toBe("sent");
  expect(teams.conversation("19:c;messageid=1").last?.activity.attachments).toEqual([
    {
      contentType: "application/vnd.microsoft.teams.card.file.consent",
      name: "Tema.docx",
      content: {
        description: "Temaet som Word.",
        sizeInBytes: 12_345,
        acceptContext: { themeId: "t1" },
        declineContext: { themeId: "t1" },
      },
    },
  ]);
});
