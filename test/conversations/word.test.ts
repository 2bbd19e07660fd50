import { afterEach, expect, test } from "vitest";
import { handlers } from "../../src/app.js";
import type { Turn } from "../../src/teams/turn.js";
import { minute } from "../../src/time.js";
import { withSharing } from "../../src/themes/sharing/sharing.js";
import { aTurn, privately } from "../channels/a-turn.js";
import { aChat, closeChats, type Chat, type Someone } from "../support/chat.js";
import { elements } from "../support/cards.js";
import { listed } from "../support/listed.js";
import { saved } from "../support/saved.js";
import { aSharedTheme } from "../support/shared.js";
import { unzipped } from "../support/unzipped.js";

afterEach(closeChats);

const addressOf = (someone: Someone): string => {
  const post = someone.posts.findLast((posted) =>
    JSON.stringify(someone.cardOf(posted) ?? {}).includes("/files/"),
  );
  const [open] = [...elements(post && someone.cardOf(post))].filter(({ type }) => type === "Action.OpenUrl");
  return String(open?.["url"]);
};

async function documentAt(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) return `${response.status}`;
  return unzipped(new Uint8Array(await response.arrayBuffer()))["word/document.xml"] ?? "";
}

async function unfolded(chat: Chat): Promise<Someone> {
  const employee = chat.with("employee");
  await employee.says("nyt tema", "Ensomhed blandt ældre", "Mange falder igennem", "vis tema");
  return employee;
}

test("the owner fetches the theme as a Word document, from an address that works for ten minutes", async () => {
  const chat = await aChat();
  const employee = await unfolded(chat);
  await employee.clicks("Hent som Word");
  expect(employee.reads(employee.posts.at(-1))).toEqual([
    "Dit Word-dokument er klar",
    "Ensomhed blandt ældre",
    expect.stringMatching(/^Linket virker til den 22\. november kl\. 09\.1\d\. Det er kun til dig/) as string,
  ]);
  const address = addressOf(employee);
  const response = await fetch(address);
  expect(response.headers.get("content-type")).toContain("wordprocessingml.document");
  expect(response.headers.get("content-disposition")).toContain(
    encodeURIComponent("Ensomhed blandt ældre.docx"),
  );
  expect(await documentAt(address)).toContain("Mange falder igennem");
  chat.passes(10 * minute);
  expect(await documentAt(address)).toBe("404");
  await chat.sweep();
  expect(await listed(chat.documents.list("download", employee.tenantId))).toEqual([]);
});

test("the store cannot tell the address, and no other address gives anything", async () => {
  const chat = await aChat();
  const employee = await unfolded(chat);
  await employee.clicks("Hent som Word");
  const address = addressOf(employee);
  const secret = address.split("/").at(-1) ?? "";
  expect(secret).toMatch(/^[\w-]{43}$/);
  for await (const download of chat.documents.list("download", employee.tenantId)) {
    expect(JSON.stringify(download)).not.toContain(secret);
    expect(await documentAt(address.replace(secret, download.id))).toBe("404");
  }
  expect(await documentAt(address.replace(employee.tenantId, "22222222-2222-4222-8222-222222222222"))).toBe(
    "404",
  );
  expect(await documentAt(`${address}x`)).toBe("404");
});

test("a repeated click makes no second address", async () => {
  const employee = await unfolded(await aChat());
  const click = employee.click("Hent som Word");
  await employee.sends(click);
  await employee.sends(click);
  await employee.sends({ ...click, id: "again" });
  expect(employee.transcript.filter((line) => line.includes("Dit Word-dokument er klar"))).toHaveLength(1);
});

test("a colleague in the channel gets what is shared, in the private chat, and nothing once it is taken back", async () => {
  const chat = await aChat();
  const owner = chat.with("employee");
  const theme = await aSharedTheme(chat, owner, { hidden: ["wonder"] });
  const { wonder, ...answers } = theme.sharing.shown.answers;
  const shown = { ...theme.sharing.shown, answers };
  const found = await chat.documents.read("theme", theme);
  await chat.documents.write(
    "theme",
    theme,
    withSharing(theme, { ...theme.sharing, shown }, chat.now),
    found?.etag,
  );
  const colleague = chat.with("colleague");
  await colleague.says("hej");
  const [card] = colleague.in().posts;
  await colleague.in().sends(colleague.in().invoke("word.fetch", { themeId: theme.id }, card));
  expect(colleague.in().lastInvoke?.value).toBe("Du finder dokumentet i din private chat med mig.");
  expect(JSON.stringify(colleague.in().posts)).not.toContain("/files/");
  const address = addressOf(colleague);
  const xml = await documentAt(address);
  expect(xml).toContain("Hjemmeplejen");
  expect(xml).not.toContain("Mange falder igennem");
  const again = await chat.documents.read("theme", theme);
  const withdrawn = withSharing(theme, { ...theme.sharing, shown, state: "withdrawn" }, chat.now);
  await chat.documents.write("theme", theme, withdrawn, again?.etag);
  expect(await documentAt(address)).toBe("404");
});

test("a colleague who cannot be reached privately is told how to get the document", async () => {
  const chat = await aChat();
  const theme = await aSharedTheme(chat, chat.with("employee"));
  const colleague = chat.with("colleague").in();
  chat.teams.fail({ how: { status: 403 }, when: ({ path }) => path === "/v3/conversations" });
  await colleague.sends(colleague.invoke("word.fetch", { themeId: theme.id }, colleague.posts[0]));
  expect(colleague.lastInvoke?.value).toContain(
    "Dokumentet kommer i din private chat med mig, og dér kan jeg ikke",
  );
  expect(JSON.stringify(colleague.posts)).not.toContain("/files/");
});

test("nobody else gets a draft, whatever they send", async () => {
  const chat = await aChat();
  const employee = await unfolded(chat);
  const [theme] = await saved(employee);
  const stranger = chat.with("stranger");
  await stranger.sends(stranger.invoke("word.fetch", { themeId: theme?.id }));
  expect(JSON.stringify([stranger.lastInvoke, stranger.transcript])).not.toMatch(/Ensomhed|files/);
});

/** A turn as Teams gives it where files are taken over by consent. */
const consenting = (chat: Chat, { id, name, tenantId }: Someone): Turn =>
  privately(aTurn(chat.documents, {}, { who: { tenantId, id, name }, now: chat.now }));

test("in Teams the file is offered, and made from what the person may see when they accept", async () => {
  const chat = await aChat();
  const employee = await unfolded(chat);
  const [theme] = await saved(employee);
  const turn = consenting(chat, employee);
  const answer = await handlers.clicked("word.fetch", { themeId: theme?.id }, turn);
  const offer = answer.posts?.flatMap((post) => ("offer" in post ? [post.offer] : []))[0];
  expect(offer).toMatchObject({ name: "Ensomhed blandt ældre.docx", context: { themeId: theme?.id } });
  const file = await handlers.accepted(offer?.context, turn);
  expect(Math.abs(file.bytes.byteLength - (offer?.bytes ?? 0))).toBeLessThan(64);
  expect(unzipped(file.bytes)["word/document.xml"]).toContain("Mange falder igennem");
  const stranger = consenting(chat, chat.with("stranger"));
  await expect(handlers.accepted(offer?.context, stranger)).rejects.toMatchObject({
    code: "no-such-shared-theme",
  });
  await expect(handlers.accepted({ themeId: 7 }, turn)).rejects.toMatchObject({ code: "unknown-click" });
});
