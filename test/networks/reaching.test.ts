import { expect, test } from "vitest";
import type { Card } from "../../src/cards/card.js";
import { mentionCard } from "../../src/networks/letters/mention-card.js";
import { withNetwork } from "../../src/networks/network.js";
import { change } from "../../src/store/change.js";
import type { Documents } from "../../src/store/documents.js";
import type { Delivery } from "../../src/teams/mail.js";
import { texts } from "../../src/text/text.js";
import { newTheme } from "../../src/themes/theme.js";
import { elements } from "../support/cards.js";
import {
  aLetter,
  aMailbox,
  aRound,
  aSeat,
  channel,
  inMinutes,
  isDue,
  read,
  stored,
  waiting,
} from "./letter-box.js";
import { aad, aNetwork, now } from "./samples.js";
import { request } from "./some-letters.js";

const privatelyGone = ({ how, to }: { how: string; to: string }) =>
  how === "private" && to === aad("manager") ? ("gone" as const) : ("sent" as const);

test("a leader who cannot be written to privately is mentioned in the network's channel, and the lead is told", async () => {
  const documents = await stored(waiting([request], { channel }));
  const { mail, sent } = aMailbox(privatelyGone);
  await isDue(documents, mail);
  expect(sent.map(({ how, to }) => `${how} ${to}`)).toEqual([
    `channel ${channel.channelId}`,
    `private ${aad("employee")}`,
  ]);
  expect(sent[0]?.card).toContain("<at>manager</at>");
  expect(sent[1]?.card).toContain("står i stedet i netværkets kanal");
  const [seat] = (await read(documents)).rounds[0]?.seats ?? [];
  expect(seat?.cards).toMatchObject([{ via: "channel", holder: aad("manager") }]);
  expect(seat).not.toHaveProperty("unreachable");
});

test.each([
  ["without a channel", {}, []],
  ["when the bot is shut out of it", { channel }, ["Jeg kan ikke skrive i netværkets kanal"]],
])("%s the seat is unreachable, and the lead is told so", async (_, fields, also) => {
  const documents = await stored(waiting([request], fields));
  const { mail, sent } = aMailbox(({ to }) => (to === aad("employee") ? "sent" : "gone"));
  await isDue(documents, mail);
  expect((await read(documents)).rounds[0]?.seats[0]).toMatchObject({ unreachable: true, cards: [] });
  expect(sent).toMatchObject(
    ["ikke nået frem", ...also].map((words) => ({
      to: aad("employee"),
      card: expect.stringContaining(words) as string,
    })),
  );
});

test("the beginning in a channel that shuts the bot out is tried once, and the lead hears once how to let it in", async () => {
  const letters = [aLetter("channel")];
  const documents = await stored(aNetwork({ state: "active", channel, letters }));
  const tried: string[] = [];
  const { mail, sent } = aMailbox(({ how, to }) => (how === "channel" ? (tried.push(to), "gone") : "sent"));
  await isDue(documents, mail);
  const told = await read(documents);
  await change(documents, "network", told, () => withNetwork(told, { letters }, now));
  await isDue(documents, mail);
  expect(tried).toEqual([channel.channelId]);
  expect(sent.map(({ to }) => to)).toEqual([aad("employee")]);
  expect(sent[0]?.card).toContain("Føj Netværkssmeden til teamet igen, eller vælg en anden kanal");
});

test("a channel that takes nothing in now is tried again, with the private chat before it", async () => {
  const documents = await stored(waiting([request], { channel }));
  let isOpen = false;
  const { mail, sent } = aMailbox((one) => (one.how === "channel" && !isOpen ? "later" : privatelyGone(one)));
  await isDue(documents, mail);
  expect(sent).toEqual([]);
  isOpen = true;
  await isDue(documents, mail, inMinutes(2));
  expect(sent.map(({ how }) => how)).toEqual(["channel", "private"]);
});

test("a request that does not get through is told to the lead once, and still lands when it can", async () => {
  const documents = await stored(waiting([request]));
  let isOpen = false;
  const { mail, sent } = aMailbox(({ to }) => (to === aad("employee") || isOpen ? "sent" : "later"));
  for (const minutes of [0, 2, 5, 10]) await isDue(documents, mail, inMinutes(minutes));
  expect(sent).toEqual([]);
  await isDue(documents, mail, inMinutes(20)).catch(() => undefined);
  await isDue(documents, mail, inMinutes(20 + 450)).catch(() => undefined);
  expect(sent.map(({ to }) => to)).toEqual([aad("employee")]);
  expect((await read(documents)).rounds[0]?.seats[0]).toMatchObject({ unreachable: true });
  isOpen = true;
  await isDue(documents, mail, inMinutes(20 + 900));
  const [seat] = (await read(documents)).rounds[0]?.seats ?? [];
  expect(seat?.cards).toHaveLength(1);
  expect(seat).not.toHaveProperty("unreachable");
});

/** The seat is passed on while the card is on its way. */
async function passedOn<How extends string>(documents: Documents, how: How): Promise<How> {
  const found = await documents.read("network", aNetwork());
  const rounds = [aRound([aSeat("Sundhed", "someone")])];
  if (found)
    await documents.write("network", aNetwork(), { ...found.value, rounds, letters: [] }, found.etag);
  return how;
}

test("a card that landed for a seat that was passed on meanwhile is noted as the former holder's", async () => {
  const documents = await stored(waiting([request]));
  const { mail } = aMailbox(() => passedOn(documents, "sent"));
  await isDue(documents, mail);
  expect((await read(documents)).rounds[0]?.seats[0]).toMatchObject({
    holder: aad("someone"),
    cards: [{ holder: aad("manager") }],
  });
});

test("a new holder is not called unreachable because the former one was", async () => {
  const documents = await stored(waiting([request]));
  const { mail } = aMailbox(() => passedOn(documents, "gone"));
  await isDue(documents, mail);
  expect((await read(documents)).rounds[0]?.seats[0]).not.toHaveProperty("unreachable");
});

const card = {
  conversationId: "a:1",
  activityId: "1",
  serviceUrl: "http://127.0.0.1:1",
  via: "private",
} as const;

test("all of a seat's cards are drawn anew where they stand, and one that fails is tried again", async () => {
  const cards = [card, { ...card, activityId: "2", via: "channel" } as const];
  const rounds = [aRound([aSeat("Sundhed", "manager", { cards })])];
  const documents = await stored(waiting([aLetter("redraw", { round: 1, seat: "sundhed" })], { rounds }));
  let isOpen = false;
  const { mail, sent } = aMailbox(({ to }) => (to === "1" && !isOpen ? "later" : "sent"));
  await isDue(documents, mail);
  expect(sent.map(({ how, to }) => `${how} ${to}`)).toEqual(["update 2"]);
  isOpen = true;
  await isDue(documents, mail, inMinutes(2));
  expect(sent.map(({ to }) => to).sort()).toEqual(["1", "2", "2"]);
});

test("nothing is drawn anew where the bot is shut out", async () => {
  const inChannel = {
    ...card,
    conversationId: `${channel.channelId};messageid=1`,
    activityId: "2",
    via: "channel",
  };
  const rounds = [aRound([aSeat("Sundhed", "manager", { cards: [card, inChannel as typeof card] })])];
  const letters = [aLetter("redraw", { round: 1, seat: "sundhed" })];
  const documents = await stored(waiting(letters, { rounds, channel }));
  const { tenantId } = aNetwork();
  const manager = { tenantId, id: aad("manager"), name: "manager", changedAt: now, shutSince: now };
  await documents.write("person", manager, manager);
  const { channelId: id, ...rest } = channel;
  const shut = {
    tenantId,
    id,
    teamId: id,
    name: "Netværk",
    ...rest,
    changedAt: now,
    shut: { since: now, told: [] },
  };
  await documents.write("channel", shut, shut);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  expect(sent).toEqual([]);
  expect((await read(documents)).letters).toEqual([]);
});

test("a seat's cards are drawn anew at once, so that one Teams is slow with holds up no other", async () => {
  const cards = [card, { ...card, activityId: "2" }];
  const rounds = [aRound([aSeat("Sundhed", "manager", { cards })])];
  const documents = await stored(waiting([aLetter("redraw", { round: 1, seat: "sundhed" })], { rounds }));
  let answer: (delivery: Delivery) => void = () => undefined;
  const { mail, sent } = aMailbox(({ to }) => {
    if (to === "1") return new Promise<Delivery>((done) => (answer = done));
    answer("sent");
    return "sent";
  });
  await isDue(documents, mail);
  expect(sent.map(({ to }) => to).sort()).toEqual(["1", "2"]);
});

test("a drawing that may not have reached Teams is done again, for the card would keep its buttons", async () => {
  const rounds = [aRound([aSeat("Sundhed", "manager", { cards: [card] })], { state: "withdrawn" })];
  const documents = await stored(waiting([aLetter("redraw", { round: 1, seat: "sundhed" })], { rounds }));
  let isOpen = false;
  const { mail, sent } = aMailbox(() => (isOpen ? "sent" : "unclear"));
  await isDue(documents, mail);
  expect(sent).toEqual([]);
  isOpen = true;
  await isDue(documents, mail, inMinutes(2));
  expect(sent.map(({ to }) => to)).toEqual(["1"]);
});

test("nobody calls in a channel for a leader whose approval was kept", async () => {
  const decision = { verdict: "approve", by: aad("manager"), byName: "manager", at: now, round: 1 } as const;
  const seats = [aSeat("Sundhed", "manager", { decision }), aSeat("Kultur", "other-manager")];
  const rounds = [aRound(seats, { state: "returned" }), aRound(seats, { number: 2 })];
  const documents = await stored(waiting([{ ...request, round: 2 }], { channel, rounds }));
  const { mail, sent } = aMailbox(privatelyGone);
  await isDue(documents, mail);
  expect(sent).toEqual([]);
  expect((await read(documents)).letters).toEqual([]);
});

test("the theme says what it became also when the network was closed before it could be told", async () => {
  const documents = await stored(aNetwork({ state: "closed", letters: [aLetter("theme")] }));
  const theme = newTheme(aNetwork().tenantId, aNetwork().id, aad("employee"), now);
  await documents.write("theme", theme, theme);
  await isDue(documents, aMailbox().mail);
  expect((await documents.read("theme", theme))?.value.became).toMatchObject({ title: "Lyset i vinduet" });
});

const mentioned = (name: string, isAwaited = true): Card =>
  mentionCard(
    aNetwork(),
    { seat: { ...aSeat("Sundhed", "manager"), holderName: name }, round: 1, isAwaited },
    texts.da,
  );

test.each([
  ["Åse Kjær-Møller", "Åse Kjær-Møller"],
  ["O’Brien, Seán", "O’Brien, Seán"],
  ["<at>alle</at> **fed** [link](https://evil.test)", "at alle at fed link https evil.test"],
  ["{{DATE(2026-01-01)}}", "DATE 2026-01-01"],
  ["***", "En leder"],
])("%s is mentioned as %s, by the id in the directory", (name, bare) => {
  const { msteams } = mentioned(name) as Card & { readonly msteams?: unknown };
  expect(msteams).toEqual({
    entities: [{ type: "mention", text: `<at>${bare}</at>`, mentioned: { id: aad("manager"), name: bare } }],
  });
  expect([...elements(mentioned(name).body)].map(({ text }) => text)).toContain(
    `<at>${bare}</at>, jeg kan ikke skrive til dig privat. Tryk på knappen. Kun du ser anmodningen.`,
  );
});

test("once it is decided the mention is gone, with the button, and says nothing of the decision", () => {
  const over = mentioned("manager", false) as Card & { readonly msteams?: unknown };
  expect(JSON.stringify(over)).not.toMatch(/<at>|Action\.Execute|mentioned/u);
  expect(over.speak).toBe("Lederen skal ikke gøre mere her.");
});

test("the mention on the channel's card goes when the seat is decided", async () => {
  const decision = { verdict: "approve", by: aad("manager"), byName: "manager", at: now, round: 1 } as const;
  const cards = [{ ...card, via: "channel" } as const];
  const rounds = [aRound([aSeat("Sundhed", "manager", { cards, decision })])];
  const documents = await stored(waiting([aLetter("redraw", { round: 1, seat: "sundhed" })], { rounds }));
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  expect(sent[0]?.card).toContain("Lederen skal ikke gøre mere her.");
});
