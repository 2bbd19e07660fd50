import { afterEach, expect, test } from "vitest";
import { verbs } from "../../src/app.js";
import { themeQuestions } from "../../src/themes/questions.js";
import { aChat, closeChats } from "../support/chat.js";
import { saved } from "../support/saved.js";

afterEach(closeChats);

test.each(Object.keys(verbs))(
  "nobody can use %s on another person's theme, or across tenants",
  async (verb) => {
    const chat = await aChat();
    const employee = chat.with("employee");
    await employee.says("nyt tema", "Hemmeligheden", "Mange falder igennem");
    const before = await saved(employee);
    const strangers = [chat.with("stranger"), chat.with("employee", "22222222-2222-4222-8222-222222222222")];
    for (const stranger of strangers) {
      for (const { id: question } of themeQuestions) {
        const data = {
          themeId: before[0]?.id,
          question,
          wonder: "x",
          why: "x",
          title: "x",
          page: 0,
          language: "da",
        };
        await stranger.sends(stranger.invoke(verb, data));
      }
      const seen = JSON.stringify([stranger.transcript, stranger.lastInvoke]);
      if (verb === "theme.new") continue;
      expect(seen).not.toContain("Hemmeligheden");
      expect(seen).not.toContain("Mange falder igennem");
    }
    expect(await saved(employee)).toEqual(before);
  },
);

/** Buttons that need no data: they begin something, or show the person's own lists. */
const asksNothing = [
  "theme.new",
  "themes.list",
  "people.help",
  "form.close",
  "found.open",
  "found.search",
  "networks.open",
  "networks.search",
  "networks.mine",
  "networks.waiting",
  "actions.mine",
  "quiet.open",
  "digest.actions",
  "quiet.off",
];

test.each([
  undefined,
  null,
  7,
  "x",
  {},
  { themeId: 5 },
  { themeId: "x", question: "nope" },
  { page: -1 },
  { language: "fr" },
])("a forged click with %j changes nothing and gets an answer", async (data) => {
  const employee = (await aChat()).with("employee");
  await employee.says("nyt tema", "Ensomhed");
  const before = await saved(employee);
  for (const verb of Object.keys(verbs).filter((known) => !asksNothing.includes(known))) {
    await employee.sends(employee.invoke(verb, data));
    expect(employee.lastInvoke, verb).toMatchObject({ statusCode: 200, value: expect.anything() as unknown });
    expect(JSON.stringify(employee.lastInvoke?.value), verb).toMatch(
      /Den knap kender jeg ikke|findes ikke mere|findes ikke her|Mine temaer/,
    );
  }
  await employee.sends(employee.invoke("constructor", data));
  expect(employee.lastInvoke?.value).toContain("Den knap kender jeg ikke");
  expect(await saved(employee)).toEqual(before);
});

test("the bot speaks the stored choice, then the activity's locale, then Danish", async () => {
  const english = (await aChat({ locale: "en-GB" })).with("employee");
  await english.says("hello");
  expect(english.transcript.at(-1)).toContain("Hello! I am Netværkssmeden");
  await english.clicks("På dansk");
  expect(english.transcript.at(-1)).toBe("Fremover skriver jeg på dansk.");
  await english.says("new theme");
  expect(english.transcript.at(-1)).toContain("Hvad er dit netværkstema?");
  const german = (await aChat({ locale: "de-DE" })).with("employee");
  await german.says("hej");
  expect(german.transcript.at(-1)).toContain("Hej! Jeg er Netværkssmeden.");
});

test("sprog lets the person choose, and the open question comes again in the new language", async () => {
  const employee = (await aChat()).with("employee");
  await employee.says("nyt tema", "Ensomhed", "sprog");
  await employee.clicks("English");
  expect(employee.transcript.slice(-2)).toEqual([
    "From now on I write in English.",
    expect.stringContaining("What do you wonder about?") as string,
  ]);
  expect(
    employee.posts.filter((post) =>
      employee.buttons(post).some((title) => ["Næste", "Next"].includes(title)),
    ),
  ).toHaveLength(1);
  await employee.says("sprog dansk");
  expect(employee.transcript.at(-2)).toBe("Fremover skriver jeg på dansk.");
});

test.each([
  ["an emoji", { text: "👍" }, "Jeg kan kun gemme ord."],
  ["an empty message", { text: "" }, "Din besked var tom."],
  [
    "a picture",
    { text: "", attachments: [{ contentType: "image/png", contentUrl: "x" }] },
    "Jeg kan ikke gemme filer og billeder.",
  ],
  [
    "a voice message",
    { text: "", attachments: [{ contentType: "audio/mp4", contentUrl: "x" }] },
    "Jeg kan desværre ikke lytte.",
  ],
])("%s gets a kind sentence, and nothing is lost", async (_what, fields, sentence) => {
  const employee = (await aChat()).with("employee");
  await employee.says("nyt tema", "Ensomhed", "Mange");
  const before = await saved(employee);
  await employee.sends(employee.activity({ type: "message", ...fields }));
  expect(employee.transcript.at(-1)).toContain(sentence);
  expect(await saved(employee)).toEqual(before);
});

test("a reaction gets a kind sentence; words with a file are saved and the file is said to be left out", async () => {
  const employee = (await aChat()).with("employee");
  await employee.says("nyt tema", "Ensomhed");
  await employee.sends(employee.activity({ type: "messageReaction", reactionsAdded: [{ type: "like" }] }));
  expect(employee.transcript.at(-1)).toContain("Tak for din reaktion!");
  await employee.sends(
    employee.message("Mange falder igennem", {
      attachments: [{ contentType: "image/png", contentUrl: "x" }],
    }),
  );
  expect(employee.transcript.at(-2)).toBe("Din tekst er gemt. Filen eller billedet har jeg ikke gemt.");
  expect((await saved(employee))[0]?.interview.answers).toMatchObject({ wonder: "Mange falder igennem" });
});

test("words that nothing is open for are not said to be saved", async () => {
  const employee = (await aChat()).with("employee");
  await employee.says("Jeg har en tanke om ensomhed");
  expect(employee.transcript.at(-1)).toContain("din besked er ikke gemt som svar");
  expect(employee.buttons()).toContain("Nyt tema");
  await employee.says("nyt tema", "Ensomhed", ...Array<string>(7).fill("spring over"), "en eftertanke");
  expect(employee.transcript.at(-1)).toContain(
    "Alle spørgsmål er gennemgået, så din besked er ikke gemt som svar.",
  );
});

test.each([
  "tak",
  "hej",
  "hjælp",
  "tilbage",
  "spring over",
  "eksempel",
  "fortryd",
  "stop",
  "fortsæt",
  "mine temaer",
  "vis tema",
  "udfyld alt",
])("»%s« is answered at any time, also when nothing is open", async (words) => {
  const employee = (await aChat()).with("employee");
  await employee.says(words);
  expect(employee.transcript).toHaveLength(1);
  expect(employee.transcript[0]).toMatch(/\p{L}/u);
  expect(await saved(employee)).toEqual([]);
});
