import { expect, test } from "vitest";
import { withReminders } from "../../src/networks/letters/patience.js";
import type { Network } from "../../src/networks/network.js";
import { workingDaysAfter } from "../../src/workdays.js";
import { aMailbox, aRound, aSeat, channel, isDue, read, stored, waiting } from "./letter-box.js";
import { aad, now } from "./samples.js";

const remindAt = workingDaysAfter(now, 3);
const escalateAt = workingDaysAfter(now, 5);
const approve = { verdict: "approve", by: aad("manager"), byName: "manager", at: now, round: 1 } as const;

const before = (seats = [aSeat("Sundhed", "manager"), aSeat("Kultur", "other-manager")]): Network =>
  waiting([], { rounds: [aRound(seats, { remindAt, escalateAt })] });

test("after three working days each leader who has not decided is reminded, once", async () => {
  const documents = await stored(
    before([aSeat("Sundhed", "manager", { decision: approve }), aSeat("Kultur", "other-manager")]),
  );
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, workingDaysAfter(now, 2));
  expect(sent).toEqual([]);
  for (let look = 0; look < 2; look++) await isDue(documents, mail, remindAt);
  expect(sent.map(({ to }) => to)).toEqual([aad("other-manager")]);
  expect(sent[0]?.card).toContain("Et netværk venter stadig på dig.");
  expect((await read(documents)).dueAt).toBe(escalateAt);
});

test("after five the lead is told once, of all who have not decided, and nobody is reminded again", async () => {
  const documents = await stored(before());
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, remindAt);
  sent.length = 0;
  for (let look = 0; look < 2; look++) await isDue(documents, mail, escalateAt);
  expect(sent.map(({ to }) => to)).toEqual([aad("employee")]);
  expect(sent[0]?.card).toContain("2 ledere har ikke svaret endnu.");
  expect(sent[0]?.card).toContain("other-manager");
  expect(await read(documents)).not.toHaveProperty("dueAt");
});

test("the store finds it when its time comes, and not before", async () => {
  const documents = await stored(before());
  expect(await documents.due(workingDaysAfter(now, 2), 10)).toEqual([]);
  expect(await documents.due(remindAt, 10)).toMatchObject([{ kind: "network", id: "theme-1" }]);
});

test("a leader of two areas is reminded once, of both", async () => {
  const documents = await stored(before([aSeat("Sundhed", "manager"), aSeat("Kultur", "manager")]));
  const { mail, sent } = aMailbox();
  await isDue(documents, mail, remindAt);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.card).toContain("Sundhed, Kultur");
  const both = before([aSeat("Sundhed", "manager"), aSeat("Kultur", "manager")]);
  expect(withReminders(both, remindAt).letters).toHaveLength(1);
});

test("a leader whom only the channel reaches is reminded there, and the lead is not told of it again", async () => {
  const network = before([aSeat("Sundhed", "manager")]);
  const documents = await stored({ ...network, channel });
  const { mail, sent } = aMailbox(({ how }) => (how === "private" ? "gone" : "sent"));
  await isDue(documents, mail, remindAt);
  expect(sent).toMatchObject([{ how: "channel", to: channel.channelId }]);
  const after = await read(documents);
  expect(after.letters).toEqual([]);
  expect(after.rounds[0]?.seats[0]?.cards).toMatchObject([{ via: "channel", holder: aad("manager") }]);
});

test("nobody is reminded when no round is open, and a network without moments is left as it is", () => {
  const over = waiting([], {
    rounds: [aRound([aSeat("Sundhed", "manager")], { state: "returned", remindAt })],
  });
  expect(withReminders(over, escalateAt)).toBe(over);
  const bare = waiting([]);
  expect(withReminders(bare, escalateAt)).toBe(bare);
});

test("when both moments have passed unseen, both are told", () => {
  const { letters } = withReminders(before(), escalateAt);
  expect(letters.map(({ kind }) => kind)).toEqual(["reminder", "reminder", "escalation"]);
});
