import { expect, test } from "vitest";
import { posted, withNetwork } from "../../src/networks/network.js";
import { StoreUnavailable, type Documents } from "../../src/store/documents.js";
import { waitAfter } from "../../src/letters/carrying.js";
import type { Delivery } from "../../src/teams/mail.js";
import { after } from "../../src/time.js";
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
import { aad, aMember, aNetwork, now } from "./samples.js";

const request = aLetter("request", { round: 1, seat: "sundhed", to: aad("manager") });
const other = aLetter("request", { round: 1, seat: "kultur", to: aad("other-manager") });
const reply = (name: string) => aLetter("member-replied", { to: aad("employee"), member: `p-${aad(name)}` });

test("each letter is delivered once, in its order, and nothing is left due", async () => {
  const documents = await stored(waiting([request, other, reply("colleague")]));
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  await isDue(documents, mail);
  expect(sent.map(({ to }) => to)).toEqual([aad("manager"), aad("other-manager"), aad("employee")]);
  const left = await read(documents);
  expect(left).toMatchObject({ letters: [] });
  expect(left).not.toHaveProperty("dueAt");
  expect(left).not.toHaveProperty("busyUntil");
});

test("a network with nothing due is not written to, and one delivering changes no place in lists", async () => {
  const documents = await stored(waiting([]));
  const before = await documents.read("network", aNetwork());
  await isDue(documents, aMailbox().mail);
  expect((await documents.read("network", aNetwork()))?.etag).toBe(before?.etag);
  const busy = await stored(waiting([request]));
  await isDue(busy, aMailbox().mail, inMinutes(3));
  expect((await read(busy)).changedAt).toBe(now);
});

test("a leader's card is noted where it landed, and whose it is", async () => {
  const documents = await stored(waiting([request]));
  await isDue(documents, aMailbox().mail);
  expect((await read(documents)).rounds[0]?.seats[0]?.cards).toEqual([
    {
      conversationId: `a:${aad("manager")}`,
      activityId: "card-1",
      serviceUrl: "http://127.0.0.1:1",
      via: "private",
      holder: aad("manager"),
    },
  ]);
});

test("another instance that comes by while one delivers sends nothing", async () => {
  const documents = await stored(waiting([request, other]));
  const another = aMailbox();
  const { mail, sent } = aMailbox(async (): Promise<Delivery> => {
    await isDue(documents, another.mail);
    return "sent";
  });
  await isDue(documents, mail);
  expect(sent).toHaveLength(2);
  expect(another.sent).toEqual([]);
});

test("several instances at once: only one sends", async () => {
  const documents = await stored(waiting([request, other]));
  const { mail, sent } = aMailbox();
  await Promise.all([isDue(documents, mail), isDue(documents, mail), isDue(documents, mail)]);
  expect(sent).toHaveLength(2);
});

test("an instance that died holds the letters no longer than three minutes, and what it had recorded is not told again", async () => {
  const documents = await stored(waiting([request, other]));
  const dying: Documents = {
    ...bound(documents),
    write: (kind, at, value, etag) => {
      if (kind === "network" && sent.length === 2) return Promise.reject(new StoreUnavailable());
      return documents.write(kind, at, value, etag);
    },
  };
  const { mail, sent } = aMailbox();
  await expect(isDue(dying, mail)).rejects.toThrow(StoreUnavailable);
  const next = aMailbox();
  await isDue(documents, next.mail, inMinutes(2));
  expect(next.sent).toEqual([]);
  await isDue(documents, next.mail, inMinutes(3));
  // The second was accepted but not recorded, and so it is told again; the first is not.
  expect(next.sent.map(({ to }) => to)).toEqual([aad("other-manager")]);
  expect((await read(documents)).letters).toEqual([]);
});

const bound = (documents: Documents): Documents => ({
  read: documents.read.bind(documents),
  write: documents.write.bind(documents),
  list: documents.list.bind(documents),
  sum: documents.sum.bind(documents),
  due: documents.due.bind(documents),
  parked: documents.parked.bind(documents),
  remove: documents.remove.bind(documents),
  ping: documents.ping.bind(documents),
  close: documents.close.bind(documents),
});

test("an instance that lives on when the store fails lets go of the letters, so that they wait no lease", async () => {
  const documents = await stored(waiting([request, other]));
  let isDown = false;
  const failing: Documents = {
    ...bound(documents),
    write: (kind, at, value, etag) => {
      if (isDown) return ((isDown = false), Promise.reject(new StoreUnavailable()));
      return documents.write(kind, at, value, etag);
    },
  };
  const first = aMailbox(({ to }) => ((isDown = to === aad("other-manager")), "sent"));
  await expect(isDue(failing, first.mail)).rejects.toThrow(StoreUnavailable);
  const next = aMailbox();
  await isDue(documents, next.mail, inMinutes(1));
  expect(next.sent.map(({ to }) => to)).toEqual([aad("other-manager")]);
});

test("what is written while letters are delivered is delivered too, also by a clock that is ahead", async () => {
  const documents = await stored(waiting([request]));
  const { mail, sent } = aMailbox(async ({ to }): Promise<Delivery> => {
    if (to === aad("manager")) await write(documents, other, inMinutes(1));
    return "sent";
  });
  await isDue(documents, mail);
  expect(sent.map(({ to }) => to)).toEqual([aad("manager"), aad("other-manager")]);
});

async function write(documents: Documents, letter: typeof other, at: string): Promise<void> {
  const found = await documents.read("network", aNetwork());
  if (!found) return;
  const next = withNetwork(found.value, posted(found.value, [letter], at), at);
  await documents.write("network", next, next, found.etag);
}

test("a letter written anew while it is on its way is delivered again", async () => {
  const documents = await stored(waiting([reply("colleague")]));
  let isFirst = true;
  const { mail, sent } = aMailbox(async (): Promise<Delivery> => {
    if (isFirst) await write(documents, reply("colleague"), now);
    isFirst = false;
    return "sent";
  });
  await isDue(documents, mail);
  expect(sent).toHaveLength(2);
  expect((await read(documents)).letters).toEqual([]);
});

test("what Teams does not take in is tried again after 1, 2, 4 and 8 minutes, then parked for six hours at a time", async () => {
  const documents = await stored(waiting([reply("colleague")]));
  let isOpen = false;
  const { mail, sent } = aMailbox(() => (isOpen ? "sent" : "later"));
  const { id } = reply("colleague");
  let moment = now;
  for (const tries of [1, 2, 3, 4]) {
    await isDue(documents, mail, moment);
    moment = after(moment, waitAfter(tries, id));
    expect(await read(documents)).toMatchObject({ dueAt: moment });
    expect(await read(documents)).not.toHaveProperty("parkedSince");
  }
  const parked = isDue(documents, mail, moment);
  await expect(parked).rejects.toMatchObject({
    name: "LetterParked",
    code: `member-replied to ${aad("employee")}`,
  });
  expect(await read(documents)).toMatchObject({ parkedSince: moment });
  expect(await documents.parked(10)).toMatchObject([{ kind: "network", parkedSince: moment }]);
  const again = after(moment, waitAfter(5, id));
  expect((await read(documents)).dueAt).toBe(again);
  isOpen = true;
  await isDue(documents, mail, after(again, -1));
  expect(sent).toEqual([]);
  await isDue(documents, mail, again);
  expect(sent).toHaveLength(1);
  expect(await documents.parked(10)).toEqual([]);
});

test.each(["unclear", "gone"] as const)("what is %s is not sent again", async (delivery) => {
  const documents = await stored(waiting([reply("colleague")]));
  await isDue(documents, aMailbox(() => delivery).mail);
  expect((await read(documents)).letters).toEqual([]);
});

test("one letter that fails holds up no other", async () => {
  const documents = await stored(waiting([reply("colleague"), request]));
  const { mail, sent } = aMailbox(({ to }) => (to === aad("employee") ? "later" : "sent"));
  await isDue(documents, mail);
  expect(sent.map(({ to }) => to)).toEqual([aad("manager")]);
  expect((await read(documents)).letters).toMatchObject([{ kind: "member-replied", tries: 1 }]);
});

test("a fault of ours in one letter is reported and holds up no other", async () => {
  const documents = await stored(waiting([reply("colleague"), request]));
  const { mail, sent } = aMailbox(({ to }) => {
    if (to === aad("employee")) throw new TypeError("a fault");
    return "sent";
  });
  await expect(isDue(documents, mail)).rejects.toThrow(TypeError);
  expect(sent.map(({ to }) => to)).toEqual([aad("manager")]);
  expect((await read(documents)).letters).toMatchObject([{ kind: "member-replied", tries: 1 }]);
});

test("a letter is in its reader's own language, and goes to their chat on record", async () => {
  const documents = await stored(waiting([reply("colleague")]));
  const person = { tenantId: aNetwork().tenantId, id: aad("employee"), name: "employee", changedAt: now };
  await documents.write("person", person, { ...person, language: "en" });
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  expect(sent[0]?.card).toContain("A member has said yes");
});

test("what is for the lead goes to a new lead when the network was handed over meanwhile", async () => {
  const members = [aMember("employee", { duty: "co-lead" }), aMember("colleague", { duty: "lead" })];
  const documents = await stored(
    waiting([aLetter("decided", { to: aad("employee"), round: 1, seat: "sundhed" })], { members }),
  );
  const { mail, sent } = aMailbox();
  await isDue(documents, mail);
  expect(sent.map(({ to }) => to)).toEqual([aad("colleague")]);
});

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
