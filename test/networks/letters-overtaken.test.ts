import { expect, test } from "vitest";
import { aLetter, aMailbox, aRound, aSeat, channel, isDue, read, stored, waiting } from "./letter-box.js";
import { aad, aMember, aNetwork, now } from "./samples.js";
import { request } from "./some-letters.js";

const approve = { verdict: "approve", by: aad("manager"), byName: "manager", at: now, round: 1 } as const;
const answered = {
  id: "i1",
  text: "Hvad koster det?",
  by: aad("manager"),
  at: now,
  answer: { text: "Intet", by: "", at: now },
};

/** Letters whose reason is gone by the time they are sent. */
const overtaken = {
  "an invitation that was answered": waiting([
    aLetter("invitation", { to: aad("colleague"), member: `p-${aad("colleague")}` }),
  ]),
  "an invitation to a network that was given up": aNetwork({
    state: "dropped",
    members: [aMember("employee", { duty: "lead" }), aMember("colleague", { standing: "invited" })],
    letters: [aLetter("invitation", { to: aad("colleague"), member: `p-${aad("colleague")}` })],
  }),
  "a request that was decided": waiting([request], {
    rounds: [aRound([aSeat("Sundhed", "manager", { decision: approve })])],
  }),
  "a request of a round that is over": waiting([request], {
    rounds: [aRound([aSeat("Sundhed", "manager")], { state: "withdrawn" })],
  }),
  "a request for a seat that was passed on": waiting([request], {
    rounds: [aRound([aSeat("Sundhed", "someone")])],
  }),
  "a reminder of what was decided": waiting(
    [aLetter("reminder", { round: 1, seat: "sundhed", to: aad("manager") })],
    {
      rounds: [aRound([aSeat("Sundhed", "manager", { decision: approve })])],
    },
  ),
  "an escalation when all have decided": waiting([aLetter("escalation", { round: 1, to: aad("employee") })], {
    rounds: [aRound([aSeat("Sundhed", "manager", { decision: approve })])],
  }),
  "a question that was answered": waiting(
    [aLetter("inquiry", { round: 1, seat: "sundhed", inquiry: "i1", to: aad("employee") })],
    { rounds: [aRound([aSeat("Sundhed", "manager", { inquiries: [answered] })])] },
  ),
  "the outcome of a round that goes on": waiting([
    aLetter("outcome", { round: 1, seat: "sundhed", to: aad("manager") }),
  ]),
  "the beginning, to a member who left": aNetwork({
    state: "active",
    members: [aMember("employee", { duty: "lead" }), aMember("colleague", { standing: "left" })],
    letters: [aLetter("started", { to: aad("colleague"), member: `p-${aad("colleague")}` })],
  }),
  "the beginning, to a channel that has heard it": aNetwork({
    state: "active",
    channel: { ...channel, conversationId: "19:net@thread.tacv2;messageid=1", activityId: "1" },
    letters: [aLetter("channel")],
  }),
  "a redrawing where no card has landed": waiting([aLetter("redraw", { round: 1, seat: "sundhed" })]),
};

test.each(Object.entries(overtaken))("%s is not told", async (_, network) => {
  const documents = await stored(network);
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  expect(sent).toEqual([]);
  expect((await read(documents)).letters).toEqual([]);
});

test("a leader whose approval was kept from an earlier round gets the card all the same", async () => {
  const rounds = [
    aRound([aSeat("Sundhed", "manager", { decision: approve })], { state: "returned" }),
    aRound([aSeat("Sundhed", "manager", { decision: approve }), aSeat("Kultur", "other-manager")], {
      number: 2,
    }),
  ];
  const documents = await stored(waiting([{ ...request, round: 2 }], { rounds }));
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  expect(sent).toHaveLength(1);
});
