import type { Card } from "../../src/cards/card.js";
import { digestCard } from "../../src/meetings/digest/digest-card.js";
import type { Overview } from "../../src/meetings/digest/gathering.js";
import { foldedCard } from "../../src/meetings/letters/folded-card.js";
import { leadCard } from "../../src/meetings/letters/lead-cards.js";
import { nudgeCard } from "../../src/meetings/letters/nudge-card.js";
import { morningCard } from "../../src/meetings/quiet/morning-card.js";
import type { MissedMeeting } from "../../src/meetings/quiet/morning.js";
import { settingsCard, wishesOf } from "../../src/meetings/quiet/settings-card.js";
import { leads } from "../../src/meetings/when.js";
import type { Text } from "../../src/text/text.js";
import { after, minute } from "../../src/time.js";
import { nasty } from "../themes/samples.js";
import { aLetter, aPerson, reminded } from "./letter-scene.js";
import { aad, anActiveNetwork, now } from "./samples.js";

const long = `${nasty} `.repeat(60);
const place = { conversationId: "thread", activityId: "card", serviceUrl: "http://127.0.0.1:1" };
const notices = [{ style: "good", text: "✓ Gemt." }] as const;

/** What is told of meetings besides the meeting's own card, over every way of writing. */
export function* meetingLetterCards(text: Text): Generator<[name: string, card: Card]> {
  for (const [kind, words] of [
    ["nasty", nasty],
    ["nasty long", long],
    ["plain", "Lyset i vinduet"],
    ["empty", ""],
  ] as const) {
    const network = anActiveNetwork({ texts: { title: words } });
    const suggestedBy = { personId: aad("colleague"), name: words };
    const openActions = [{ id: "a", words, owner: words }];
    const agenda = [{ id: "i", words, suggestedBy }];
    const meeting = reminded({ place: words, link: words, agenda, openActions });
    const online = reminded({ link: "https://teams.example/1" });
    const meet = { meeting, network };
    for (const lead of [undefined, ...leads])
      yield [
        `missed ${lead ?? "first"} ${kind}`,
        leadCard(meet, { ...aLetter("missed", lead ? { lead } : {}), kind: "missed" }, text, now),
      ];
    yield [`unreached ${kind}`, leadCard(meet, { ...aLetter("unreached"), kind: "unreached" }, text, now)];
    for (const item of ["i", "gone"])
      yield [
        `suggested ${item} ${kind}`,
        leadCard(meet, { ...aLetter("suggested", { item }), kind: "suggested" }, text, now),
      ];
    for (const isMuted of [false, true])
      for (const who of ["colleague", "stranger"])
        yield [
          `nudge ${who} ${isMuted} ${kind}`,
          nudgeCard(meet, aad(who), text, now, { notices: isMuted ? notices : [], isMuted }),
        ];
    for (const shows of [undefined, "reminder", "change", "minutes"] as const)
      for (const when of [undefined, meeting.when])
        yield [
          `folded ${shows ?? "meeting"} ${when ? "at" : "some time"} ${kind}`,
          foldedCard(meet, { ...place, ...(shows ? { shows } : {}), ...(when ? { when } : {}) }, text, now),
        ];
    const over = { ...meet, meeting: reminded({ place: words, state: "cancelled" }) };
    yield [`nudge online ${kind}`, nudgeCard({ network, meeting: online }, aad("colleague"), text, now)];
    yield [`nudge over ${kind}`, nudgeCard(over, aad("colleague"), text, now)];
    const networks = Array.from({ length: 50 }, (_, n) => ({ ...network, id: `network-${n}` }));
    const person = aPerson("colleague", {
      quiet: { from: "20:00", until: "07:30" },
      muted: networks.map(({ id }) => id),
      digest: { weekday: 3, time: "10:00" },
    });
    const shown = { hasQuiet: true, notices };
    yield [`quiet ${kind}`, settingsCard(wishesOf(person, networks), networks, shown, text)];
    const off = { hasQuiet: false, wasQuiet: { from: "22:00", until: "07:00" }, notices };
    const skips = { ...person, skipsMorning: true as const };
    yield [`quiet ungathered ${kind}`, settingsCard(wishesOf(skips, networks), networks, off, text)];
    for (const [state, missed] of missedMeetings(words, { meeting, network }))
      yield [`morning ${state} ${kind}`, morningCard(missed, text, now)];
    yield [`quiet none ${kind}`, settingsCard(wishesOf(undefined, []), [], { hasQuiet: false }, text)];
    for (const [many, count] of [
      ["few", 1],
      ["many", 30],
    ] as const)
      yield [`digest ${many} ${kind}`, digestCard(anOverview(words, count, { meeting, network }), text, now)];
  }
}

/** What was missed, in every state it can be in by the morning, and more than there is room for. */
function* missedMeetings(
  place: string,
  meet: Overview["meetings"][number],
): Generator<[state: string, missed: readonly MissedMeeting[]]> {
  const still = { ...meet, isMoved: false };
  for (const reply of [undefined, "yes", "maybe", "no"] as const)
    for (const isMoved of [false, true])
      yield [
        `${reply ?? "unanswered"} ${isMoved}`,
        [{ ...meet, isMoved, ...(reply ? { reply, isEarlier: isMoved } : {}) }],
      ];
  for (const state of ["cancelled", "over"] as const)
    yield [state, [{ ...still, meeting: reminded({ place, state }) }]];
  const startsAt = after(now, -minute);
  yield ["now", [{ ...still, meeting: { ...meet.meeting, startsAt } }]];
  for (const count of [5, 6, 50]) yield [`${count}`, Array.from({ length: count }, () => still)];
}

function anOverview(words: string, count: number, meet: Overview["meetings"][number]): Overview {
  const times = <T>(one: T): T[] => Array.from({ length: count }, () => one);
  const action = { id: "a", words, ownerName: words, meetingId: "m" };
  return {
    meetings: [
      ...times(meet),
      ...(["yes", "maybe", "no"] as const).flatMap((reply) => times({ ...meet, reply })),
      { ...meet, reply: "yes", isEarlier: true },
    ],
    actions: [...times(action), { ...action, by: "2027-01-08" }],
    waits: count,
    write: times(meet.meeting),
    approve: times(meet.meeting),
    from: meet.network,
  };
}
