import { expect, test } from "vitest";
import { changedSince } from "../../src/networks/approval/content.js";
import { decide, revoke, withdraw } from "../../src/networks/approval/decide.js";
import { delegate } from "../../src/networks/approval/delegate.js";
import { planOf, saveSeats } from "../../src/networks/approval/seats.js";
import { send, start } from "../../src/networks/approval/send.js";
import { seatMark } from "../../src/networks/entry.js";
import { saveTexts } from "../../src/networks/charter/versions.js";
import { withNetwork, type Network } from "../../src/networks/network.js";
import {
  areas,
  codeOf,
  kinds,
  later,
  lead,
  moments,
  newest,
  ofKind,
  press,
  says,
  seatOf,
  sent,
  settings,
  someone,
  threeAreas,
} from "./approval-scene.js";
import { aad, aMember, aNetwork, now } from "./samples.js";

const informal = (fields: Partial<Network> = {}) => {
  const base = aNetwork(fields);
  return { ...base, guide: { ...base.guide, answers: { formality: "informal", task: "open" } } };
};

test("each area has one seat, with its leader among the members or whom the lead chose", () => {
  const network = aNetwork();
  expect(planOf(network)).toMatchObject([
    { id: areas[0], isNeeded: true },
    { id: areas[1], holder: { id: aad("colleague") }, isNeeded: true },
  ]);
  expect(planOf(network)[0]).not.toHaveProperty("holder");
  const chosen = saveSeats(network, [{ id: areas[0], holder: someone("ane") }], later);
  expect(planOf(chosen)[0]).toMatchObject({ holder: someone("ane") });
  expect(saveSeats(chosen, [{ id: areas[0], holder: someone("ane") }], later)).toBe(chosen);
  expect(planOf(saveSeats(chosen, [{ id: areas[0] }], later))[0]).not.toHaveProperty("holder");
  expect(codeOf(() => saveSeats(network, [{ id: "findes ikke", holder: someone("ane") }], later))).toBe(
    "area-gone",
  );
});

test("an area of citizens needs no leader, an area of employees does", () => {
  const citizens = aMember("borger", { area: "Byen", capacity: "citizen" });
  const network = threeAreas();
  expect(
    newest(sent(withNetwork(network, { members: [...network.members, citizens] }, now)))?.seats,
  ).toHaveLength(3);
  expect(codeOf(() => sent(aNetwork()))).toBe("seat-without-leader");
  const homeless = aNetwork().members.map((member) => ({ ...member, area: "" }));
  expect(codeOf(() => sent(aNetwork({ members: homeless })))).toBe("no-areas");
});

test("sending asks every leader once, keeps what was sent, and closes the network for changes", () => {
  const network = sent();
  expect(network).toMatchObject({
    state: "awaiting",
    rounds: [{ number: 1, version: 1, state: "open", ...moments }],
  });
  expect(network.waitsFor).toEqual(["ane", "bo", "eva"].map(aad));
  expect(kinds(network)).toEqual(["request", "request", "request"]);
  expect(newest(network)?.members).toHaveLength(4);
  expect(codeOf(() => sent(network))).toBe("in-approval");
  expect(codeOf(() => sent({ ...network, state: "active" }))).toBe("already-begun");
  expect(codeOf(() => sent({ ...network, state: "closed" }))).toBe("network-over");
  expect(codeOf(() => sent(threeAreas({ texts: { title: "Lyset" } })))).toBe("nothing-to-approve");
});

test("nobody approves their own request: not by a seat, not by delegation, not when the lead was handed over", () => {
  const own = threeAreas({
    seats: [{ id: areas[0], area: "Sundhed og Omsorg", holder: lead.id, holderName: "x" }],
  });
  expect(codeOf(() => sent(own))).toBe("own-seat");
  expect(codeOf(() => send(threeAreas(), someone("ane"), settings, moments, now))).toBe("own-seat");
  expect(codeOf(() => send(own, lead, { ownApproval: true }, moments, now))).toBe("own-seat");
  const network = sent();
  expect(codeOf(() => delegate(network, press("ane", 0), lead, "Du ved mest", later))).toBe("own-delegate");
  const members = network.members.map((one) =>
    one.name === "ane" ? ({ ...one, duty: "lead" } as const) : ({ ...one, duty: "member" } as const),
  );
  const handed = withNetwork(network, { members }, later);
  expect(codeOf(() => says(handed, 0, "approve"))).toBe("own-request");
  expect(says(handed, 1, "approve")).not.toBe(handed);
});

test("the only seat may be one's own where the municipality allows it", () => {
  const alone = aNetwork({ members: [aMember("employee", { duty: "lead", capacity: "leader" })] });
  expect(codeOf(() => sent(alone))).toBe("own-seat");
  const own = { ...settings, ownApproval: true };
  const network = send(alone, lead, own, moments, now);
  const click = { ...press("employee", 0), seatId: areas[0] };
  expect(codeOf(() => decide(network, click, { verdict: "approve", comment: "" }, settings, later))).toBe(
    "own-request",
  );
  expect(decide(network, click, { verdict: "approve", comment: "" }, own, later)).toMatchObject({
    state: "active",
  });
});

test("a verdict is final: the same again changes nothing, another is refused and tells what stands", () => {
  const network = says(sent(), 0, "approve");
  expect(says(network, 0, "approve", 1, later)).toBe(network);
  expect(codeOf(() => says(network, 0, "reject"))).toBe("already-decided");
  expect(seatOf(network, 0)?.decision).toMatchObject({
    verdict: "approve",
    by: aad("ane"),
    round: 1,
    at: now,
  });
  expect(ofKind(network, "decided")).toMatchObject([{ to: lead.id, seat: areas[0] }]);
  // The others may be writing on theirs.
  expect(ofKind(network, "redraw")).toMatchObject([{ seat: areas[0] }]);
  expect(network.waitsFor).toEqual(["bo", "eva"].map(aad));
});

test("sending back and rejecting need words, which are checked", () => {
  const network = sent();
  const returned = (comment: string, verdict: "return" | "reject" = "return") =>
    codeOf(() => decide(network, press("ane", 0), { verdict, comment }, settings, later));
  expect(returned("")).toBe("no-comment-return");
  expect(returned("", "reject")).toBe("no-comment-reject");
  expect(returned("Hun har 010190-1234")).toBe("cpr");
  expect(returned("x".repeat(1_001))).toBe("too-long");
});

test("a seat is its holder's alone, in the newest round", () => {
  const network = sent();
  const approve = { verdict: "approve", comment: "" } as const;
  expect(codeOf(() => decide(network, press("bo", 0), approve, settings, later))).toBe("not-your-seat");
  expect(codeOf(() => decide(network, press("ane", 0, 2), approve, settings, later))).toBe(
    "request-outdated",
  );
  expect(codeOf(() => decide(threeAreas(), press("ane", 0), approve, settings, later))).toBe("not-your-seat");
  const next = sent(says(network, 1, "return"));
  expect(codeOf(() => says(next, 0, "approve", 1))).toBe("request-outdated");
});

test("the last approval begins the network exactly once, and everyone hears of it once", () => {
  const channel = {
    channelId: "c",
    channelName: "C",
    teamName: "T",
    serviceUrl: "s",
    bot: { id: "b", name: "B" },
  };
  const network = [0, 1, 2].reduce((one, seat) => says(one, seat, "approve"), sent(threeAreas({ channel })));
  expect(network).toMatchObject({
    state: "active",
    startedAt: now,
    rounds: [{ state: "approved", endedAt: now }],
  });
  expect(ofKind(network, "channel")).toHaveLength(1);
  expect(ofKind(network, "theme")).toHaveLength(1);
  expect(ofKind(network, "started").map(({ to }) => to)).toEqual(["employee", "ane", "bo"].map(aad));
  expect(ofKind(network, "request")).toEqual([]);
  expect(network.log.filter(({ deed }) => deed === "started")).toEqual([
    { at: now, by: aad("eva"), deed: "started" },
  ]);
  expect(network.waitsFor).toEqual([]);
  expect(says(network, 2, "approve")).toBe(network);
});

test("leaders who take no part themselves hear the outcome, once for all their areas", () => {
  const seats = areas.slice(0, 2).map((id) => ({ id, area: id, holder: aad("chef"), holderName: "chef" }));
  const asked = sent(threeAreas({ seats }));
  const chef = (seat: number) => ({ ...press("chef", seat) });
  const approve = { verdict: "approve", comment: "" } as const;
  const both = [0, 1].reduce((one, seat) => decide(one, chef(seat), approve, settings, now), asked);
  const network = says(both, 2, "approve");
  expect(ofKind(network, "outcome").map(({ to }) => to)).toEqual([aad("chef")]);
  const returned = says(asked, 2, "return");
  expect(ofKind(returned, "outcome").map(({ to }) => to)).toEqual([aad("chef")]);
});

test("sent back, only changed parts are asked about again; what is unchanged stays approved, and can be taken back", () => {
  const returned = says(says(sent(), 0, "approve"), 1, "return");
  expect(returned).toMatchObject({ state: "forming", rounds: [{ state: "returned" }] });
  const again = sent(returned);
  expect(newest(again)?.seats.map(({ decision }) => decision?.round)).toEqual([1, undefined, undefined]);
  expect(again.log.at(-1)).toMatchObject({
    deed: "approval-kept",
    by: aad("ane"),
    about: seatMark(areas[0]),
  });
  expect(JSON.stringify(again.log)).not.toContain(areas[0]);
  expect(ofKind(again, "request").map(({ to }) => to)).toContain(aad("ane"));
  expect(again.waitsFor).toEqual(["bo", "eva"].map(aad));
  const revoked = revoke(again, press("ane", 0, 2), later);
  expect(seatOf(revoked, 0)).not.toHaveProperty("decision");
  expect(revoke(revoked, press("ane", 0, 2), later)).toBe(revoked);
  const anew = says(revoked, 0, "approve", 2);
  expect(codeOf(() => revoke(anew, press("ane", 0, 2), later))).toBe("already-decided");
});

test("an approval falls when the kommissorium or the area's own people change, and the leader sees what did", () => {
  const returned = says(says(sent(), 0, "approve"), 1, "return");
  const texts = sent(saveTexts(returned, { economy: "Egen ramme" }, lead.id, lead.name, later));
  expect(seatOf(texts, 0)).not.toHaveProperty("decision");
  expect(changedSince(texts, areas[0])).toMatchObject({ version: 1, fields: ["economy"], joined: [] });
  const joined = (area: string) =>
    sent(withNetwork(returned, { members: [...returned.members, aMember("ny", { area })] }, later));
  expect(seatOf(joined("Sundhed og Omsorg"), 0)).not.toHaveProperty("decision");
  expect(changedSince(joined("Sundhed og Omsorg"), areas[0])).toMatchObject({ fields: [], joined: ["ny"] });
  expect(seatOf(joined("Teknik"), 0)).toHaveProperty("decision");
  expect(changedSince(joined("Teknik"), areas[2])).toBeUndefined();
});

test("after a rejection nothing is kept, after a withdrawal it is, and another holder decides anew", () => {
  const approved = says(sent(), 0, "approve");
  expect(seatOf(sent(says(approved, 1, "reject")), 0)).not.toHaveProperty("decision");
  const withdrawn = withdraw(approved, lead, 1, later);
  expect(withdrawn).toMatchObject({ state: "forming", rounds: [{ state: "withdrawn" }] });
  expect(withdraw(withdrawn, lead, 1, later)).toBe(withdrawn);
  expect(ofKind(withdrawn, "redraw")).toHaveLength(3);
  expect(ofKind(withdrawn, "request")).toEqual([]);
  expect(seatOf(sent(withdrawn), 0)).toHaveProperty("decision");
  const other = saveSeats(withdrawn, [{ id: areas[0], holder: someone("ida") }], later);
  expect(seatOf(sent(other), 0)).not.toHaveProperty("decision");
  expect(codeOf(() => says(sent(other), 0, "approve", 2))).toBe("not-your-seat");
});

test("when every approval would be kept, all are asked anew, so that someone can answer", () => {
  const approved = says(says(sent(), 0, "approve"), 1, "approve");
  const withdrawn = withdraw(approved, lead, 1, later);
  const members = withdrawn.members.filter(({ name }) => name !== "eva");
  const again = sent(withNetwork(withdrawn, { members }, later));
  expect(newest(again)?.seats.map(({ decision }) => decision)).toEqual([undefined, undefined]);
});

test("an informal network with a closed list starts on its lead's word, where that is allowed", () => {
  const network = informal();
  const begun = start(network, lead, settings, later);
  expect(begun).toMatchObject({ state: "active", startedAt: later });
  expect(ofKind(begun, "started").map(({ to }) => to)).toEqual([aad("colleague")]);
  expect(start(begun, lead, settings, later)).toBe(begun);
  expect(codeOf(() => start(aNetwork(), lead, settings, later))).toBe("start-needs-approval");
  expect(codeOf(() => start(network, lead, { informalStart: false }, later))).toBe("start-needs-approval");
  const invited = [...network.members, aMember("ny", { standing: "invited" })];
  expect(codeOf(() => start(informal({ members: invited }), lead, settings, later))).toBe("list-open");
  const alone = [aMember("employee", { duty: "lead" })];
  expect(codeOf(() => start(informal({ members: alone }), lead, settings, later))).toBe("nobody-else");
});

test("the oldest rounds go, the numbers run on, and what was approved of late is still known", () => {
  let network = threeAreas();
  for (let n = 1; n <= 12; n++) {
    network = sent(network);
    network = n < 12 ? withdraw(network, lead, n, later) : network;
  }
  expect(network.rounds.map(({ number }) => number)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});
