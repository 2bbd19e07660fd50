import fc from "fast-check";
import { expect, test } from "vitest";
import { weight } from "../../src/cards/fill.js";
import { shares } from "../../src/finding/together.js";
import type { Card } from "../../src/cards/card.js";
import { byArea, byCapacity } from "../../src/networks/seeing/counts.js";
import { networkCard, publicCard } from "../../src/networks/seeing/network-card.js";
import { nextStep } from "../../src/networks/seeing/step.js";
import { buttonsFor, viewerOf } from "../../src/networks/seeing/viewer.js";
import { waitingIn } from "../../src/networks/seeing/waiting.js";
import { logged, withNetwork } from "../../src/networks/network.js";
import { texts } from "../../src/text/text.js";
import { after, minute } from "../../src/time.js";
import { buttonsOf, elements, wordsOf } from "../support/cards.js";
import { aad, aMember, aNetwork, now } from "./samples.js";
import { aRound, aSeat, many, seeingCards, seenNetworks, viewers } from "./seeing-samples.js";

const seen = (kind: string, viewer: string): Card =>
  networkCard(seenNetworks[kind] ?? aNetwork(), aad(viewer), texts.da, now);
const read = (kind: string, viewer: string): string => wordsOf(seen(kind, viewer)).join(" | ");
const first = (kind: string, viewer: string) =>
  (seen(kind, viewer).actions as { verb: string; style?: string }[])[0];

test.each([
  ["guide", "interview.resume", "spørgsmål 3 af 8"],
  ["gaps", "interview.resume", "svar på det, der mangler i guiden"],
  ["empty", "charter.open", "et navn og et formål"],
  ["alone", "members.list", "Du er den eneste"],
  ["uninvited", "members.list", "én deltager er ikke inviteret"],
  ["homeless", "members.list", "skriv, hvilket område én deltager kommer fra"],
  ["ready", "approval.desk", "send den til lederne"],
  ["awaiting", "approval.desk", "Én leder mangler at svare"],
  ["asked", "approval.desk", "svar på et spørgsmål"],
  ["returned", "charter.open", "ret kommissoriet"],
  ["rejected", "charter.open", "ret kommissoriet"],
  ["dropped", "network.take-up", "tage det op igen"],
])("the lead of a network that is %s has %s first, and reads why", (kind, verb, words) => {
  expect(first(kind, "employee")).toMatchObject({ verb, style: "positive" });
  expect(read(kind, "employee")).toContain(words);
});

test("what a leader wrote stands on the lead's card, and on nobody else's", () => {
  expect(read("rejected", "employee")).toContain("Nej");
  expect(read("rejected", "employee")).toContain("leader (Kultur og Fritid)");
  expect(read("rejected", "colleague")).not.toContain("Nej");
});

test("once something was changed after it came back, the next step is to send it again", () => {
  const returned = seenNetworks["returned"] ?? aNetwork();
  expect(nextStep(returned).kind).toBe("charter");
  const later = after(now, minute);
  const revised = withNetwork(returned, logged(returned, "x", "charter-saved", later), later);
  expect(nextStep(revised).kind).toBe("ready");
});

test("those whose area is not known are counted as such", () => {
  expect(read("homeless", "employee")).toMatch(/Uden område.*1/);
});

test("the lead reads who has yet to decide; colleagues outside do not", () => {
  expect(read("awaiting", "employee")).toContain("leader (Kultur og Fritid)");
  expect(read("awaiting", "stranger")).not.toContain("leader (");
});

test("a leader who has yet to decide gets the request first", () => {
  expect(first("awaiting", "leader")).toMatchObject({
    verb: "approval.show",
    style: "positive",
    data: { seatId: "kultur og fritid" },
  });
});

test("who is invited answers first; who takes part may read and leave, and once it is over only read", () => {
  expect(first("invited", "colleague")).toMatchObject({ verb: "network.invitation", style: "positive" });
  expect(buttonsFor(seenNetworks["active"] ?? aNetwork(), aad("colleague")).verbs).toContain("members.leave");
  expect(buttonsFor(seenNetworks["closed"] ?? aNetwork(), aad("colleague")).verbs).not.toContain(
    "members.leave",
  );
});

test("a colleague outside sees purpose, lead, counts and status, but no member, and the kommissorium only once it has begun", () => {
  const words = read("awaiting", "stranger");
  for (const said of [
    "Lyset i vinduet",
    "Finde dem",
    "Netværksleder: employee",
    "2 deltagere",
    "Sendt til godkendelse",
  ])
    expect(words).toContain(said);
  expect(words).not.toContain("colleague");
  const verbs = (kind: string) => buttonsOf(seen(kind, "stranger")).map(({ verb }) => verb);
  expect(verbs("awaiting")).toEqual(["networks.open"]);
  expect(verbs("active")).toContain("charter.read");
});

test("before it is public, a stranger is told nothing of it at all", () => {
  for (const kind of ["guide", "ready", "returned", "dropped"]) {
    expect(viewerOf(seenNetworks[kind] ?? aNetwork(), aad("stranger"))).toBe("none");
    expect(read(kind, "stranger")).not.toMatch(/Lyset|employee|Finde/);
    expect(JSON.stringify(publicCard(seenNetworks[kind] ?? aNetwork(), texts.da, now))).not.toContain(
      "Lyset",
    );
  }
});

test("no button that changes anything is on the card of one who may not", () => {
  const leads = [
    "interview.resume",
    "charter.open",
    "approval.desk",
    "network.drop",
    "network.close",
    "network.channel",
  ];
  for (const [kind, network] of Object.entries(seenNetworks))
    for (const viewer of viewers.filter((one) => one !== "employee"))
      expect(
        buttonsFor(network, aad(viewer)).verbs.filter((verb) => leads.includes(verb)),
        kind,
      ).toEqual([]);
});

test("those who are in are counted by area, however it is written, and by capacity", () => {
  const members = [
    aMember("a", { area: "Sundhed  og omsorg", duty: "lead" }),
    aMember("b", { area: "sundhed og Omsorg", capacity: "citizen" }),
    aMember("c", { area: "Kultur", standing: "invited" }),
    aMember("d", { area: "Kultur" }),
  ];
  expect(byArea(members)).toEqual([
    { area: "Sundhed  og omsorg", count: 2 },
    { area: "Kultur", count: 1 },
  ]);
  expect(byCapacity(members)).toEqual([
    { capacity: "employee", count: 2 },
    { capacity: "citizen", count: 1 },
  ]);
});

test("sixty members in thirty areas weigh little: the largest areas, and the others together", () => {
  const card = seen("many", "employee");
  expect(many).toHaveLength(60);
  expect(weight(card)).toBeLessThan(28_000);
  expect(wordsOf(card).join(" ")).toContain("Andre områder:  44");
});

test("every bar is told in words as well, and every card of the room weighs less than 28 KB", () => {
  for (const text of Object.values(texts))
    for (const [name, card] of seeingCards(text)) {
      const all = [...elements(card)];
      const bars = all.flatMap(({ type, data }) =>
        type === "Chart.HorizontalBar" ? (data as object[]) : [],
      );
      const figures = all.filter(
        ({ type, weight: bold, text: words }) => type === "TextRun" && bold && /^\d+$/.test(String(words)),
      );
      expect(figures.length, name).toBe(bars.length);
      if (!/nasty|mine/.test(name)) expect(weight(card), name).toBeLessThan(28_000);
    }
});

test("what waits for someone: an invitation, each undecided seat, and questions for the lead", () => {
  const kinds = (kind: string, viewer: string) =>
    waitingIn(seenNetworks[kind] ?? aNetwork(), aad(viewer)).map((one) => one.kind);
  expect(kinds("invited", "colleague")).toEqual(["invitation"]);
  expect(kinds("asked", "leader")).toEqual(["decision"]);
  expect(kinds("asked", "employee")).toEqual(["question"]);
  expect(kinds("awaiting", "employee")).toEqual([]);
  expect(kinds("active", "leader")).toEqual([]);
  const two = aNetwork({ state: "awaiting", rounds: [aRound([aSeat(), aSeat({ id: "b", area: "B" })])] });
  expect(waitingIn(two, aad("leader")).map(({ seat }) => seat?.id)).toEqual(["kultur og fritid", "b"]);
});

test("two lists as one: nothing twice, nothing lost, and in turn as long as both last", () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 9 }), (firsts, seconds, most) => {
      let [before, taken] = [shares(0, firsts, seconds), 0];
      expect(before).toEqual({ first: 0, second: 0 });
      for (let skip = 0; skip < firsts + seconds; skip += most) {
        const until = shares(skip + most, firsts, seconds);
        expect(until.first).toBeGreaterThanOrEqual(before.first);
        expect(until.second).toBeGreaterThanOrEqual(before.second);
        taken += until.first - before.first + until.second - before.second;
        before = until;
      }
      expect(taken).toBe(firsts + seconds);
      expect(before).toEqual({ first: firsts, second: seconds });
    }),
  );
  expect(shares(5, 10, 10)).toEqual({ first: 3, second: 2 });
});
