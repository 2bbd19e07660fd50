import { afterEach, expect, test } from "vitest";
import type { Letter } from "../../src/networks/letters/letter.js";
import type { Network } from "../../src/networks/network.js";
import { remove, restore } from "../../src/themes/theme.js";
import { change } from "../../src/store/change.js";
import { minute } from "../../src/time.js";
import { aLetter, aRound, aSeat, channel } from "../networks/letter-box.js";
import { aad, aMember, aNetwork, now } from "../networks/samples.js";
import { request } from "../networks/some-letters.js";
import {
  aChat,
  closeChats,
  general,
  tenant,
  type Chat,
  type InChannel,
  type Someone,
} from "../support/chat.js";
import type { Fault } from "../support/connector.js";
import { aSharedTheme } from "../support/shared.js";
import { heard } from "../support/shown.js";

afterEach(closeChats);

const place: InChannel = { channelId: channel.channelId, teamId: general.teamId };

interface Scene {
  readonly chat: Chat;
  readonly lead: Someone;
  readonly colleague: Someone;
  readonly manager: Someone;
  readonly themeId: string;
}

/** A shared theme, and the network that grew from it, with these letters waiting. */
async function aScene(letters: readonly Letter[], fields: Partial<Network> = {}): Promise<Scene> {
  const chat = await aChat();
  chat.now = now;
  const [lead, colleague, manager] = ["employee", "colleague", "manager"].map((name) => chat.with(name)) as [
    Someone,
    Someone,
    Someone,
  ];
  const theme = await aSharedTheme(chat, lead);
  const network = aNetwork({
    tenantId: tenant,
    id: theme.id,
    serviceUrl: chat.teams.url,
    channel: { ...channel, serviceUrl: chat.teams.url },
    rounds: [aRound([aSeat("Sundhed", "manager")])],
    state: "awaiting",
    letters,
    ...fields,
  });
  await chat.documents.write("network", network, network);
  return { chat, lead, colleague, manager, themeId: theme.id };
}

const began = [
  aLetter("started", { to: aad("colleague"), member: `p-${aad("colleague")}` }),
  aLetter("channel"),
  aLetter("theme"),
];
const network = async ({ chat, themeId }: Scene): Promise<Network | undefined> =>
  (await chat.documents.read("network", { tenantId: tenant, id: themeId }))?.value;

test("when a network begins its members, its channel and its theme hear it, each once", async () => {
  const scene = await aScene(began, { state: "active" });
  const { chat, lead, colleague } = scene;
  for (let look = 0; look < 4; look++) {
    await chat.sweep();
    chat.passes(minute);
  }
  expect(heard(colleague, "Netværket er i gang, og du er med.")).toHaveLength(1);
  const inChannel = chat.with("passer-by").in(place);
  expect(heard(inChannel, "Et nyt netværk er i gang.")).toEqual([
    "Et nyt netværk er i gang. | Lyset i vinduet | Formål:  | Finde dem, der står alene efter et dødsfald. | Netværksleder:  | employee",
  ]);
  const [{ conversationId, posted } = { conversationId: "", posted: { id: "" } }] = chat.teams.inChannel(
    place.channelId,
  );
  expect((await network(scene))?.channel).toMatchObject({ conversationId, activityId: posted.id });
  const inThread = colleague.in(general);
  expect(heard(inThread, "Temaet er blevet til et netværk, som nu er i gang.")).toHaveLength(1);
  expect(inThread.transcript[0]).toContain("Temaet er blevet til netværket »Lyset i vinduet«.");
  await lead.says("mine temaer");
  expect(lead.transcript.at(-1)).toContain("blevet til et netværk");
});

test("a follower of the theme hears once that it became a network", async () => {
  const scene = await aScene(began, { state: "active" });
  await scene.colleague.in().clicks("Følg");
  for (let look = 0; look < 4; look++) {
    await scene.chat.sweep();
    scene.chat.passes(minute);
  }
  expect(heard(scene.colleague, "Temaet er blevet til et netværk")).toHaveLength(1);
});

test("a theme that was deleted says what it became when it is brought back, and not before", async () => {
  const scene = await aScene(began, { state: "active" });
  const { chat, colleague, themeId } = scene;
  const at = { tenantId: tenant, id: themeId };
  const change_ = (rule: typeof remove) =>
    change(chat.documents, "theme", at, (theme) => {
      if (!theme) throw new Error("The theme is gone");
      return rule(theme, chat.now);
    });
  await change_(remove);
  await chat.sweep();
  expect((await chat.documents.read("theme", at))?.value.became?.title).toBe("Lyset i vinduet");
  expect(heard(colleague.in(general), "blevet til et netværk")).toEqual([]);
  await change_(restore);
  expect((await chat.documents.read("theme", at))?.value.became?.title).toBe("Lyset i vinduet");
});

test("a theme that is gone holds up no letter", async () => {
  const scene = await aScene(began, { state: "active" });
  const found = await scene.chat.documents.read("theme", { tenantId: tenant, id: scene.themeId });
  await scene.chat.documents.remove("theme", { tenantId: tenant, id: scene.themeId }, found?.etag ?? "");
  await scene.chat.sweep();
  expect((await network(scene))?.letters).toEqual([]);
});

const privateTo =
  (someone: Someone) => (call: { readonly body: unknown; readonly conversationId: string | undefined }) =>
    call.conversationId === `a:private-${someone.account}` ||
    JSON.stringify(call.body).includes(`"id":"${someone.id}"`);

test.each<[string, Fault["how"], boolean, number, boolean]>([
  ["502 before it was taken in is not repeated, for it may have been", { status: 502 }, false, 0, false],
  ["502 after it was taken in is not repeated", { status: 502 }, true, 1, false],
  ["a cut line after it was taken in is not repeated", "reset", true, 1, false],
  ["a refusal of the bot's own key is tried again", { status: 401 }, false, 1, false],
  ["429 with a short wait is waited for", { status: 429, retryAfter: 1 }, false, 1, false],
  ["403 is told in the channel instead", { status: 403 }, false, 0, true],
  ["404 is told in the channel instead", { status: 404 }, false, 0, true],
])("a request that meets %s", async (_, how, afterAccepting, arrives, isMentioned) => {
  const scene = await aScene([request]);
  const { chat, manager, lead } = scene;
  const isPost = privateTo(manager);
  chat.teams.fail({
    how,
    afterAccepting,
    when: (call) => call.conversationId !== undefined && call.method === "POST" && isPost(call),
  });
  for (let look = 0; look < 3; look++) {
    await chat.sweep();
    chat.passes(2 * minute);
  }
  expect(manager.posts).toHaveLength(arrives);
  const mentions = heard(chat.with("passer-by").in(place), "<at>manager</at>");
  expect(mentions).toHaveLength(isMentioned ? 1 : 0);
  expect(heard(lead, "Jeg kan ikke skrive privat til en leder.")).toHaveLength(isMentioned ? 1 : 0);
  expect((await network(scene))?.letters).toEqual([]);
});

test("a request Teams never answers is not repeated", { timeout: 30_000 }, async () => {
  const scene = await aScene([request]);
  const isPost = privateTo(scene.manager);
  scene.chat.teams.fail({
    how: "hang",
    afterAccepting: true,
    when: (call) => call.conversationId !== undefined && isPost(call),
  });
  await scene.chat.sweep();
  scene.chat.passes(minute);
  await scene.chat.sweep();
  expect(scene.manager.posts).toHaveLength(1);
  expect((await network(scene))?.letters).toEqual([]);
});

test("the bot that dies over its letters leaves them to the next, and nothing it has recorded is told twice", async () => {
  let writes = 0;
  let isDying = true;
  const scene = await aScene([]);
  await scene.chat.stop();
  const chat = await aChat({
    store: (real) => ({
      ...real,
      read: real.read.bind(real),
      list: real.list.bind(real),
      sum: real.sum.bind(real),
      due: real.due.bind(real),
      remove: real.remove.bind(real),
      ping: real.ping.bind(real),
      close: real.close.bind(real),
      write: (kind, at, value, etag) => {
        // The network itself, the claim, and one letter's record get through; then the process is as good as dead.
        if (kind === "network" && isDying && ++writes > 3) return Promise.reject(new Error("killed"));
        return real.write(kind, at, value, etag);
      },
    }),
  });
  chat.now = now;
  const members = ["employee", "first", "second", "third"].map((name, n) =>
    aMember(name, n === 0 ? { duty: "lead" } : {}),
  );
  const letters = members
    .slice(1)
    .map(({ id, personId = "" }) => aLetter("started", { to: personId, member: id }));
  const active = aNetwork({
    tenantId: tenant,
    state: "active",
    serviceUrl: chat.teams.url,
    members,
    letters,
  });
  await chat.documents.write("network", active, active);
  await chat.sweep();
  isDying = false;
  await chat.restart();
  chat.passes(11 * minute);
  await chat.sweep();
  const told = (name: string) => heard(chat.with(name), "Netværket er i gang").length;
  // The second was accepted and not recorded, which is the one repeat there can be.
  expect([told("first"), told("second"), told("third")]).toEqual([1, 2, 1]);
  expect((await chat.documents.read("network", active))?.value.letters).toEqual([]);
});
