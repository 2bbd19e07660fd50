import { afterEach, expect, test } from "vitest";
import { parkedAfter } from "../../src/letters/carrying.js";
import { LetterParked } from "../../src/letters/delivering.js";
import { carriedOut, orderIn } from "../../src/operator/orders.js";
import { themeIsDue } from "../../src/themes/due.js";
import { minute, second } from "../../src/time.js";
import { aMailbox } from "../networks/letter-box.js";
import { closeChats, type Chat } from "../support/chat.js";
import { aScene, shares } from "../support/sharing-scene.js";
import type { Someone } from "../support/someone.js";
import { begun, jobcentre, stored, theme } from "../support/suggesting.js";

afterEach(closeChats);

/** Teams takes in nothing new that fits until it is told to; resolves to how often it was asked. */
function refuses(chat: Chat, fits: (conversationId: string | undefined) => boolean = () => true) {
  let isOver = false;
  let asked = 0;
  chat.teams.fail({
    how: { status: 401 },
    times: 1_000,
    when: ({ method, conversationId }) => !isOver && method === "POST" && fits(conversationId) && ++asked > 0,
  });
  return { asked: () => asked, ends: () => (isOver = true) };
}

/** The clock looks once a minute. */
async function minutes(chat: Chat, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    chat.passes(minute);
    await chat.sweep();
  }
}

const listed = (chat: Chat) => carriedOut(orderIn([]), chat.documents, chat.now);
const resend = (chat: Chat, named: string) =>
  carriedOut(orderIn(["resend", named]), chat.documents, chat.now);

test("the owner's word of new suggestions is parked after five tries, and told once it is sent again", async () => {
  const { chat, owner, shared, suggests } = await begun();
  await suggests(jobcentre);
  chat.passes(60 * minute);
  const teams = refuses(chat);
  await minutes(chat, 40);
  expect(teams.asked()).toBe(parkedAfter);
  const [letter] = (await theme(chat, shared))?.letters ?? [];
  const { mail } = aMailbox(() => "later");
  await expect(themeIsDue(chat.documents, shared, letter?.dueAt ?? "", mail)).rejects.toThrow(LetterParked);
  const named = `theme/${shared.id}`;
  const lines = (await listed(chat)).join("\n");
  expect(lines).toContain(`${named} (tenant`);
  expect(lines).toContain("suggestions to no one person: tried 6 times");
  teams.ends();
  await minutes(chat, 5);
  expect(owner.posts).toEqual([]);
  await resend(chat, named);
  await minutes(chat, 2);
  expect(owner.posts).toHaveLength(1);
  expect(await listed(chat)).toEqual(["No letter is parked."]);
});

test("the word to a suggestion's author is parked, too, and falls away when the owner thinks better of it", async () => {
  const { chat, owner, shared, suggests } = await begun();
  await suggests(jobcentre);
  const [suggestion] = await stored(chat, shared);
  const data = { themeId: shared.id, suggestionId: suggestion?.id };
  await owner.sends(owner.invoke("suggestion.yes", data));
  const teams = refuses(chat);
  await minutes(chat, 50);
  expect(teams.asked()).toBe(parkedAfter);
  const named = `suggestion/${suggestion?.id}`;
  expect((await listed(chat)).join("\n")).toContain(`${named} (tenant`);
  teams.ends();
  await owner.sends(owner.invoke("suggestion.undo", data));
  expect(await listed(chat)).toEqual(["No letter is parked."]);
  await minutes(chat, 10);
  expect(chat.with("colleague").posts).toEqual([]);

  await owner.sends(owner.invoke("suggestion.yes", data));
  const again = refuses(chat);
  await minutes(chat, 50);
  again.ends();
  await resend(chat, named);
  await minutes(chat, 2);
  expect(chat.with("colleague").posts).toHaveLength(1);
  expect((await stored(chat, shared)).filter(({ dueAt, letters }) => dueAt ?? letters)).toEqual([]);
});

test("a follower Teams takes nothing in for is tried ever more rarely, and no thread is told again meanwhile", async () => {
  const scene = await aScene();
  const { chat, colleague, owner } = scene;
  await shares(scene);
  await colleague.in().clicks("Følg");
  const teams = refuses(chat, (id) => id === `a:private-${colleague.account}`);
  await owner.clicks("Luk nu");
  await minutes(chat, 60);
  expect(teams.asked()).toBe(parkedAfter);
  const replies = () =>
    colleague.in().posts.filter(({ activity }) => activity.text?.startsWith("Der er lukket"));
  expect(replies()).toHaveLength(1);
  teams.ends();
  const [, head = ""] = await listed(chat);
  await resend(chat, head.trim().split(" ")[0] ?? "");
  await minutes(chat, 2);
  expect(colleague.transcript.filter((line) => line.startsWith("Der er lukket"))).toHaveLength(1);
  expect(replies()).toHaveLength(1);
});

test("one follower Teams takes nothing in for holds up no other", async () => {
  const scene = await aScene();
  const { chat, colleague, owner } = scene;
  await shares(scene);
  const other = chat.with("other");
  for (const someone of [other, owner, colleague]) {
    await someone.in().clicks("Følg");
    chat.passes(second);
  }
  refuses(chat, (id) => id === `a:private-${colleague.account}`);
  await owner.clicks("Luk nu");
  await minutes(chat, 1);
  const heard = (someone: Someone) =>
    someone.transcript.filter((line) => line.startsWith("Der er lukket")).length;
  expect([colleague, other, owner].map(heard)).toEqual([0, 1, 1]);
  await minutes(chat, 40);
  expect([colleague, other, owner].map(heard)).toEqual([0, 1, 1]);
});
