import { afterEach, expect, test } from "vitest";
import type { Participant } from "../../src/themes/sharing/participant.js";
import type { Theme } from "../../src/themes/theme.js";
import { aChat, closeChats, redelivered, type Chat } from "../support/chat.js";
import { listed } from "../support/listed.js";
import { aSharedTheme } from "../support/shared.js";
import { shownTo } from "../support/shown.js";

afterEach(closeChats);

const join = "Jeg vil være med";
const why = "Jeg møder dem hver dag i hjemmeplejen";

const joining = async (chat: Chat, { tenantId, id }: Theme) =>
  (await chat.documents.read("theme", { tenantId, id }))?.value.sharing?.board.joining;

const participants = (chat: Chat, { tenantId, id }: Theme): Promise<Participant[]> =>
  listed(chat.documents.list("participant", tenantId, { themeId: id }));

async function begun() {
  const chat = await aChat();
  const owner = chat.with("owner");
  const shared = await aSharedTheme(chat, owner);
  return { chat, owner, shared, colleague: chat.with("colleague").in() };
}

async function close(chat: Chat, theme: Theme, state: "closed" | "withdrawn"): Promise<void> {
  const found = await chat.documents.read("theme", theme);
  if (!found?.value.sharing) throw new Error("not shared");
  const sharing = { ...found.value.sharing, state };
  await chat.documents.write("theme", theme, { ...found.value, sharing, shared: state }, found.etag);
}

test("a colleague would join, corrects the line, and takes it back; the owner reads who and why", async () => {
  const { chat, owner, shared, colleague } = await begun();
  await colleague.clicks(join);
  expect(shownTo(colleague)).toContain("Temaets ejer kan se dit navn og det, du skriver her.");
  await colleague.clicks(join, { why });
  expect(shownTo(colleague)).toContain("✓ Tak! Temaets ejer kan nu se, at du vil være med.");
  expect(await joining(chat, shared)).toBe(1);
  await colleague.sends(colleague.invoke("join.open", { themeId: shared.id }, colleague.posts.at(-1)));
  expect(shownTo(colleague)).toContain("✓ Du har meldt dig til.");
  expect(colleague.inputs).toEqual({ why });
  await colleague.clicks("Gem rettelsen", { why: "Jeg vil gerne lære af andre" });
  await owner.sends(owner.invoke("suggestions.list", { themeId: shared.id }));
  await owner.clicks("1 vil være med");
  expect(owner.transcript.at(-1)).toMatch(/colleague \| meldte sig .* \| Jeg vil gerne lære af andre/);
  const other = chat.with("other").in();
  expect(JSON.stringify(other.transcript)).not.toContain("lære af andre");
  await colleague.sends(colleague.invoke("join.open", { themeId: shared.id }, colleague.posts.at(-1)));
  await colleague.clicks("Meld mig fra");
  expect(shownTo(colleague)).toContain("Din linje er slettet.");
  expect(await joining(chat, shared)).toBe(0);
  expect(JSON.stringify(await participants(chat, shared))).not.toContain("lære af andre");
});

test.each([
  ["nothing", "", "Der mangler en linje om, hvorfor du vil være med."],
  ["a CPR number", "Ring 010190-1234", "Det ligner et CPR-nummer"],
  ["too long a line", "x".repeat(501), "501 tegn"],
])("%s is refused with what was typed still there", async (_what, typed, sentence) => {
  const { chat, shared, colleague } = await begun();
  await colleague.clicks(join);
  await colleague.clicks(join, { why: typed });
  expect(shownTo(colleague)).toContain(sentence);
  expect(colleague.inputs).toEqual({ why: typed });
  expect(await participants(chat, shared)).toEqual([]);
  expect(JSON.stringify(colleague.posts)).not.toContain("010190");
});

test("it comes once however often it is delivered, and leaves what the colleague follows alone", async () => {
  const { chat, shared, colleague } = await begun();
  await chat.documents.write(
    "participant",
    { tenantId: shared.tenantId, id: `${shared.id}:${colleague.id}` },
    {
      tenantId: shared.tenantId,
      id: `${shared.id}:${colleague.id}`,
      themeId: shared.id,
      personId: colleague.id,
      name: "colleague",
      changedAt: chat.now,
      joins: 0,
      follows: 1,
      told: ["closing-soon"],
      heard: [],
    },
  );
  await colleague.clicks(join);
  const click = colleague.click(join, { why });
  await colleague.sends(click);
  await colleague.sends(click);
  await colleague.sends(redelivered(click));
  expect(await participants(chat, shared)).toMatchObject([
    { joins: 1, follows: 1, told: ["closing-soon"], joining: { why } },
  ]);
  expect(await joining(chat, shared)).toBe(1);
});

test("a closed theme takes nobody new, but who has joined may leave; a withdrawn one answers nothing", async () => {
  const { chat, shared, colleague } = await begun();
  const late = chat.with("late").in();
  await colleague.clicks(join);
  await colleague.clicks(join, { why });
  await close(chat, shared, "closed");
  for (const verb of ["join.open", "join.save"]) {
    await late.sends(late.invoke(verb, { themeId: shared.id, why: "x" }));
    expect(shownTo(late)).toContain("Der er lukket");
  }
  await colleague.sends(colleague.invoke("join.open", { themeId: shared.id }, colleague.posts.at(-1)));
  expect(colleague.inputs).toEqual({});
  expect(shownTo(colleague)).toContain(why);
  await colleague.clicks("Meld mig fra");
  expect(await participants(chat, shared)).toMatchObject([{ joins: 0 }]);
  await close(chat, shared, "withdrawn");
  for (const verb of ["join.open", "join.save", "join.withdraw"]) {
    await colleague.sends(colleague.invoke(verb, { themeId: shared.id, why: "x" }));
    expect(shownTo(colleague), verb).toContain("taget tilbage af den, der delte det");
  }
  expect(await participants(chat, shared)).toMatchObject([{ joins: 0 }]);
});

test("in another tenant there is nothing to join, and a list longer than a page is turned", async () => {
  const { chat, owner, shared } = await begun();
  const stranger = chat.with("stranger", "22222222-2222-4222-8222-222222222222").in();
  await stranger.sends(stranger.invoke("join.save", { themeId: shared.id, why }));
  expect(shownTo(stranger)).toContain("findes ikke her");
  for (let n = 1; n <= 6; n++) {
    const person = chat.with(`person-${n}`).in();
    await person.sends(person.invoke("join.save", { themeId: shared.id, why: `Grund ${n}` }));
  }
  await owner.sends(owner.invoke("suggestions.list", { themeId: shared.id }));
  await owner.clicks("6 vil være med");
  expect(owner.transcript.at(-1)).toContain("Grund 5");
  expect(owner.transcript.at(-1)).not.toContain("Grund 6");
  await owner.clicks("Næste side");
  expect(owner.transcript.at(-1)).toContain("Grund 6");
});
