import type { Card } from "../../src/cards/card.js";
import { reasonCard, suggestCard } from "../../src/meetings/answering/form-cards.js";
import { guestCard, markCard, whoCard } from "../../src/meetings/answering/who-card.js";
import { meetingCard } from "../../src/meetings/card.js";
import type { Meet } from "../../src/meetings/desk.js";
import { replies, type Meeting } from "../../src/meetings/meeting.js";
import type { Network } from "../../src/networks/network.js";
import type { Text } from "../../src/text/text.js";
import { nasty } from "../themes/samples.js";
import { aad, aMeeting, aMember, anActiveNetwork, now, when } from "./samples.js";

const notices = [{ style: "attention", text: "⚠ Noget" }] as const;
const shut = new Set([aad("colleague")]);
const headlines = ["reminder", "late", "moved", "cancelled"] as const;
/** Before, the day before, while it goes on, and after. */
const moments = [now, "2027-01-05T12:00:00.000Z", "2027-01-06T12:30:00.000Z", "2027-01-06T14:00:00.000Z"];

/** Everything on it called what nobody should be called, in as many places as there may be. */
function written(words: string, count: number, fields: Partial<Meeting> = {}): Meeting {
  const many = Array.from({ length: count }, (_, n) => n);
  return aMeeting({
    place: words,
    link: words,
    told: { when: { ...when, day: "2026-12-30" }, place: `${words} før`, link: "", state: "planned" },
    agenda: many.map((n) => ({
      id: `item-${n}`,
      words,
      preparedBy: words,
      suggestedBy: { personId: aad("colleague"), name: words },
    })),
    openActions: many.map((n) => ({ id: `action-${n}`, words, owner: words })),
    guests: many.map((n) => ({ id: `guest-${n}`, name: words })),
    attendance: [
      { memberId: `p-${aad("colleague")}`, reply: "no", at: now, reason: words },
      ...many.map((n) => ({ memberId: `guest-${n}`, reply: replies[n % 3] ?? "yes", at: now })),
    ],
    ...fields,
  });
}

const networkNamed = (words: string, count: number, fields: Partial<Network> = {}): Network =>
  anActiveNetwork({
    texts: { title: words },
    members: [
      aMember("employee", { duty: "lead", name: words }),
      aMember("colleague", { name: words }),
      ...Array.from({ length: count }, (_, n) => outside(`external-${n}`, words)),
    ],
    ...fields,
  });

/** A member without Teams. */
export function outside(id: string, name: string) {
  const { personId, ...member } = aMember(id, { id, name });
  return member;
}

function* meets(): Generator<[name: string, Meet]> {
  const long = `${nasty} `.repeat(60);
  for (const [kind, words, count] of [
    ["nasty", nasty, 2],
    ["nasty long", long, 20],
    ["plain", "Rådhuset", 1],
    ["empty", "", 0],
  ] as const) {
    const network = networkNamed(words, count);
    const minutes = { state: "posted" } as Meeting["minutes"];
    yield [kind, { network, meeting: written(words, count) }];
    if (kind !== "plain") continue;
    const { startsAt, attendance } = written(words, count);
    const earlier = attendance.map((one) => ({ ...one, givenFor: `2026${startsAt.slice(4)}` }));
    yield [
      `${kind} moved`,
      { network, meeting: written(words, count, { sequence: 1, attendance: earlier }) },
    ];
    yield [`${kind} cancelled`, { network, meeting: written(words, count, { state: "cancelled" }) }];
    yield [`${kind} over`, { network, meeting: written(words, count, { state: "over" }) }];
    yield [
      `${kind} with minutes`,
      { network, meeting: written(words, count, { state: "over", ...(minutes ? { minutes } : {}) }) },
    ];
    yield [
      `${kind} online`,
      { network, meeting: written(words, count, { link: "https://teams.example/1" }) },
    ];
    const closed = networkNamed(words, count, { state: "closed" });
    yield [`${kind} closed`, { network: closed, meeting: written(words, count) }];
  }
}

/** The cards of a meeting and of answering it, in every state. */
export function* meetingCards(text: Text): Generator<[name: string, card: Card]> {
  for (const [kind, meet] of meets()) {
    for (const moment of kind === "plain" ? moments : [now])
      for (const viewer of ["channel", ...["employee", "colleague", "stranger"].map(aad)]) {
        const who = viewer === "channel" ? viewer : { personId: viewer };
        yield [`meeting ${kind} ${viewer} ${moment}`, meetingCard(meet, who, text, moment, { notices })];
      }
    for (const headline of headlines)
      yield [
        `meeting ${kind} ${headline}`,
        meetingCard(meet, "channel", text, moments[1] ?? now, { headline }),
      ];
    const revived = written("x", 1, { told: { ...meet.meeting, state: "cancelled" } });
    const headline = "moved";
    yield [
      `meeting ${kind} revived`,
      meetingCard({ ...meet, meeting: revived }, "channel", text, now, { headline }),
    ];
    yield* forms(kind, meet, text);
  }
}

function* forms(kind: string, meet: Meet, text: Text): Generator<[string, Card]> {
  for (const typed of ["", nasty]) {
    yield [`meeting reason ${kind} ${typed.length}`, reasonCard(meet, typed, text, notices)];
    yield [`meeting guest ${kind} ${typed.length}`, guestCard(meet, typed, text, notices)];
    for (const who of ["employee", "colleague"])
      yield [
        `meeting suggest ${kind} ${who} ${typed.length}`,
        suggestCard(meet, aad(who), typed, text, notices),
      ];
  }
  for (const page of [0, 1])
    for (const moment of [now, "2027-01-06T14:00:00.000Z"])
      yield [`meeting who ${kind} ${page} ${moment}`, whoCard(meet, text, moment, { page, notices, shut })];
  const { guests } = meet.meeting;
  for (const one of [...guests.slice(0, 3), outside("external-0", nasty)])
    yield [`meeting mark nasty ${kind} ${one.id}`, markCard(meet, one, text)];
}
