import { afterEach, beforeEach, expect, test } from "vitest";
import { noLimits, teamsLimits } from "../../src/teams/lanes.js";
import type { Handlers, Painted } from "../../src/teams/handlers.js";
import type { Answer } from "../../src/teams/turn.js";
import type { Connector } from "../support/connector.js";
import { aBot, aTeams, card, click, closeBots, send } from "./a-bot.js";

const thread = "19:c@thread.tacv2;messageid=m-1";
let teams: Connector;
let state: string;
beforeEach(async () => {
  state = "0 stemmer";
  teams = await aTeams();
  teams.conversation(thread).add({ id: "m-1", activity: { summary: state }, earlier: [] });
});
afterEach(closeBots);

const painted = (): Painted => ({
  to: {
    tenantId: "tenant",
    serviceUrl: teams.url,
    conversationId: thread,
    bot: { id: "28:bot", name: "" },
    language: "da",
  },
  activityId: "m-1",
  card: card(state),
});
const shown = () => teams.conversation(thread).posts.map(({ activity: { summary } }) => summary);
const paintings = () => teams.calls.filter(({ method }) => method === "PUT");

/** A bot whose buttons are these; pressing one is a click on the card in the channel. */
async function bot(buttons: Record<string, () => Answer>, over: Partial<Handlers> = {}, limits = noLimits) {
  const clicked: Handlers["clicked"] = async (verb) => buttons[verb]?.() ?? {};
  const started = await aBot({ clicked, painted: async () => [painted()], ...over }, { limits });
  const press = async (verb: string, who = "maja") => {
    const answer = await send(
      started.url,
      click(teams.url, {
        id: `in-${verb}-${who}`,
        from: { id: `29:${who}`, name: who, aadObjectId: who },
        conversation: { id: thread, conversationType: "channel", tenantId: "tenant" },
        value: { action: { verb, data: {} } },
      }),
    );
    await started.idle();
    return answer.body;
  };
  return { ...started, press };
}

const buttons: Record<string, () => Answer> = {
  form: () => ({ replaceForClicker: card("Din stemme"), holds: { kind: "theme", id: "t1" } }),
  vote: () => (
    (state = "1 stemme"),
    { replaceForClicker: card(state), repaint: { kind: "theme", id: "t1" } }
  ),
  back: () => ({ replaceForClicker: card(state) }),
  refused: () => ({ tell: "Det er ikke gemt." }),
};

test("a click that changes what others see paints the card for them", async () => {
  const { press } = await bot(buttons);
  expect(await press("vote")).toMatchObject({ value: card("1 stemme") });
  expect(shown()).toEqual(["1 stemme"]);
  expect(paintings()).toHaveLength(1);
  expect(paintings()[0]).toMatchObject({ activityId: "m-1", body: { id: "m-1", locale: "da-DK" } });
});

test("while someone fills a form on the card, others' votes wait for them to be done", async () => {
  const { press } = await bot(buttons);
  await press("form");
  await press("vote", "bo");
  expect(shown()).toEqual(["0 stemmer"]);
  await press("refused");
  await press("form");
  expect(shown()).toEqual(["0 stemmer"]);
  await press("back");
  expect(shown()).toEqual(["1 stemme"]);
});

test("their own click that ends the form paints at once", async () => {
  const { press } = await bot(buttons);
  await press("form");
  await press("vote");
  expect(shown()).toEqual(["1 stemme"]);
});

test("500 changes within a few seconds are few paintings within Teams' limits, and the last state stands", async () => {
  teams.limits(true);
  let number = 0;
  const { mail, idle } = await bot({}, {}, teamsLimits);
  for (let i = 0; i < 500; i++) {
    state = `${++number} stemmer`;
    void mail.repaint("tenant", { kind: "theme", id: "t1" });
    if (i % 10 === 0) await new Promise((done) => setTimeout(done, 40));
  }
  await idle();
  expect(shown()).toEqual(["500 stemmer"]);
  expect(paintings().every(({ status }) => status === 200)).toBe(true);
  expect(paintings().length).toBeLessThan(5);
});

test("a stop waits for the painting under way, and lets the last state be the last", async () => {
  let read = () => {};
  const reading = new Promise<void>((done) => (read = done));
  const started = await bot(buttons, { painted: async () => (await reading, [painted()]) }, teamsLimits);
  void started.mail.repaint("tenant", { kind: "theme", id: "t1" });
  const closed = started.close();
  state = "9 stemmer";
  read();
  await closed;
  expect(shown()).toEqual(["9 stemmer"]);
});

test("a stop also waits for what goes on beside the turns, and for what that changes", async () => {
  const { mail, close } = await bot(buttons);
  let finish = () => {};
  const beside = new Promise<void>((done) => (finish = done)).then(() =>
    mail.repaint("tenant", { kind: "theme", id: "t1" }),
  );
  state = "9 stemmer";
  const closed = close(beside);
  await new Promise((done) => setTimeout(done, 50));
  finish();
  await closed;
  expect(shown()).toEqual(["9 stemmer"]);
});

test("a stop paints what was waiting for a form", async () => {
  const { press, close } = await bot(buttons);
  await press("form");
  await press("vote", "bo");
  await close();
  expect(shown()).toEqual(["1 stemme"]);
});
