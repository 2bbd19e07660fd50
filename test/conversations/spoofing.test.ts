import { afterAll, beforeAll, expect, test } from "vitest";
import { verbs } from "../../src/app.js";
import type { Network } from "../../src/networks/network.js";
import { closeChats, redelivered, type Chat, type Someone } from "../support/chat.js";
import {
  aSpoofedChat,
  forged,
  hidden,
  isRefusedByRight,
  networkVerbs,
  placed,
  standings,
  type Standing,
  type Spoofed,
} from "../networks/spoofing-scene.js";

let scene: Spoofed;
beforeAll(async () => void (scene = await aSpoofedChat()));
afterAll(closeChats);

/** Those who have no right to change anything, and to whom only what everyone may see may be shown. */
const impostors: Record<string, (there: Chat) => Someone> = {
  "a stranger": (there) => there.with("stranger"),
  "one who is planned but not asked": (there) => there.with("planned"),
  "one who left": (there) => there.with("left"),
  "one who said no": (there) => there.with("declined"),
  "a leader who passed the seat on": (there) => there.with("passed-on"),
  "one who is asked to form it": (there) => there.with("asked"),
  "one who was asked before someone else": (there) => there.with("asked-before"),
  "the lead's name in another tenant": (there) =>
    there.with("employee", "99999999-9999-4999-8999-999999999999"),
};

/** The person's own lists, whatever networks there are. */
const ownLists = /^networks\./;
/** What all colleagues may see, from when. */
const seeing = ["network.open", "network.show", "network.form", "interview.resume"];
const forAll: Record<Standing, readonly string[]> = {
  forming: [],
  handed: [],
  awaiting: seeing,
  active: [...seeing, "charter.open", "charter.read", "charter.word"],
};
/** Their own answer, to read once more, or the same answer once more. */
const ownAnswer = ["network.invitation", "members.leave-now"];

const hasRound = (standing: Standing) => standing === "awaiting" || standing === "active";

function mayPress(verb: string, who: string, standing: Standing): boolean {
  if (ownLists.test(verb)) return true;
  if (who.includes("another tenant")) return false;
  const answered = who === "one who left" || who === "one who said no";
  if (answered && hasRound(standing) && ownAnswer.includes(verb)) return true;
  if (who === "a leader who passed the seat on" && hasRound(standing) && verb === "approval.show")
    return true;
  return forAll[standing].includes(verb);
}

/** Presses it, and sees that nothing is stored, told to others, or shown that is not for this person. */
async function presses(person: Someone, verb: string, data: object, network: Network): Promise<string> {
  const { chat, lines } = scene;
  const others = ["employee", "leader", "other-leader", "colleague", "invited"].filter(
    (name) => name !== person.name || person.tenantId !== network.tenantId,
  );
  const heard = () => others.map((name) => chat.with(name).posts.length);
  const [before, logged, posts] = [heard(), lines.length, person.posts.length];
  await person.sends(person.invoke(verb, data));
  expect(heard()).toEqual(before);
  expect((await chat.documents.read("network", network))?.value).toEqual(network);
  const shown = JSON.stringify([person.lastInvoke, person.posts.slice(posts)]);
  expect(shown).not.toMatch(/fault|galt hos mig/);
  return `${shown}\n${lines.slice(logged).join("\n")}`;
}

const cases = (Object.keys(standings) as Standing[]).flatMap((standing) =>
  Object.keys(impostors).flatMap((who) => networkVerbs.map((verb) => [verb, who, standing] as const)),
);

test("there are enough of them to mean something", () => {
  expect(cases.length).toBeGreaterThan(200);
  expect(networkVerbs).toContain("interview.answer");
});

test.each(cases)("%s, forged by %s while it is %s", async (verb, who, standing) => {
  const network = await placed(scene.chat, standing);
  const impostor = (impostors[who] as (there: Chat) => Someone)(scene.chat);
  const data = {
    ...forged(network, verb),
    ...(verb === "approval.show" ? { seatId: "sundhed og omsorg" } : {}),
  };
  const said = await presses(impostor, verb, data, network);
  for (const words of hidden[standing]) expect(said).not.toContain(words);
  if (mayPress(verb, who, standing)) expect(said).not.toContain("refused:");
  else expect(said).toMatch(isRefusedByRight);
});

/** What those who take part may press without leading: to read, and to speak for themselves. */
const inside = [
  ...seeing,
  "charter.open",
  "charter.read",
  "charter.word",
  "charter.versions",
  "charter.compare",
  "members.list",
];
const mayDo: Record<string, readonly string[]> = {
  colleague: [...inside, "members.leave", "members.leave-now", "network.invitation"],
  // Each of these is the answer of one who was asked.
  invited: [
    ...inside,
    "members.leave",
    "members.leave-now",
    "network.invitation",
    "invitation.accept",
    "invitation.decline",
  ],
  leader: [...inside, "network.log"],
};
const insiders = (["forming", "handed", "awaiting", "active"] as const).flatMap((standing) =>
  Object.entries(mayDo).flatMap(([who, may]) =>
    networkVerbs
      .filter((verb) => !ownLists.test(verb) && !may.includes(verb))
      .filter(() => who !== "leader" || hasRound(standing))
      .map((verb) => [verb, who, standing] as const),
  ),
);

test.each(insiders)("%s, pressed without the right by %s while it is %s", async (verb, who, standing) => {
  const network = await placed(scene.chat, standing);
  const data = { ...forged(network, verb), seatId: "sundhed og omsorg" };
  expect(await presses(scene.chat.with(who), verb, data, network)).toMatch(isRefusedByRight);
});

const deciding = Object.keys(verbs).filter((verb) =>
  /^approval\.(?:approve|return|reject|revoke|ask|delegate|pass)$/.test(verb),
);

test.each(deciding)("%s, by the right leader on a card of another round", async (verb) => {
  const network = await placed(scene.chat, "awaiting");
  const data = { ...forged(network, verb), round: 0 };
  const said = await presses(scene.chat.with("leader"), verb, data, network);
  expect(said).toContain("refused:request-outdated");
  expect(said).toContain("⚠");
});

test("the lead is handed over by the lead, not by a co-lead", async () => {
  const network = await placed(scene.chat, "active");
  const said = await presses(
    scene.chat.with("co-lead"),
    "members.hand-over",
    { networkId: network.id, memberId: "p-aad-colleague" },
    network,
  );
  expect(said).toContain("refused:not-the-lead");
});

test.each(["approval.approve", "approval.return", "approval.ask", "approval.pass"])(
  "%s, replayed, does nothing more",
  async (verb) => {
    const { chat } = scene;
    const network = await placed(chat, "awaiting");
    const leader = chat.with("leader");
    const click = leader.invoke(verb, { ...forged(network, verb), person: "aad-stranger" });
    await leader.sends(click);
    const after = (await chat.documents.read("network", network))?.value as Network;
    expect(after.rounds).not.toEqual(network.rounds);
    const heard = () => ["employee", "other-leader", "stranger"].map((name) => chat.with(name).posts.length);
    const before = heard();
    for (const again of [click, redelivered(click), { ...click, id: "in-replayed", timestamp: chat.now }]) {
      await leader.sends(again);
      expect((await chat.documents.read("network", network))?.value).toEqual(after);
    }
    expect(heard()).toEqual(before);
  },
);
