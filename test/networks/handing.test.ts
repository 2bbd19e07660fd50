import { expect, test } from "vitest";
import { withGuide } from "../../src/networks/guide/carried.js";
import {
  handTo,
  isUntouched,
  keepForming,
  mustNotHaveMoved,
  take,
} from "../../src/networks/handing/handing.js";
import { handOver } from "../../src/networks/members/taking-part.js";
import { isInside, mayLead, withNetwork, type Network } from "../../src/networks/network.js";
import { nextStep } from "../../src/networks/seeing/step.js";
import { viewerOf } from "../../src/networks/seeing/viewer.js";
import { waitingIn } from "../../src/networks/seeing/waiting.js";
import { drop, takeUp } from "../../src/networks/standing.js";
import { begunBy, handed, untouched } from "./handing-scene.js";
import { aad, aMember, now } from "./samples.js";
import { aLetter, aMailbox, inMinutes, isDue, read, stored } from "./letter-box.js";

const later = inMinutes(5);
const owner = aad("employee");
const other = { id: aad("other"), name: "other" };
const deeds = ({ log }: Network) => log.map(({ deed, about }) => [deed, about].filter(Boolean).join(" "));

test("a colleague is asked by a letter, and it waits for them; they see no more of it than that", () => {
  const network = handed();
  expect(network.handed).toEqual({ to: aad("colleague"), toName: "colleague", at: now });
  expect(network.letters).toMatchObject([{ kind: "form", to: aad("colleague") }]);
  expect(deeds(network)).toEqual([`form-handed p-${aad("colleague")}`]);
  expect(network).toMatchObject({ lead: owner, people: [owner], waitsFor: [aad("colleague")] });
  expect(waitingIn(network, aad("colleague"))).toMatchObject([{ kind: "form" }]);
  expect(isInside(network, aad("colleague"))).toBe(false);
  expect(viewerOf(network, aad("colleague"))).toBe("none");
});

test("the same again changes nothing; another is asked instead", () => {
  const network = handed();
  expect(handTo(network, { id: aad("colleague"), name: "colleague" }, owner, later)).toBe(network);
  const moved = handTo(network, other, owner, later);
  expect(moved).toMatchObject({ handed: { to: other.id, at: later }, waitsFor: [other.id] });
  expect(() => mustNotHaveMoved(moved, aad("colleague"))).toThrow("form-moved");
  expect(() => mustNotHaveMoved(moved, other.id)).not.toThrow();
  expect(() => mustNotHaveMoved(moved, aad("stranger"))).not.toThrow();
});

test("nobody hands it to themselves, nor hands another's", () => {
  expect(() => handTo(untouched(), { id: owner, name: "employee" }, owner, now)).toThrow("hand-self");
  expect(() => handTo(untouched(), other, aad("stranger"), now)).toThrow("no-such-network");
});

test.each<[string, Partial<Network>]>([
  ["a guide with an answer", { guide: { ...untouched().guide, open: "purpose" } }],
  ["a guide that is through", { guide: { ...untouched().guide, open: null } }],
  ["members", { members: [aMember("employee", { duty: "lead" }), aMember("colleague")] }],
  ["a kommissorium", { versions: [{ number: 1, by: owner, byName: "employee", at: now, before: {} }] }],
  ["been given up", { state: "dropped" }],
  ["been sent", { state: "awaiting" }],
])("a network that has %s is not handed on", (_, fields) => {
  const network = untouched(fields);
  expect(isUntouched(network)).toBe(false);
  expect(handTo(network, other, owner, now)).toBe(network);
});

test("who was asked takes it: they lead, the owner leads with them, and it speaks their language", () => {
  const network = take(handed(), begunBy("colleague"), later);
  expect(network).not.toHaveProperty("handed");
  expect(network).toMatchObject({
    lead: aad("colleague"),
    language: "en",
    serviceUrl: "http://127.0.0.1:2",
    bot: { id: "28:other" },
    carried: ["purpose"],
    waitsFor: [],
    texts: { title: "Lyset i vinduet" },
  });
  expect(network.members.map(({ name, duty, standing }) => [name, duty, standing])).toEqual([
    ["colleague", "lead", "accepted"],
    ["employee", "co-lead", "accepted"],
  ]);
  expect(network.members[0]).toMatchObject({ organisation: "Kommunen", area: "Kultur og Fritid" });
  expect(deeds(network).at(-1)).toBe("form-taken");
  expect(network.letters.at(-1)).toMatchObject({ kind: "form-taken", to: owner });
  expect([mayLead(network, owner), mayLead(network, aad("colleague"))]).toEqual([true, true]);
  expect(nextStep(network)).toMatchObject({ kind: "guide", number: 1 });
});

test("what the owner has written of them on the list stands, and nobody is on it twice", () => {
  const listed = aMember("colleague", { standing: "planned", organisation: "Sognet", area: "Kirken" });
  const network = withNetwork(handed(), { members: [...untouched().members, listed] }, now);
  const [taker, ...others] = take(
    network,
    begunBy("colleague", {
      members: [aMember("colleague", { duty: "lead", organisation: "", area: "" })],
    }),
    later,
  ).members;
  expect(taker).toMatchObject({ duty: "lead", standing: "accepted", organisation: "Sognet", area: "Kirken" });
  expect(others.map(({ id }) => id)).toEqual([`p-${owner}`]);
});

test("taken, it is left as it is; one who comes too late hears that it moved, a stranger that there is none", () => {
  const network = take(handed(), begunBy("colleague"), later);
  expect(take(network, begunBy("colleague"), later)).toBe(network);
  expect(keepForming(network, owner, later)).toBe(network);
  expect(() => take(handTo(handed(), other, owner, now), begunBy("colleague"), later)).toThrow("form-moved");
  expect(() => take(handed(), begunBy("stranger"), later)).toThrow("no-such-network");
});

test("the owner goes on themselves by pressing, or by answering the guide", () => {
  const kept = keepForming(handed(), owner, later);
  expect(kept).not.toHaveProperty("handed");
  expect(kept).toMatchObject({ waitsFor: [], lead: owner });
  expect(deeds(kept).at(-1)).toBe("form-kept");
  expect(keepForming(kept, owner, later)).toBe(kept);
  const network = handed();
  expect(keepForming(network, aad("colleague"), later)).toBe(network);
  expect(withGuide(network, { ...network.guide, open: "purpose" }, later)).not.toHaveProperty("handed");
  expect(() => take(kept, begunBy("colleague"), later)).toThrow("form-moved");
});

test("a lead who hands over the network itself asks nobody to form it any more", () => {
  const members = [...untouched().members, aMember("other")];
  const network = handOver(withNetwork(handed(), { members }, now), `p-${other.id}`, owner, later);
  expect(network.lead).toBe(other.id);
  expect(network).not.toHaveProperty("handed");
});

test("one that was given up asks nobody any more, also when it is taken up again", () => {
  const dropped = drop(handed(), owner, later);
  expect(dropped).not.toHaveProperty("handed");
  expect(dropped).toMatchObject({ waitsFor: [], letters: [] });
  expect(takeUp(dropped, owner, later)).not.toHaveProperty("handed");
  expect(() => mustNotHaveMoved(dropped, aad("colleague"))).toThrow("form-moved");
  expect(() => mustNotHaveMoved({ ...dropped, state: "active" }, aad("colleague"))).not.toThrow();
});

test("the colleague is written to privately, once", async () => {
  const documents = await stored(handed());
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  await isDue(documents, mail, later);
  expect(sent).toMatchObject([{ how: "private", to: aad("colleague") }]);
  expect(sent[0]?.card).toContain("En kollega beder dig danne et netværk af et tema.");
  expect((await read(documents)).handed).not.toHaveProperty("unreached");
});

test("when they cannot be written to the owner hears it, and choosing them again writes anew", async () => {
  const documents = await stored(handed());
  const { mail, sent } = aMailbox(({ to }) => (to === owner ? "sent" : "gone"));
  await isDue(documents, mail);
  expect(sent).toMatchObject([
    { to: owner, card: expect.stringContaining("Jeg kan ikke skrive til den") as string },
  ]);
  const network = await read(documents);
  expect(network.handed).toMatchObject({ to: aad("colleague"), unreached: true });
  const again = handTo(network, { id: aad("colleague"), name: "colleague" }, owner, later);
  expect(again.handed).not.toHaveProperty("unreached");
  expect(again.letters).toMatchObject([{ kind: "form" }]);
});

test("a letter that is put off is tried on; parked, the owner is told once, and not any more when it arrives", async () => {
  const documents = await stored(handed());
  let isOpen = false;
  const { mail, sent } = aMailbox(({ to }) => (to === owner || isOpen ? "sent" : "later"));
  for (const minutes of [0, 2, 5, 10]) await isDue(documents, mail, inMinutes(minutes));
  expect(sent).toEqual([]);
  await isDue(documents, mail, inMinutes(20)).catch(() => undefined);
  await isDue(documents, mail, inMinutes(20 + 450)).catch(() => undefined);
  expect(sent.map(({ to }) => to)).toEqual([owner]);
  isOpen = true;
  await isDue(documents, mail, inMinutes(20 + 900));
  expect(sent.at(-1)).toMatchObject({ to: aad("colleague") });
  expect((await read(documents)).handed).not.toHaveProperty("unreached");
});

test("a letter to one who is asked no more is not sent", async () => {
  const old = aLetter("form", { to: aad("colleague") });
  const documents = await stored(withNetwork(handed("other"), { letters: [old] }, now));
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  expect(sent).toEqual([]);
  expect((await read(documents)).letters).toEqual([]);
});
