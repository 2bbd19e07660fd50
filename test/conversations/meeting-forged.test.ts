import { afterEach, expect, test } from "vitest";
import { answeringVerbs } from "../../src/meetings/answering/actions.js";
import { digestVerbs } from "../../src/meetings/digest/actions.js";
import type { Network } from "../../src/networks/network.js";
import { aad, aMeeting, aMember, anActiveNetwork } from "../meetings/samples.js";
import { aChat, closeChats, type Chat, type Someone } from "../support/chat.js";
import { itsChannel } from "../support/members.js";
import { logLines } from "../teams/a-bot.js";

afterEach(closeChats);

const verbs = [...Object.keys(answeringVerbs), ...Object.keys(digestVerbs), "quiet.mute", "quiet.unmute"];
const reason = "BEGRUNDELSEN";
const meeting = aMeeting({
  place: "STEDET",
  agenda: [{ id: "i1", words: "PUNKTET", suggestedBy: { personId: aad("third"), name: "third" } }],
  attendance: [{ memberId: `p-${aad("third")}`, reply: "no", at: "2026-11-22T08:00:00.000Z", reason }],
  guests: [{ id: "g1", name: "GÆSTEN" }],
});

const here = { meetingId: meeting.id, networkId: meeting.networkId };
const words = { words: "ANGREBET", name: "ANGREBET", reason: "ANGREBET" };
const others = { memberId: `p-${aad("third")}`, itemId: "i1" };
/** What no card of ours sends: wrong kinds, names of an object's own, others' ids, far too much. */
const forged: readonly unknown[] = [
  undefined,
  { meetingId: {}, networkId: [] },
  { meetingId: "__proto__", networkId: "constructor" },
  JSON.parse(`{"__proto__":${JSON.stringify(here)},"toString":1}`),
  { ...here, networkId: "theme-2" },
  { ...here, meetingId: "no-such" },
  { ...here, ...others, ...words, page: "1e9" },
  { ...here, memberId: "g1", itemId: "__proto__", ...words, page: -1 },
  { ...here, memberId: { toString: 1 }, itemId: [], words: ["a"], name: { a: 1 }, reason: 7, page: "x" },
  { ...here, ...others, words: "z".repeat(9_000), name: "z".repeat(9_000), reason: "z".repeat(9_000) },
];

const members = [
  aMember("employee", { duty: "lead" }),
  aMember("colleague"),
  aMember("third"),
  aMember("invited", { standing: "invited" }),
  aMember("gone", { standing: "left" }),
];

async function aScene() {
  const { lines, log } = logLines("trace");
  const chat = await aChat({ log });
  const channel = itsChannel(chat);
  const network = anActiveNetwork({ members, channel, serviceUrl: chat.teams.url });
  const other = { ...anActiveNetwork({ members: [aMember("outsider", { duty: "lead" })] }), id: "theme-2" };
  await store(chat, network, other);
  return { chat, lines };
}

async function store(chat: Chat, ...networks: readonly Network[]): Promise<void> {
  for (const network of networks) await chat.documents.write("network", network, network);
  await chat.documents.write("meeting", meeting, meeting);
}

const stored = async (chat: Chat) => (await chat.documents.read("meeting", meeting))?.value;

/** Presses every button in every forged way, privately and in the channel; all that came back to them. */
async function tries(person: Someone): Promise<string> {
  const shown: unknown[] = [];
  for (const who of [person, person.in()])
    for (const verb of verbs)
      for (const data of forged) {
        await who.sends(who.invoke(verb, data));
        shown.push(who.lastInvoke);
      }
  return JSON.stringify([shown, person.posts, person.in().posts]);
}

test(
  "whatever one who has left sends by any button of a meeting, nothing changes and nothing of it is shown",
  { timeout: 60_000 },
  async () => {
    const { chat, lines } = await aScene();
    expect(await tries(chat.with("gone"))).not.toMatch(/STEDET|PUNKTET|GÆSTEN|BEGRUNDELSEN/u);
    expect(await stored(chat)).toEqual(meeting);
    expect(lines.join("")).not.toMatch(/"level":[56]0|ANGREBET|zzz|STEDET|BEGRUNDELSEN/u);
  },
);

test.each(["colleague", "invited"])(
  "whatever %s sends, another's answer, item, guest and reason stay theirs and the lead's",
  { timeout: 60_000 },
  async (name) => {
    const { chat, lines } = await aScene();
    expect(await tries(chat.with(name))).not.toMatch(/GÆSTEN|BEGRUNDELSEN/u);
    const now = await stored(chat);
    expect(now?.guests).toEqual(meeting.guests);
    expect(now?.agenda).toContainEqual(meeting.agenda[0]);
    expect(now?.attendance).toContainEqual(meeting.attendance[0]);
    if (name !== "colleague") expect(now).toEqual(meeting);
    expect(lines.join("")).not.toMatch(/"level":[56]0|ANGREBET|zzz|STEDET|BEGRUNDELSEN/u);
  },
);
