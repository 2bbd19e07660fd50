import { expect, test } from "vitest";
import type { Letter } from "../../src/networks/letters/letter.js";
import { posted, withNetwork } from "../../src/networks/network.js";
import { StoreUnavailable, type Documents } from "../../src/store/documents.js";
import { waitAfter } from "../../src/letters/carrying.js";
import type { Delivery } from "../../src/teams/mail.js";
import { after } from "../../src/time.js";
import { refusing } from "../support/refusing.js";
import { aLetter, aMailbox, inMinutes, isDue, read, stored, waiting } from "./letter-box.js";
import { aad, aMember, aNetwork, now } from "./samples.js";
import { otherRequest, reply, request } from "./some-letters.js";

test("each letter is delivered once, in its order, and nothing is left due", async () => {
  const documents = await stored(waiting([request, otherRequest, reply("colleague")]));
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
  const documents = await stored(waiting([request, otherRequest]));
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
  const documents = await stored(waiting([request, otherRequest]));
  const { mail, sent } = aMailbox();
  await Promise.all([isDue(documents, mail), isDue(documents, mail), isDue(documents, mail)]);
  expect(sent).toHaveLength(2);
});

test("an instance that died holds the letters no longer than three minutes, and what it had recorded is not told again", async () => {
  const documents = await stored(waiting([request, otherRequest]));
  const dying = refusing(documents, (kind) => kind === "network" && sent.length === 2);
  const { mail, sent } = aMailbox();
  const killed = { ...mail, isClosing: () => sent.length === 2 };
  await expect(isDue(dying, killed)).rejects.toThrow(StoreUnavailable);
  const next = aMailbox();
  await isDue(documents, next.mail, inMinutes(2));
  expect(next.sent).toEqual([]);
  await isDue(documents, next.mail, inMinutes(3));
  // The second was accepted but not recorded, and so it is told again; the first is not.
  expect(next.sent.map(({ to }) => to)).toEqual([aad("other-manager")]);
  expect((await read(documents)).letters).toEqual([]);
});

test("an instance that is stopped while the store fails lets go of the letters, so that they wait no lease", async () => {
  const documents = await stored(waiting([request, otherRequest]));
  let isDown = false;
  const failingOnce = refusing(documents, () => {
    const fails = isDown;
    isDown = false;
    return fails;
  });
  const first = aMailbox(({ to }) => ((isDown = to === aad("other-manager")), "sent"));
  const stopping = { ...first.mail, isClosing: () => first.sent.length === 2 };
  await expect(isDue(failingOnce, stopping)).rejects.toThrow(StoreUnavailable);
  const next = aMailbox();
  await isDue(documents, next.mail, inMinutes(1));
  expect(next.sent.map(({ to }) => to)).toEqual([aad("other-manager")]);
});

test("what is written while letters are delivered is delivered too, also by a clock that is ahead", async () => {
  const documents = await stored(waiting([request]));
  const { mail, sent } = aMailbox(async ({ to }): Promise<Delivery> => {
    if (to === aad("manager")) await write(documents, otherRequest, inMinutes(1));
    return "sent";
  });
  await isDue(documents, mail);
  expect(sent.map(({ to }) => to)).toEqual([aad("manager"), aad("other-manager")]);
});

async function write(documents: Documents, letter: Letter, at: string): Promise<void> {
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
