import type { Card } from "../../src/cards/card.js";
import type { Calendar, Draft, PlanWords, Series } from "../../src/meetings/calendar.js";
import { moveCard } from "../../src/meetings/planning/changing.js";
import { blankInputs, inputsOf } from "../../src/meetings/planning/form.js";
import { planFormCard } from "../../src/meetings/planning/form-cards.js";
import { itemCard } from "../../src/meetings/planning/items.js";
import type { Coming } from "../../src/meetings/answering/own-answer.js";
import { meetingsCard, myMeetingsCard } from "../../src/meetings/planning/list-cards.js";
import { deskCard } from "../../src/meetings/planning/meeting-desk.js";
import { previewCard } from "../../src/meetings/planning/preview-card.js";
import { seriesCard } from "../../src/meetings/planning/series-card.js";
import { settingsCard, theirsIn } from "../../src/meetings/planning/settings.js";
import { seenIn } from "../../src/meetings/planning/settings-merge.js";
import { nextSlots, whenOn } from "../../src/meetings/planning/times.js";
import { itemLimit, type Meeting } from "../../src/meetings/meeting.js";
import { leads, type Pattern } from "../../src/meetings/when.js";
import type { Network } from "../../src/networks/network.js";
import type { Text } from "../../src/text/text.js";
import { nasty } from "../themes/samples.js";
import { aad, aCalendar, aMeeting, aMember, anActiveNetwork, now } from "./samples.js";

const notices = [{ style: "attention", text: "⚠ Noget" }] as const;
const channel = {
  channelId: "19:c",
  channelName: "General",
  teamName: "Sundhed",
  serviceUrl: "https://example.org",
  bot: { id: "28:bot", name: "Netværkssmeden" },
};
/** In winter holidays, which the municipality has set. */
const settings = { schoolHolidays: [{ from: "2027-02-15", until: "2027-02-19" }] };

export const patterns: readonly Pattern[] = [
  { every: "week", interval: 1, weekday: 3 },
  { every: "week", interval: 5, weekday: 7 },
  { every: "month", interval: 3, nth: 1, weekday: 3 },
  { every: "month", interval: 2, nth: -1, weekday: 5 },
  { every: "month", interval: 1, date: 31 },
];

export const aPlan = (fields: Partial<PlanWords> = {}): PlanWords => ({
  day: "2027-01-06",
  time: "13:00",
  minutes: 120,
  place: "Rådhuset, lokale 2.14",
  link: "",
  agenda: ["Siden sidst", "Hvad ved hjemmeplejen?"],
  fromTheme: [],
  ...fields,
});

export const aSeries = (fields: Partial<Series> = {}): Series => ({
  id: "series-1",
  pattern: { every: "month", interval: 3, nth: 1, weekday: 3 },
  time: "13:00",
  minutes: 120,
  from: "2027-01-06",
  place: "Rådhuset",
  link: "",
  plannedBy: aad("employee"),
  createdAt: now,
  ...fields,
});

export const aDraft = (words: PlanWords): Draft => ({ id: "draft-1", by: aad("employee"), words });

interface Written {
  readonly network: Network;
  readonly calendar: Calendar;
  readonly meeting: Meeting;
  readonly plan: PlanWords;
}

/** Everything called what nobody should be called, in as many places as there may be. */
function written(words: string, count: number): Written {
  const line = words.length > 200 ? nasty : words;
  const many = Array.from({ length: count }, (_, n) => n);
  const network = anActiveNetwork({
    texts: { title: words },
    members: [
      aMember("employee", { duty: "lead", name: words }),
      ...many.map((n) => aMember(`colleague-${n}`, { name: words })),
    ],
  });
  const calendar = aCalendar({
    standing: many.map(() => line),
    leads,
    series: [aSeries({ place: line }), aSeries({ id: "series-2", endedAt: now })],
  });
  const meeting = aMeeting({
    place: line,
    agenda: many.map((n) => ({
      id: `i${n}`,
      words: line,
      preparedBy: line,
      suggestedBy: { personId: aad("colleague"), name: words },
    })),
    openActions: many.map((n) => ({ id: `a${n}`, words, owner: words })),
  });
  const plan = aPlan({
    place: line,
    agenda: many.map(() => line),
    link: `https://example.org/${"x".repeat(900)}`,
  });
  return { network, calendar, meeting, plan };
}

/** Every card of planning, in every state. */
export function* planningCards(text: Text): Generator<[name: string, card: Card]> {
  for (const [kind, words, count] of [
    ["nasty", nasty, 2],
    ["nasty long", `${nasty} `.repeat(60), itemLimit],
    ["plain", "Lyset i vinduet", 3],
    ["empty", "", 0],
  ] as const) {
    const all = written(words, count);
    for (const [what, card] of cardsOf(all, words, text)) yield [`planning ${what} ${kind}`, card];
  }
}

function* cardsOf(
  { network, calendar, meeting, plan }: Written,
  words: string,
  text: Text,
): Generator<[string, Card]> {
  const questions = [1, 2, 3].map((n) => ({ key: `q-${n}`, words: `${words} ?` }));
  const blank = { inputs: blankInputs(calendar), questions: [], begun: "none" as const };
  yield ["form blank", planFormCard(network, blank, text)];
  yield ["form anew", planFormCard(network, { ...blank, begun: "aside" }, text)];
  for (const pattern of patterns) {
    const series = { ...plan, pattern, day: "2027-02-17" };
    const inputs = { ...inputsOf(series, questions), saying: words };
    const what = JSON.stringify(pattern);
    yield [`form ${what}`, planFormCard(network, { inputs, questions, begun: "shown", notices }, text)];
    yield [
      `preview ${what}`,
      previewOf({ network, calendar, plan: { ...series, until: "2029-01-01" } }, text),
    ];
    const withChannel = { ...network, channel };
    yield [`preview channel ${what}`, previewOf({ network: withChannel, calendar, plan: series }, text)];
    const own = { ...aSeries({ pattern }), place: plan.place };
    const days = nextSlots(own, calendar.zone, now).map((slot) => whenOn(own, slot, calendar.zone));
    for (const where of ["channel", "private"] as const)
      for (const series of [own, { ...own, endedAt: now }])
        yield [`series ${where} ${what}`, seriesCard({ network, series, days }, where, text, now)];
  }
  yield ["preview one", previewOf({ network, calendar, plan: { ...plan, day: "2027-03-25" } }, text)];
  yield* listsOf({ network, calendar, meeting, plan }, text);
  for (const state of ["planned", "cancelled", "over"] as const)
    for (const seriesId of [undefined, "series-1"])
      yield [
        `desk ${state} ${seriesId ?? ""}`,
        deskCard(
          { network, meeting: { ...meeting, state, ...(seriesId ? { seriesId } : {}) } },
          settings,
          text,
          now,
          notices,
        ),
      ];
  const when = { day: "2027-01-06", time: "13:00", minutes: "75", place: words, link: words };
  yield ["move", moveCard({ network, meeting }, when, text, now, { notices, warned: when.day })];
  yield [
    "move one of a series",
    moveCard({ network, meeting: { ...meeting, seriesId: "s" } }, when, text, now),
  ];
  yield [
    "item new",
    itemCard({ network, meeting }, "", { words, preparedBy: words }, text, now, { notices }),
  ];
  const theirs = [meeting.place, meeting.place];
  for (const { id } of meeting.agenda)
    yield [
      `item ${id}`,
      itemCard({ network, meeting }, id, { words, preparedBy: words }, text, now, { theirs }),
    ];
  const inputs = { leads: leads.join(","), zone: "America/Nuuk", standing: words, taker: "" };
  const form = { inputs, seen: seenIn(inputs) };
  yield ["settings", settingsCard(network, form, text, notices)];
  const lines = meeting.agenda.map((item) => item.words);
  const stored = { ...inputs, leads: "", standing: lines.join("\n") };
  const framed = theirsIn(stored, ["leads", "zone", "standing", "taker"], network, text);
  yield ["settings overtaken", settingsCard(network, { ...form, theirs: framed }, text, notices)];
}

const previewOf = (
  { network, calendar, plan }: Pick<Written, "network" | "calendar" | "plan">,
  text: Text,
): Card =>
  previewCard({ network, calendar, draft: aDraft(plan), settings, coming: [aMeeting()] }, text, now, notices);

function* listsOf({ network, calendar, meeting }: Written, text: Text): Generator<[string, Card]> {
  const meetings = Array.from({ length: 12 }, (_, n) => ({
    ...meeting,
    id: `meeting-${n}`,
    state: (["planned", "cancelled", "over"] as const)[n % 3] ?? "planned",
  }));
  for (const page of [0, 1, 9])
    for (const mayPlan of [true, false])
      yield [
        `list ${page} ${mayPlan}`,
        meetingsCard(
          network,
          { meetings, calendar, page, mayPlan, undoSeries: page === 0 ? "series-2" : "", settings },
          text,
          now,
          notices,
        ),
      ];
  for (const mayPlan of [true, false])
    yield [
      `list none ${mayPlan}`,
      meetingsCard(
        network,
        { meetings: [], calendar, page: 0, mayPlan, undoSeries: "", settings },
        text,
        now,
      ),
    ];
  const replies = ["yes", "maybe", "no", undefined] as const;
  const meets = meetings.map((one, n): Coming => {
    const reply = replies[n % replies.length];
    return { meeting: one, network, ...(reply ? { reply, isEarlier: n > 5 } : {}) };
  });
  yield ["mine none", myMeetingsCard({ meets: [], page: 0 }, text, now)];
  for (const page of [0, 1]) yield [`mine ${page}`, myMeetingsCard({ meets, page }, text, now)];
}
