import { expect, test } from "vitest";
import type { Card } from "../../src/cards/card.js";
import type { Person } from "../../src/people/person.js";
import { heedful, openingAgain, shutAmong } from "../../src/people/reaching.js";
import { recipientOf } from "../../src/people/recipient.js";
import { refuse } from "../../src/refusal.js";
import { StoreUnavailable, type Documents } from "../../src/store/documents.js";
import type { Delivery } from "../../src/teams/mail.js";
import { after, day } from "../../src/time.js";
import { aTurn, documents, privately } from "../channels/a-turn.js";
import { aMailbox } from "../networks/letter-box.js";

const now = "2026-11-22T08:00:00.000Z";
const who = { tenantId: "t", id: "aad-employee" };
const maja: Person = { ...who, name: "En medarbejder", changedAt: now };
const card: Card = { type: "AdaptiveCard", body: [] };
const from = {
  tenantId: "t",
  serviceUrl: "http://127.0.0.1:1",
  bot: { id: "28:bot", name: "Netværkssmeden" },
  language: "da",
} as const;

/** Mail that fares so, over a store that knows this person. */
async function post(delivery: Delivery, person?: Person) {
  const store = documents();
  if (person) await store.write("person", person, person);
  store.reset();
  let tried = 0;
  const { mail } = aMailbox(() => (tried++, delivery));
  const known = async () => (await store.read("person", who))?.value;
  return { mail: heedful(mail, store, now), store, known, tried: () => tried };
}
const to = (person?: Person) => recipientOf(from, who.id, person);

test("a recipient is who they are, where they are reached, and whether they can be", () => {
  expect(to()).toEqual({ ...from, personId: who.id });
  const chat = { conversationId: "a:1", serviceUrl: "http://127.0.0.1:2" };
  expect(to({ ...maja, chat, language: "en", shutSince: now })).toEqual({
    ...from,
    personId: who.id,
    chat,
    language: "en",
    isShut: true,
  });
});

test.each(["sendPrivately", "putPrivately"] as const)("%s asks nothing for whom is shut out", async (how) => {
  const { mail, store, tried } = await post("sent", { ...maja, shutSince: now });
  const shut = to({ ...maja, shutSince: now });
  const fared =
    how === "sendPrivately" ? await mail[how](shut, { card }) : (await mail[how](shut, card)).delivery;
  expect([fared, tried(), store.calls.read + store.calls.write]).toEqual(["gone", 0, 0]);
});

test.each(["sendPrivately", "putPrivately"] as const)(
  "%s notes a refusal once, known or not",
  async (how) => {
    for (const person of [maja, undefined]) {
      const { mail, store, known } = await post("gone", person);
      for (let time = 0; time < 2; time++)
        if (how === "sendPrivately") await mail[how](to(person), { card });
        else await mail[how](to(person), card);
      expect(await known()).toMatchObject({ name: person?.name ?? "", shutSince: now });
      expect(store.calls.write).toBe(1);
    }
  },
);

test.each(["sent", "refused", "unclear", "later"] as const)(
  "%s shuts nothing, and costs nothing",
  async (delivery) => {
    const { mail, store, tried } = await post(delivery, maja);
    expect(await mail.sendPrivately(to(maja), { card })).toBe(delivery);
    expect((await mail.putPrivately(to(maja), card)).delivery).toBe(delivery);
    expect(tried()).toBe(2);
    expect(store.calls).toMatchObject({ read: 0, write: 0 });
  },
);

/** A turn of someone who was shut out a week before, or that long. */
async function aTurnOf(where: "private" | "channel", ago: number = 7 * day) {
  const store = documents();
  const shut = { ...maja, shutSince: after(now, -ago) };
  const personEtag = await store.write("person", shut, shut);
  const turn = aTurn(store, {}, { person: shut, personEtag });
  store.reset();
  return { store, turn: where === "private" ? privately(turn) : turn };
}
const said = "Siden søndag den 15. november har mine private beskeder ikke kunnet nå dig.";
const says = (words: string) => ({ say: expect.stringContaining(words) as string });

test("who writes privately is open again by one write, and hears of it before what they asked for", async () => {
  const { store, turn } = await aTurnOf("private");
  const answer = await openingAgain(turn, async () => ({ posts: [{ card }] }));
  expect(answer).toEqual({ posts: [says(said), { card }] });
  expect(store.calls).toMatchObject({ read: 0, write: 1 });
});

test("of two deliveries at once only one tells of it", async () => {
  const { turn } = await aTurnOf("private");
  const answers = await Promise.all([1, 2].map(() => openingAgain(turn, async () => ({}))));
  expect(answers.filter(({ posts }) => posts)).toHaveLength(1);
});

test("who is refused what they press hears of it all the same, once", async () => {
  const { store, turn } = await aTurnOf("private");
  const refused = () => openingAgain(turn, async () => refuse("unknown-click"));
  const tell = turn.text("refusal.unknown-click");
  expect(await refused()).toEqual({ tell, refused: "unknown-click", posts: [says(said)] });
  expect(await refused()).toEqual({ tell, refused: "unknown-click" });
  expect((await store.read("person", who))?.value.shutSince).toBeUndefined();
});

test("what fails leaves the chat for the next turn, and an answer stands when the store fails after it", async () => {
  const { store, turn } = await aTurnOf("private");
  const failing = () => Promise.reject(new StoreUnavailable("gone"));
  await expect(openingAgain(turn, failing)).rejects.toThrow(StoreUnavailable);
  const documents = { ...store, write: failing } as Documents;
  expect(await openingAgain({ ...turn, documents }, async () => ({ tell: "Ja" }))).toEqual({ tell: "Ja" });
  expect(await openingAgain(turn, async () => ({}))).toEqual({ posts: [says(said)] });
});

test("who acts in a channel is tried privately after a day, and not before", async () => {
  const late = await aTurnOf("channel");
  expect(await openingAgain(late.turn, async () => ({ tell: "Ja" }))).toEqual({
    tell: "Ja",
    privately: [says(said)],
  });
  const soon = await aTurnOf("channel", day - 1);
  expect(await openingAgain(soon.turn, async () => ({ tell: "Ja" }))).toEqual({ tell: "Ja" });
  expect(soon.store.calls.write).toBe(0);
});

test("a turn of anyone else costs nothing", async () => {
  const store = documents();
  expect(await openingAgain(privately(aTurn(store)), async () => ({ tell: "Ja" }))).toEqual({ tell: "Ja" });
  expect(store.calls).toMatchObject({ read: 0, write: 0 });
});

test("among people those who are shut out are found by a read each", async () => {
  const { store } = await aTurnOf("private");
  expect([...(await shutAmong(store, "t", [who.id, undefined, "stranger"]))]).toEqual([who.id]);
  expect(store.calls.read).toBe(2);
});
