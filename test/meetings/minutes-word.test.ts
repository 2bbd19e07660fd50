import { afterEach, expect, test } from "vitest";
import { texts } from "../../src/text/text.js";
import { paperOf } from "../../src/meetings/minutes/word/paper.js";
import type { Block } from "../../src/word/blocks.js";
import { closeChats, type Chat, type Someone } from "../support/chat.js";
import { elements } from "../support/cards.js";
import { shownTo } from "../support/shown.js";
import { unzipped } from "../support/unzipped.js";
import { aHeldMeeting, clicksOn } from "./minutes-scene.js";
import { someMinutes } from "./minutes-samples.js";
import { aad, aMeeting, anActiveNetwork } from "./samples.js";

afterEach(closeChats);

const later = "2027-01-07T08:00:00.000Z";
const lead = { personId: aad("employee"), name: "employee" };
const posted = someMinutes({
  state: "posted",
  approvedBy: lead,
  postedAt: later,
  corrected: { ...lead, at: later },
});
const wordsOf = (block: Block): string[] =>
  block.kind === "table" ? [...block.head, ...block.rows.flat().map(String)] : [block.words];

test("the paper says when and where, who was there, what was gone through, decided and taken on, and who approved", () => {
  const meet = { network: anActiveNetwork(), meeting: aMeeting({ state: "over", minutes: posted }) };
  expect(paperOf(meet, texts.da, later).flatMap(wordsOf)).toEqual([
    "Referat",
    "Lyset i vinduet",
    "Mødet onsdag den 6. januar kl.\u00a013.00–15.00",
    "Sted: Rådhuset, lokale 2.14",
    "Referent: colleague",
    "Godkendt af employee den 7. januar 2027",
    "Rettet af employee den 7. januar 2027",
    "Hvem var med",
    "Med",
    "employee",
    "Ikke med",
    "colleague",
    "Dagsorden",
    "1. Siden sidst",
    "2. Hvad ved hjemmeplejen, som vi andre ikke ved? (forberedes af Anne)",
    "Beslutninger",
    "1. Vi åbner om tirsdagen",
    "2. Anne styrer kaffen",
    "Noter",
    "Vi talte om vinteren.",
    "Og om lys.",
    "Opgaver",
    "Opgave",
    "Ejer",
    "Senest",
    ...["Ring til præsten", "Ring til præsten", "fredag den 1. januar"],
    ...["Ring til præsten", "Ring til præsten", "Ingen dato"],
    ...["Ring til præsten", "Ingen ejer", "fredag den 1. januar"],
    ...["Ring til præsten", "Ring til præsten", "Ingen dato"],
    "Næste møde",
    "Den 3. marts",
  ]);
});

test("the paper names the actions from earlier meetings that were followed up, before the agenda", () => {
  const openActions = [
    { id: "a", words: "Køb kaffe", owner: "Bo" },
    { id: "b", words: "Ryd op", owner: "" },
  ];
  const meet = { network: anActiveNetwork(), meeting: aMeeting({ openActions, minutes: posted }) };
  const said = paperOf(meet, texts.da, later).flatMap(wordsOf);
  const at = said.indexOf("Opgaver fra tidligere møder");
  expect(said.slice(at + 1, at + 4)).toEqual(["1. Køb kaffe (Bo)", "2. Ryd op (Ingen ejer)", "Dagsorden"]);
});

test("the paper names who came without being planned, last of those who were there", () => {
  const minutes = { ...posted, others: ["Karen Holm", "Bo\nBak"] };
  const meet = { network: anActiveNetwork(), meeting: aMeeting({ state: "over", minutes }) };
  const said = paperOf(meet, texts.da, later).flatMap(wordsOf);
  expect(said[said.indexOf("Med") + 1]).toBe("employee, Karen Holm, Bo Bak");
});

test("a draft says that it is one, and leaves out what is not written", () => {
  const minutes = someMinutes({ decisions: [], notes: "", actions: [], next: "" });
  const meet = { network: anActiveNetwork(), meeting: aMeeting({ place: "", agenda: [], minutes }) };
  const said = paperOf(meet, texts.en, later).flatMap(wordsOf);
  expect(said).toContain("Draft. The minutes are not approved yet.");
  expect(said).not.toContain("Decisions");
  expect(said.join()).not.toContain("Place");
});

async function documentFor(someone: Someone): Promise<string> {
  const post = someone.posts.findLast((one) => JSON.stringify(someone.cardOf(one) ?? {}).includes("/files/"));
  const [open] = [...elements(post && someone.cardOf(post))].filter(({ type }) => type === "Action.OpenUrl");
  const response = await fetch(String(open?.["url"]));
  if (!response.ok) return `${response.status}`;
  expect(response.headers.get("content-disposition")).toContain(
    "Referat%202027-01-06%20Lyset%20i%20vinduet.docx",
  );
  return unzipped(new Uint8Array(await response.arrayBuffer()))["word/document.xml"] ?? "";
}

const leaves = async (chat: Chat, who: Someone): Promise<void> => {
  const at = { tenantId: who.tenantId, id: "theme-1" };
  const found = await chat.documents.read("network", at);
  if (!found) throw new Error("The network is gone.");
  const members = found.value.members.filter(({ personId }) => personId !== who.id);
  await chat.documents.write("network", at, { ...found.value, members }, found.etag);
};

test("those inside fetch posted minutes as Word, and one who has left meanwhile gets nothing", async () => {
  const { chat, employee, third, meeting } = await aHeldMeeting();
  // Nothing is written yet: the one who is to write gets who was there.
  await clicksOn(employee, meeting, "minutes.word");
  expect(await documentFor(employee)).toContain("Sognepræsten");
  await clicksOn(employee, meeting, "minutes.save", { field: "notes", version: 0, words: "Lys i mørket" });
  await clicksOn(employee, meeting, "minutes.word");
  expect(await documentFor(employee)).toContain("Udkast");
  await clicksOn(third, meeting, "minutes.word");
  expect(shownTo(third)).toContain("Referatet er ikke godkendt endnu");
  await clicksOn(employee, meeting, "minutes.approve", { version: 1 });
  await clicksOn(third, meeting, "minutes.word");
  expect(await documentFor(third)).toContain("Lys i mørket");
  await third.clicks("Lav et nyt link");
  expect(await documentFor(third)).toContain("Godkendt af employee");
  await leaves(chat, third);
  expect(await documentFor(third)).toBe("404");
});
