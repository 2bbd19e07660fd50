import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openEmbedded } from "../../src/store/embedded.js";
import type { Documents } from "../../src/store/documents.js";
import type { Turn } from "../../src/teams/turn.js";
import { texts } from "../../src/text/text.js";
import { findThemes, renew } from "../../src/themes/finding/shelf.js";
import { spelling, spellings } from "../../src/finding/spelling.js";
import type { Order } from "../../src/themes/finding/catalogue.js";
import type { SharedTheme } from "../../src/themes/sharing/desk.js";
import { emptyBoard } from "../../src/themes/sharing/sharing.js";
import { newTheme, type Theme } from "../../src/themes/theme.js";
import { after, day, minute, second } from "../../src/time.js";
import { aTurn } from "../channels/a-turn.js";
import { counting } from "../support/counting.js";
import { aShared, sharedAt } from "./finding-samples.js";

const now = after(sharedAt, day);

async function store(...themes: readonly Theme[]): Promise<ReturnType<typeof counting>> {
  const documents = counting(openEmbedded(":memory:"));
  for (const theme of themes) await documents.write("theme", theme, theme);
  documents.reset();
  return documents;
}

const asker = (documents: Documents, fields: Partial<Turn> = {}): Turn =>
  aTurn(documents, {}, { now, text: texts.da, ...fields });

const look = (turn: Turn, words = "", order: Order = "newest", from = 0, most = 25) =>
  findThemes(turn, { words, order }, from, most);

const titles = async (documents: Documents, words = "", order: Order = "newest") =>
  (await look(asker(documents), words, order)).themes.map(({ sharing }) => sharing.shown.title);

async function changed(documents: Documents, theme: Theme, next: Theme): Promise<void> {
  await documents.write("theme", next, next, (await documents.read("theme", theme))?.etag);
}

const withdrawn = (theme: SharedTheme): Theme => ({
  ...theme,
  shared: "withdrawn",
  sharing: { ...theme.sharing, state: "withdrawn" },
});

describe("what is listed", () => {
  test("themes that are shared: open, paused and closed; never a draft, one taken back or deleted, nor another tenant's", async () => {
    const back = withdrawn(aShared("Taget tilbage"));
    const documents = await store(
      aShared("Åbent"),
      aShared("På pause", {}, { state: "paused" }),
      aShared("Lukket", {}, { state: "closed" }),
      back,
      { ...aShared("Slettet"), state: "deleted" },
      aShared("Andet land", {}, { tenantId: "another" }),
      { ...newTheme("t", "draft", "aad-employee", now), interview: aShared("Udkast").interview },
    );
    expect((await titles(documents)).sort()).toEqual(["Lukket", "På pause", "Åbent"]);
    for (const words of ["udkast", "taget", "slettet", "andet"])
      expect(await titles(documents, words), words).toEqual([]);
  });

  test("what the owner keeps private is neither found nor shown", async () => {
    const theme = aShared("Ensomhed", { wonder: "Hemmeligheden", actors: "Skyggeklubben" });
    const { shown } = theme.sharing;
    const documents = await store({
      ...theme,
      sharing: {
        ...theme.sharing,
        hidden: ["wonder", "actors"],
        shown: { ...shown, answers: {}, actors: [] },
      },
    });
    expect(await titles(documents, "hemmeligheden")).toEqual([]);
    expect(await titles(documents, "skyggeklubben")).toEqual([]);
    expect(await titles(documents, "ensomhed")).toEqual(["Ensomhed"]);
  });

  test("the orders: newest, most active, one's own, and those that close first", async () => {
    const board = (suggestions: number, joining: number) => ({
      board: { ...emptyBoard, suggestions, joining },
    });
    const documents = await store(
      aShared("Gammelt", {}, { ...board(3, 3), closesAt: after(now, 3 * day) }),
      aShared("Mit", {}, { ...board(1, 0), owner: "aad-employee" }),
      aShared("Nyt", {}, { ...board(2, 1), closesAt: after(now, day) }),
      aShared("Udløbet", {}, { closesAt: after(now, -minute) }),
      aShared("Pause", {}, { state: "paused", closesAt: after(now, day) }),
    );
    expect(await titles(documents)).toEqual(["Pause", "Udløbet", "Nyt", "Mit", "Gammelt"]);
    expect((await titles(documents, "", "active")).slice(0, 3)).toEqual(["Gammelt", "Nyt", "Mit"]);
    expect(await titles(documents, "", "mine")).toEqual(["Mit"]);
    expect(await titles(documents, "", "closing")).toEqual(["Nyt", "Gammelt"]);
    expect(await titles(documents, "nyt", "mine")).toEqual([]);
  });

  test("a page at a time, with the number of all", async () => {
    const documents = await store(...Array.from({ length: 12 }, (_, n) => aShared(`Tema ${n}`)));
    const page = await look(asker(documents), "", "newest", 10, 5);
    expect(page.total).toBe(12);
    expect(page.themes.map(({ sharing }) => sharing.shown.title)).toEqual(["Tema 1", "Tema 0"]);
  });
});

describe("what fits the words", () => {
  const themes = [
    aShared("Ensomhed blandt ældre", { wonder: "Mange falder igennem, når ægtefællen dør." }),
    aShared("Børn uden for fællesskabet", { challenge: "Ensomhed begynder tidligt.", actors: "Røde Kors" }),
    aShared("Cykelstier til skolen", { dream: "Alle cykler." }),
  ];
  const search = async (words: string) => titles(await store(...themes), words);
  const [elders = "", children = "", bicycles = ""] = themes.map(({ sharing }) => sharing.shown.title);

  test.each([
    ["a word of the title", "ensomhed ældre", [elders]],
    ["capitals", "CYKELSTIER", [bicycles]],
    ["the beginning of a word", "cykelst", [bicycles]],
    ["ae for æ", "aeldre", [elders]],
    ["a for æ", "aldre", [elders]],
    ["æ where it stands as one letter", "ægtefællen", [elders]],
    ["oe for ø", "boern", [children]],
    ["o for ø", "born", [children]],
    ["a letter too few", "cyklstier", [bicycles]],
    ["a wrong letter", "fællesskapet", [children]],
    ["two letters swapped", "cykelsteir", [bicycles]],
    ["an actor", "røde kors", [children]],
    ["an actor, spelt otherwise", "rode kors", [children]],
    ["a word of the answers", "cykler", [bicycles]],
    ["nothing like it", "vindmølleparken", []],
    ["signs alone", "!?", []],
    ["a word in a theme with words in none", "ensomhed zebraer", [elders, children]],
  ])("%s: %s", async (_, words, expected) => {
    expect((await search(words)).sort()).toEqual([...expected].sort());
  });

  test("the department and the owner's name are found", async () => {
    const documents = await store(
      aShared(
        "Et",
        {},
        {
          shown: {
            title: "Et",
            ownerName: "Bodil Ørsted",
            department: "Børn og Unge",
            answers: {},
            actors: [],
          },
        },
      ),
      aShared("To"),
    );
    expect(await titles(documents, "bodil")).toEqual(["Et"]);
    expect(await titles(documents, "boern og unge")).toEqual(["Et"]);
  });

  test("a word of the title weighs more than one of the text, and a whole word more than a beginning", async () => {
    expect(await search("ensomhed")).toEqual([elders, children]);
    const documents = await store(
      aShared("Noget", { wonder: "skole skole skole skole" }),
      aShared("Skolevejen"),
      aShared("Skole"),
    );
    expect((await titles(documents, "skole"))[0]).toBe("Skole");
  });

  test("a word is found however its æ, ø and å are written", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abeorsæøåé"), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(word, (written) => {
        const known = spellings(written);
        const two = written.replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa");
        const one = written.replaceAll("æ", "a").replaceAll("ø", "o").replaceAll("å", "a");
        for (const typed of [written, written.toUpperCase(), two, one])
          expect(known).toContain(spelling(typed));
      }),
    );
  });

  test("any words are looked for without failing", async () => {
    const documents = await store(...themes);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (words) => {
        expect((await look(asker(documents), words)).total).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe("how old what is shown may be", () => {
  test("the catalogue is kept for 30 seconds, and themes are read again each time", async () => {
    const documents = await store(aShared("Et"), aShared("To"));
    await look(asker(documents));
    expect(documents.calls).toMatchObject({ list: 3, read: 2 });
    documents.reset();
    await look(asker(documents, { now: after(now, 29 * second) }), "et");
    expect(documents.calls).toMatchObject({ list: 0, read: 1 });
    await look(asker(documents, { now: after(now, 31 * second) }));
    expect(documents.calls).toMatchObject({ list: 3 });
  });

  test("a theme that was taken back or deleted a second ago is not shown, and the count is right", async () => {
    const [back, gone, left] = [aShared("Tilbage"), aShared("Væk"), aShared("Bliver")];
    const documents = await store(back, gone, left);
    await look(asker(documents));
    await changed(documents, back, withdrawn(back));
    const soon = await look(asker(documents, { now: after(now, second) }));
    expect(soon.themes.map(({ id }) => id).sort()).toEqual([gone.id, left.id].sort());
    expect(soon.total).toBe(2);
    await documents.remove("theme", gone, (await documents.read("theme", gone))?.etag ?? "");
    const { themes, total } = await look(asker(documents, { now: after(now, second) }));
    expect(themes.map(({ id }) => id)).toEqual([left.id]);
    expect(total).toBe(1);
  });

  test("what is shown is what is stored now", async () => {
    const theme = aShared("Før");
    const documents = await store(theme);
    await look(asker(documents));
    const { sharing } = theme;
    await changed(documents, theme, {
      ...theme,
      sharing: { ...sharing, shown: { ...sharing.shown, title: "Efter" } },
    });
    expect(await titles(documents, "før")).toEqual(["Efter"]);
  });

  test("what was shared just now is found at once where it is known, and by others within 30 seconds", async () => {
    const documents = await store(aShared("Første"));
    await look(asker(documents));
    const late = aShared("Anden");
    await documents.write("theme", late, late);
    expect(await titles(documents, "anden")).toEqual([]);
    renew(asker(documents));
    expect(await titles(documents, "anden")).toEqual(["Anden"]);
  });

  test("a changed theme is found by its new words only, and one that comes back is found again", async () => {
    const theme = aShared("Gammelt navn");
    const documents = await store(theme);
    expect(await titles(documents, "gammelt")).toEqual(["Gammelt navn"]);
    const { sharing } = theme;
    const renamed = { ...theme, sharing: { ...sharing, shown: { ...sharing.shown, title: "Friskt" } } };
    for (const [next, gammelt, friskt] of [
      [renamed, [], ["Friskt"]],
      [withdrawn(renamed), [], []],
      [renamed, [], ["Friskt"]],
    ] as const) {
      await changed(documents, theme, next);
      renew(asker(documents));
      expect(await titles(documents, "gammelt")).toEqual(gammelt);
      expect(await titles(documents, "friskt")).toEqual(friskt);
    }
  });

  test("while a long catalogue is read, others get their turn", async () => {
    const documents = await store(...Array.from({ length: 60 }, (_, n) => aShared(`Tema ${n}`)));
    let turns = 0;
    const count = () => void (turns++, (waiting = setImmediate(count)));
    let waiting = setImmediate(count);
    await look(asker(documents));
    clearImmediate(waiting);
    expect(turns).toBeGreaterThan(5);
  });

  test("those who look at the same time share the making of the catalogue", async () => {
    const documents = await store(aShared("Et"));
    await Promise.all(Array.from({ length: 10 }, () => look(asker(documents))));
    expect(documents.calls.list).toBe(3);
  });

  test("a catalogue that could not be made is not kept", async () => {
    const real = await store(aShared("Et"));
    let broken = true;
    const documents: Documents = {
      ...real,
      list: (kind, tenantId, filter) => {
        if (broken) throw new Error("nej");
        return real.list(kind, tenantId, filter);
      },
    };
    await expect(look(asker(documents))).rejects.toThrow("nej");
    broken = false;
    expect((await look(asker(documents))).total).toBe(1);
  });
});
