import { afterEach, beforeEach, expect, test } from "vitest";
import { mostListed, parkedLetters } from "../../src/operator/parked.js";
import { carriedOut, orderIn } from "../../src/operator/orders.js";
import { withNetwork, type Network } from "../../src/networks/network.js";
import type { Documents } from "../../src/store/documents.js";
import { openCosmos } from "../../src/store/cosmos.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { counting } from "../support/counting.js";
import { cosmosKey, cosmosServer } from "../support/cosmos-server.js";
import { aLetter, aMailbox, inMinutes, isDue, read, waiting } from "../networks/letter-box.js";
import { aad, now } from "../networks/samples.js";

const parked = { tries: 5, parkedSince: inMinutes(-60), dueAt: inMinutes(300) };
const refused = aLetter("member-replied", {
  to: aad("employee"),
  member: `p-${aad("colleague")}`,
  ...parked,
});
const before = inMinutes(-61);
const untold = aLetter("request", {
  to: aad("manager"),
  round: 1,
  seat: "sundhed",
  tries: 2,
  dueAt: inMinutes(8),
});
const network = withNetwork(waiting([]), { letters: [refused, untold] }, now);
const named = `network/${network.id}`;

const close: (() => Promise<void>)[] = [];
let documents: Documents;
beforeEach(async () => {
  documents = openEmbedded(":memory:");
  await documents.write("network", network, network);
  close.push(() => documents.close());
});
afterEach(async () => {
  for (const each of close.splice(0).reverse()) await each();
});

const run = (...words: string[]) => carriedOut(orderIn(words), documents, now);

test("the list names each parked letter by ids alone, and nothing that waits its turn", async () => {
  const lines = await run();
  expect(lines.join("\n").trim().split("\n")).toEqual([
    "1 letter is parked.",
    "",
    `${named} (tenant ${network.tenantId})`,
    `  member-replied to ${aad("employee")}: tried 5 times, parked since ${parked.parkedSince}`,
    "",
    "npm run letters -- resend all, or resend and one of the names above, sends them again.",
  ]);
});

test("nothing parked is told so, to who lists and to who resends", async () => {
  documents = openEmbedded(":memory:");
  expect(await run()).toEqual(["No letter is parked."]);
  expect(await run("resend", "all")).toEqual(["No letter is parked, so nothing is sent again."]);
});

test.each([["all"], [named]])("what is resent (%s) is due now, and the clock delivers it", async (which) => {
  expect((await run("resend", which)).join()).toContain("1 letter is due now.");
  const stored = await read(documents, network);
  expect(stored).toMatchObject({ dueAt: now, changedAt: network.changedAt, parkedSince: parked.parkedSince });
  expect(stored.letters).toEqual([{ ...refused, dueAt: now }, untold]);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  expect(sent.map(({ to }) => to)).toEqual([aad("employee")]);
  expect(await parkedLetters(documents)).toEqual([]);
  expect(await read(documents, network)).not.toHaveProperty("parkedSince");
});

test("resending twice writes once, and what is refused once more stays parked since it was", async () => {
  await run("resend", "all");
  const before = await documents.read("network", network);
  await run("resend", "all");
  expect((await documents.read("network", network))?.etag).toBe(before?.etag);
  await expect(isDue(documents, aMailbox(() => "later").mail)).rejects.toMatchObject({
    name: "LetterParked",
  });
  expect((await read(documents, network)).letters[0]).toMatchObject({
    tries: 6,
    parkedSince: parked.parkedSince,
  });
});

test("a document that an instance is delivering from is resent without taking it from that instance", async () => {
  const busyUntil = inMinutes(2);
  const found = await documents.read("network", network);
  await documents.write("network", network, withNetwork(network, { busyUntil }, now), found?.etag);
  await run("resend", "all");
  expect(await read(documents, network)).toMatchObject({
    busyUntil,
    dueAt: busyUntil,
    letters: [{ dueAt: now }, untold],
  });
});

test.each([
  [["send"], '"send" is nothing that can be done with letters.'],
  [["resend"], "Say which letters to resend."],
  [["resend", "all", "now"], '"now" is too much.'],
  [
    ["resend", "vote/v1"],
    '"vote/v1" is no document with letters; it is "all" or one of network/<id>, meeting/<id>',
  ],
  [["resend", "network/"], '"network/" is no document with letters'],
  [["resend", network.id], "is no document with letters"],
])("a wrong order, %o, is answered with how it is right", (words, sentence) => {
  expect(() => orderIn(words)).toThrow(sentence);
  expect(() => orderIn(words)).toThrow("npm run letters -- resend all");
});

test("after an outage that parked more than can be listed, all are sent again, or the one that is named", async () => {
  const ids = Array.from({ length: mostListed }, (_, n) => `network-${n}`);
  const longer = withNetwork(network, { letters: [{ ...refused, parkedSince: before }] }, now);
  await Promise.all(ids.map((id) => documents.write("network", { ...longer, id }, { ...longer, id })));
  expect((await run()).join()).toContain("There are more");
  expect((await run("resend", named)).join()).toContain("1 letter is due now.");
  expect((await read(documents, network)).dueAt).toBe(now);
  expect((await run("resend", "all")).join()).toContain(`${mostListed + 1} letters are due now.`);
});

test("a document that is removed at that very moment keeps no other's letters waiting", async () => {
  const other = withNetwork({ ...network, id: "another" }, {}, now);
  await documents.write("network", other, other);
  const store = documents;
  let looks = 0;
  documents = {
    ...counting(store),
    read: async (kind, at) => {
      // It was there when the list was made, and is not any more.
      if (at.id === network.id && ++looks > 1) return undefined;
      return store.read(kind, at);
    },
  };
  expect((await run("resend", "all")).join()).toContain("1 letter is due now.");
  expect((await read(store, other)).letters).toEqual([{ ...refused, dueAt: now }, untold]);
});

test("a document without parked letters is told so", async () => {
  await expect(run("resend", "network/another")).rejects.toThrow("No letter is parked in network/another.");
  await expect(run("resend", `meeting/${network.id}`)).rejects.toThrow("No letter is parked in meeting/");
});

test("the same on Cosmos DB", async () => {
  const server = await cosmosServer();
  documents = await openCosmos({
    endpoint: server.endpoint,
    key: cosmosKey,
    database: "letters",
    patience: 30_000,
  });
  close.unshift(() => server.close());
  await documents.write("network", network, network);
  expect((await run())[0]).toBe("1 letter is parked.");
  await run("resend", named);
  const found = await documents.read("network", network);
  expect(found?.value satisfies Network | undefined).toMatchObject({
    dueAt: now,
    letters: [{ dueAt: now }, untold],
  });
});
