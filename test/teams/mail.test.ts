import { afterEach, beforeEach, expect, test } from "vitest";
import type { Card } from "../../src/cards/card.js";
import type { Delivery, Recipient } from "../../src/teams/mail.js";
import type { Address } from "../../src/teams/turn.js";
import type { Connector, Fault } from "../support/connector.js";
import { aBot, aTeams, closeBots } from "./a-bot.js";

const card: Card = { type: "AdaptiveCard", speak: "Der er lukket.", body: [] };
let teams: Connector;
beforeEach(async () => {
  teams = await aTeams();
});
afterEach(closeBots);

const mail = async () => (await aBot({})).mail;
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
  [{ status: 400 }, "refused"],
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

const landsIn = (channelId: string) =>
  teams.inChannel(channelId).map(({ conversationId, posted }) => ({ conversationId, activityId: posted.id }));

test("a card put in a private chat says where it stands, on record or newly opened", async () => {
  const { putPrivately } = await mail();
  const chat = { conversationId: "a:known", serviceUrl: teams.url };
  for (const [over, conversationId] of [
    [{ chat }, "a:known"],
    [{}, teams.privateChat("29:maja").id],
  ] as const) {
    const { delivery, at } = await putPrivately(person(over), card);
    expect(delivery).toBe("sent");
    const activityId = teams.conversation(conversationId).last?.id;
    expect(at).toEqual({ conversationId, activityId, serviceUrl: teams.url });
  }
});

test("a card put in a channel's thread is a reply there", async () => {
  const { putInChannel } = await mail();
  const { at } = await putInChannel(to(), card);
  expect(at).toEqual({ ...landsIn("19:c")[0], serviceUrl: teams.url });
  expect(at?.conversationId).toBe("19:c;messageid=1");
});

test("a card put in a channel itself opens a thread of its own, and says which", async () => {
  const { putInChannel, update } = await mail();
  const { delivery, at } = await putInChannel(to({ conversationId: "19:c" }), card);
  expect(delivery).toBe("sent");
  expect(at).toEqual({ ...landsIn("19:c")[0], serviceUrl: teams.url });
  expect(at?.conversationId).toMatch(/^19:c;messageid=/u);
  expect(teams.calls.map(({ path }) => path)).toEqual(["/v3/conversations"]);
  const drawn: Card = { type: "AdaptiveCard", speak: "Ny", body: [] };
  expect(await update(to({ conversationId: at?.conversationId ?? "" }), at?.activityId ?? "", drawn)).toBe(
    "sent",
  );
  expect(teams.conversation(at?.conversationId ?? "").last).toMatchObject({ activity: { summary: "Ny" } });
});

test.each(failures)(
  "%j on putting a card somewhere means %s, and it is put nowhere else",
  async (how, delivery) => {
    const { putPrivately, putInChannel } = await mail();
    const chat = { conversationId: "a:known", serviceUrl: teams.url };
    teams.fail({ how, times: 9 });
    expect(await putPrivately(person({ chat }), card)).toEqual({ delivery });
    expect(await putInChannel(to(), card)).toEqual({ delivery });
    expect(await putInChannel(to({ conversationId: "19:c" }), card)).toEqual({ delivery });
    expect(teams.calls).toHaveLength(3);
  },
);

test.each<[Fault, Delivery, number]>([
  [{ how: { status: 502 }, times: 1 }, "sent", 2],
  [{ how: { status: 404, code: "ActivityNotFoundInConversation" }, times: 9 }, "refused", 1],
  [{ how: { status: 429, retryAfter: 600 }, times: 9 }, "later", 1],
])("an update that meets %j is %s after %i calls: it may be repeated", async (fault, delivery, calls) => {
  const { update } = await mail();
  teams.conversation("19:c;messageid=1").add({ id: "1", activity: { type: "message" }, earlier: [] });
  teams.fail(fault);
  expect(await update(to(), "1", card)).toBe(delivery);
  expect(teams.calls).toHaveLength(calls);
});
