import type { Card } from "../../src/cards/card.js";
import { digestCard } from "../../src/meetings/digest/digest-card.js";
import type { Overview } from "../../src/meetings/digest/gathering.js";
import { leadCard } from "../../src/meetings/letters/lead-cards.js";
import { nudgeCard } from "../../src/meetings/letters/nudge-card.js";
import { settingsCard, wishesOf } from "../../src/meetings/quiet/settings-card.js";
import { leads } from "../../src/meetings/when.js";
import type { Text } from "../../src/text/text.js";
import { nasty } from "../themes/samples.js";
import { aLetter, aPerson, reminded } from "./letter-scene.js";
import { aad, anActiveNetwork, now } from "./samples.js";

const long = `${nasty} `.repeat(60);
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
    const meeting = reminded({ place: words, agenda: [{ id: "i", words, suggestedBy }] });
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
    const over = { ...meet, meeting: reminded({ place: words, state: "cancelled" }) };
    yield [`nudge over ${kind}`, nudgeCard(over, aad("colleague"), text, now)];
    const networks = Array.from({ length: 50 }, (_, n) => ({ ...network, id: `network-${n}` }));
    const person = aPerson("colleague", {
      quiet: { from: "20:00", until: "07:30" },
      muted: networks.map(({ id }) => id),
      digest: { weekday: 3, time: "10:00" },
    });
    yield [`quiet ${kind}`, settingsCard(wishesOf(person, networks), networks, true, text, notices)];
    yield [`quiet none ${kind}`, settingsCard(wishesOf(undefined, []), [], false, text)];
    for (const [many, count] of [
      ["few", 1],
      ["many", 30],
    ] as const)
      yield [`digest ${many} ${kind}`, digestCard(anOverview(words, count, { meeting, network }), text, now)];
  }
}

function anOverview(words: string, count: number, meet: Overview["meetings"][number]): Overview {
  const times = <T>(one: T): T[] => Array.from({ length: count }, () => one);
  const action = { id: "a", words, ownerName: words, meetingId: "m" };
  return {
    meetings: [
      ...times(meet),
      ...(["yes", "maybe", "no"] as const).flatMap((reply) => times({ ...meet, reply })),
    ],
    actions: [...times(action), { ...action, by: "2027-01-08" }],
    waits: count,
    write: times(meet.meeting),
    approve: times(meet.meeting),
    from: meet.network,
  };
}
