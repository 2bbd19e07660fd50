import { expect, test } from "vitest";
import type { Card } from "../../src/cards/card.js";
import { inOpenChannels, isShutNews, postIn, toldOfShut } from "../../src/channels/posting.js";
import { rememberChannel, rememberTeam } from "../../src/channels/remember.js";
import type { Delivery } from "../../src/teams/mail.js";
import { aMailbox, channel } from "../networks/letter-box.js";
import { aNetwork, now } from "../networks/samples.js";
import { aTurn, documents } from "./a-turn.js";

const card: Card = { type: "AdaptiveCard", body: [] };
const network = aNetwork({ channel });
const other = { ...network, id: "theme-2" };
const at = { tenantId: network.tenantId, id: channel.channelId };
const thread = `${channel.channelId};messageid=1`;

/** A channel in which each conversation fares so. */
function there(fate: (conversationId: string) => Delivery) {
  const store = documents();
  const tried: string[] = [];
  const { mail } = aMailbox(({ to }) => (tried.push(to), fate(to)));
  return { means: { documents: store, mail, now }, store, tried };
}
const shutIn = async (store: ReturnType<typeof documents>) => (await store.read("channel", at))?.value.shut;

test("a thread is written in, and costs one point read", async () => {
  const { means, store, tried } = there(() => "sent");
  expect(await postIn(means, network, thread, card)).toMatchObject({ delivery: "sent" });
  expect(tried).toEqual([thread]);
  expect(store.calls).toMatchObject({ read: 1, write: 0 });
});

test.each(["gone", "refused"] as const)(
  "a thread that is %s is followed by a new one, and shuts nothing",
  async (how) => {
    const { means, store, tried } = there((to) => (to === thread ? how : "sent"));
    const placed = await postIn(means, network, thread, card);
    expect(tried).toEqual([thread, channel.channelId]);
    expect(placed).toMatchObject({ delivery: "sent", at: { activityId: "card-1" } });
    expect(await shutIn(store)).toBeUndefined();
  },
);

test("a channel that shuts the bot out is noted, also one that never was, and asked for nothing more", async () => {
  const { means, store, tried } = there(() => "gone");
  expect(await postIn(means, network, thread, card)).toEqual({ delivery: "gone", isNews: true });
  expect((await store.read("channel", at))?.value).toMatchObject({
    name: channel.channelName,
    teamName: channel.teamName,
    shut: { since: now, told: [] },
  });
  store.reset();
  expect(await postIn(means, network, thread, card)).toEqual({ delivery: "gone", isNews: true });
  expect(tried).toHaveLength(2);
  expect(store.calls).toMatchObject({ read: 1, write: 0 });
  await comes(store, rememberChannel);
  const found = await store.read("channel", at);
  expect(found?.value).toMatchObject({ name: channel.channelName, teamName: channel.teamName });
  expect(found?.value).not.toHaveProperty("shut");
});

test.each(["refused", "unclear", "later"] as const)(
  "a channel where a card is %s is not shut",
  async (how) => {
    const { means, store } = there(() => how);
    expect(await postIn(means, network, undefined, card)).toEqual({ delivery: how });
    expect(await shutIn(store)).toBeUndefined();
  },
);

test("where there is no channel nothing arrives and nothing is read", async () => {
  const { means, store } = there(() => "sent");
  expect(await postIn(means, aNetwork(), undefined, card)).toEqual({ delivery: "gone" });
  expect(store.calls.read).toBe(0);
});

test("the lead of each network in it hears once that a channel is shut, and again when it shuts anew", async () => {
  const { means, store } = there(() => "gone");
  expect(await isShutNews(store, network)).toBe(false);
  await postIn(means, network, undefined, card);
  for (let time = 0; time < 2; time++) await toldOfShut(store, network);
  expect((await shutIn(store))?.told).toEqual([network.id]);
  expect(await isShutNews(store, network)).toBe(false);
  expect(await postIn(means, network, undefined, card)).toEqual({ delivery: "gone" });
  expect(await isShutNews(store, other)).toBe(true);
  expect(await postIn(means, other, undefined, card)).toEqual({ delivery: "gone", isNews: true });
  await comes(store, rememberChannel);
  await toldOfShut(store, network);
  expect(await shutIn(store)).toBeUndefined();
  expect(await postIn(means, network, undefined, card)).toEqual({ delivery: "gone", isNews: true });
});

/** Something comes from the channel, of which Teams tells nothing. */
const comes = (store: ReturnType<typeof documents>, note: typeof rememberChannel): Promise<void> =>
  note(
    aTurn(
      store,
      {},
      {
        who: { tenantId: network.tenantId, id: "aad-employee", name: "En medarbejder" },
        team: { id: channel.channelId, channelId: channel.channelId },
      },
    ),
  );

test.each([rememberChannel, rememberTeam])("what comes from a channel opens it: %o", async (note) => {
  const { means, store } = there(() => "gone");
  // Known already, so that nothing but its being shut is to be written.
  for (let time = 0; time < 2; time++) await comes(store, note);
  await postIn(means, network, undefined, card);
  expect(await shutIn(store)).toBeDefined();
  await comes(store, note);
  expect(await shutIn(store)).toBeUndefined();
});

test("cards are drawn anew only where the bot may write, by a read for each channel", async () => {
  const { means, store } = there(() => "gone");
  await postIn(means, network, undefined, card);
  store.reset();
  const cards = [thread, `${channel.channelId};messageid=2`, "19:open;messageid=3"].map((conversationId) => ({
    to: { conversationId },
  }));
  expect(await inOpenChannels(store, network.tenantId, cards)).toEqual(cards.slice(2));
  expect(store.calls.read).toBe(2);
});
