import { describe, expect, test } from "vitest";
import { meetingCard, type CardOptions, type Viewer } from "../../src/meetings/card.js";
import type { Meeting } from "../../src/meetings/meeting.js";
import { paintedMeeting } from "../../src/meetings/painting.js";
import type { Network } from "../../src/networks/network.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { texts } from "../../src/text/text.js";
import type { Instant } from "../../src/time.js";
import { buttonsOf, elements, wordsOf } from "../support/cards.js";
import { meetingCards } from "./card-samples.js";
import { aad, aMeeting, aMember, anActiveNetwork, now } from "./samples.js";

const eve = "2027-01-05T12:00:00.000Z";
const during = "2027-01-06T12:30:00.000Z";
const afterwards = "2027-01-06T14:00:00.000Z";

interface Given {
  readonly meeting?: Partial<Meeting>;
  readonly network?: Partial<Network>;
  readonly viewer?: Viewer;
  readonly at?: Instant;
  readonly options?: CardOptions;
  readonly text?: (typeof texts)["da"];
}

function drawn({
  meeting = {},
  network = {},
  viewer = "channel",
  at = now,
  options = {},
  text = texts.da,
}: Given) {
  const meet = { meeting: aMeeting(meeting), network: anActiveNetwork(network) };
  const card = meetingCard(meet, viewer, text, at, options);
  return {
    words: wordsOf(card),
    said: wordsOf(card).join(" | "),
    buttons: buttonsOf(card).map(({ verb }) => verb),
  };
}

const privately = (name: string): Viewer => ({ personId: aad(name) });
const everyone = ["meeting.yes", "meeting.no", "meeting.maybe", "meeting.suggest", "meeting.calendar"];

test("the channel sees when, where, what about, and who comes as figures", () => {
  const { words, buttons } = drawn({});
  expect(words.slice(0, 5)).toEqual([
    "JAN",
    "6",
    "Onsdag den 6. januar 2027 kl. 13.00–15.00",
    "Lyset i vinduet",
    "Rådhuset, lokale 2.14",
  ]);
  expect(words.slice(5)).toEqual([
    "Dagsorden",
    ...["1. ", "Siden sidst"],
    ...["2. ", "Hvad ved hjemmeplejen, som vi andre ikke ved?", " (forberedes af Anne)"],
    "Ingen har svaret endnu",
  ]);
  expect(buttons).toEqual(everyone);
});

test("in English it says the same", () => {
  const { said } = drawn({ text: texts.en });
  expect(said).toContain("Wednesday 6 January 2027");
  expect(said).toContain("13:00–15:00");
  expect(said).toContain("prepared by Anne");
});

test("a reminder says that it is tomorrow, with the date; a card that stands says the date alone", () => {
  const options = { headline: "reminder" } as const;
  expect(drawn({ at: eve, options }).said).toContain(
    "Påmindelse | I morgen, onsdag den 6. januar kl. 13.00–15.00",
  );
  expect(drawn({ at: "2027-01-06T07:00:00.000Z", options }).said).toContain("I dag, onsdag den 6. januar");
  expect(drawn({ at: eve }).said).not.toContain("I morgen");
});

test("figures count members who are in and guests by their last answer, and nobody else", () => {
  const attendance = [
    { memberId: `p-${aad("employee")}`, reply: "yes", at: now },
    { memberId: `p-${aad("colleague")}`, reply: "no", at: now, reason: "Ferie" },
    { memberId: `p-${aad("gone")}`, reply: "yes", at: now },
    { memberId: "g1", reply: "maybe", at: now },
  ] as const;
  const members = [
    aMember("employee", { duty: "lead" }),
    aMember("colleague"),
    aMember("gone", { standing: "left" }),
    aMember("asked", { standing: "invited" }),
    aMember("silent"),
  ];
  const { said } = drawn({
    meeting: { attendance, guests: [{ id: "g1", name: "Gæst" }] },
    network: { members },
  });
  expect(said).toContain("1 kommer · 1 måske · 1 kan ikke · 1 har ikke svaret");
  expect(said).not.toContain("Ferie");
});

test("privately it says one's own answer, and offers the others and the way back", () => {
  const attendance = [{ memberId: `p-${aad("colleague")}`, reply: "yes", at: now }] as const;
  const own = drawn({ meeting: { attendance }, viewer: privately("colleague") });
  expect(own.said).toContain("Dit svar: Jeg kommer");
  expect(own.buttons).toEqual([
    "meeting.no",
    "meeting.maybe",
    "meeting.suggest",
    "meeting.calendar",
    "meetings.open",
  ]);
  expect(drawn({ meeting: { attendance }, viewer: privately("employee") }).said).not.toContain("Dit svar");
});

test("those who lead find who comes and the way to change it, privately alone", () => {
  expect(drawn({ viewer: privately("employee") }).buttons).toEqual(
    expect.arrayContaining(["meeting.who", "meeting.desk"]),
  );
  for (const viewer of ["channel", privately("colleague")] as const) {
    const { buttons } = drawn({ viewer });
    expect(buttons).not.toContain("meeting.who");
    expect(buttons).not.toContain("meeting.desk");
  }
});

test("who suggested an item, and who owns an action, stands for those inside and not in the channel", () => {
  const meeting: Partial<Meeting> = {
    agenda: [{ id: "i", words: "Puljen", suggestedBy: { personId: aad("colleague"), name: "Bo" } }],
    openActions: [{ id: "a", words: "Ring til kommunen", owner: "Carla" }],
  };
  const inside = drawn({ meeting, viewer: privately("employee") }).said;
  expect(inside).toContain("Puljen |  (foreslået af Bo)");
  expect(inside).toContain("Ring til kommunen |  (Carla)");
  for (const viewer of ["channel", privately("stranger")] as const) {
    const { said } = drawn({ meeting, viewer });
    expect(said).toContain("Puljen");
    expect(said).toContain("Ring til kommunen");
    expect(said).not.toMatch(/Bo|Carla/);
  }
});

test("open actions come before the agenda, a few of them and then their number", () => {
  const openActions = Array.from({ length: 8 }, (_, n) => ({ id: `a${n}`, words: `Opgave ${n}`, owner: "" }));
  const { said, words } = drawn({ meeting: { openActions } });
  expect(said).toContain("Og 2 opgaver til.");
  expect(words.indexOf("Opgave 0")).toBeLessThan(words.indexOf("Siden sidst"));
  expect(said).not.toContain("Opgave 6");
});

describe("what has come of it", () => {
  const minutes = { state: "asked" } as NonNullable<Meeting["minutes"]>;
  const states: [string, Given, string, string[]][] = [
    ["going on", { at: during }, "Mødet er i gang", everyone.filter((verb) => verb !== "meeting.suggest")],
    ["over", { meeting: { state: "over" }, at: afterwards }, "Mødet er holdt", []],
    ["over before the clock came by", { at: afterwards }, "Mødet er holdt", []],
    ["cancelled", { meeting: { state: "cancelled" } }, "Mødet er aflyst", ["meeting.calendar"]],
    [
      "cancelled, and over",
      { meeting: { state: "cancelled" }, at: afterwards },
      "Mødet er aflyst",
      ["meeting.calendar"],
    ],
    ["network closed", { network: { state: "closed" } }, "Netværket er ikke i gang længere", []],
    [
      "never held, because the network was closed then",
      { meeting: { state: "over" }, network: { state: "closed" }, at: afterwards },
      "så mødet holdes ikke",
      [],
    ],
    [
      "held, and the network closed since",
      { meeting: { state: "over", minutes }, network: { state: "closed" }, at: afterwards },
      "Mødet er holdt",
      [],
    ],
  ];
  test.each(states)("%s", (_, given, said, buttons) => {
    const shown = drawn(given);
    expect(shown.said).toContain(said);
    expect(shown.buttons).toEqual(buttons);
  });

  test("with minutes, those inside read them", () => {
    const minutes = { state: "posted" } as NonNullable<Meeting["minutes"]>;
    const meeting = { state: "over", minutes } as const;
    expect(drawn({ meeting, viewer: privately("colleague") }).buttons).toContain("minutes.read");
    expect(drawn({ meeting: { state: "over" }, viewer: privately("colleague") }).buttons).not.toContain(
      "minutes.read",
    );
  });

  test("a change says so", () => {
    expect(drawn({ options: { headline: "moved" } }).said).toContain("Mødet er ændret");
    expect(drawn({ options: { headline: "late" } }).said).toContain("senere end planlagt");
    expect(drawn({ meeting: { sequence: 1 } }).said).toContain("så tryk »Til min kalender« igen");
    expect(drawn({}).said).not.toContain("igen");
  });
});

test("only a web address by https is a button, and every address can be read", () => {
  const addresses = (link: string) => {
    const meet = { meeting: aMeeting({ link }), network: anActiveNetwork() };
    const card = meetingCard(meet, "channel", texts.da, now);
    expect(wordsOf(card).join(" ")).toContain(link);
    return [...elements(card)].flatMap(({ type, url }) => (type === "Action.OpenUrl" ? [url] : []));
  };
  expect(addresses("https://teams.example/l/1")).toEqual(["https://teams.example/l/1"]);
  for (const link of ["http://teams.example", "javascript:alert(1)", "https://", "ring 12 34 56 78"])
    expect(addresses(link), link).toEqual([]);
});

test("what is over, cancelled or not to be held is joined by nobody", () => {
  const joins = (state: Meeting["state"], network: Partial<Network> = {}) => {
    const meet = {
      meeting: aMeeting({ state, link: "https://teams.example/1" }),
      network: anActiveNetwork(network),
    };
    const card = meetingCard(meet, "channel", texts.da, now);
    return [...elements(card)].some(({ type }) => type === "Action.OpenUrl");
  };
  expect([joins("planned"), joins("over"), joins("cancelled")]).toEqual([true, false, false]);
  expect(joins("planned", { state: "closed" })).toBe(false);
});

test("every sample stays below 28 KB, and has six buttons at most, one of them first", () => {
  for (const text of Object.values(texts))
    for (const [name, card] of meetingCards(text)) {
      expect(Buffer.byteLength(JSON.stringify(card)), name).toBeLessThan(28_000);
      expect(card.actions?.length ?? 0, name).toBeLessThanOrEqual(6);
      const first = [...elements(card)].filter(
        ({ style, type }) => type === "Action.Execute" && style === "positive",
      );
      expect(first.length, name).toBeLessThanOrEqual(1);
    }
});

test("every card of a meeting that stands in a channel is painted in the network's language, none without one", async () => {
  const documents = openEmbedded(":memory:");
  const at = (activityId: string) => ({
    conversationId: "19:c;messageid=1",
    activityId,
    serviceUrl: "http://teams/",
  });
  const meeting = aMeeting({ cards: [at("a1"), at("a2")] });
  const network = anActiveNetwork({ language: "en" });
  expect(await paintedMeeting(documents, meeting, now)).toEqual([]);
  await documents.write("meeting", meeting, meeting);
  expect(await paintedMeeting(documents, meeting, now)).toEqual([]);
  await documents.write("network", network, network);
  const painted = await paintedMeeting(documents, meeting, now);
  expect(painted.map(({ activityId }) => activityId)).toEqual(["a1", "a2"]);
  expect(painted[0]).toMatchObject({
    to: { conversationId: "19:c;messageid=1", serviceUrl: "http://teams/", bot: network.bot, language: "en" },
    card: { lang: "en" },
  });
  await documents.close();
});
