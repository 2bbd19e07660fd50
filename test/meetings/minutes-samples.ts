import type { Card } from "../../src/cards/card.js";
import { decisionLimit, otherLimit, wordLimits } from "../../src/meetings/minutes/saving.js";
import { actionLength, actionLimit, ownerLength } from "../../src/meetings/minutes/actions-taken.js";
import { minutesDesk } from "../../src/meetings/minutes/desk-card.js";
import {
  actionForm,
  actionsCard,
  handCard,
  noAction,
  partForm,
  wordsOf,
} from "../../src/meetings/minutes/form-cards.js";
import { minutesLetterCard } from "../../src/meetings/minutes/letter-cards.js";
import type { MeetingLetter, MeetingLetterKind } from "../../src/meetings/letters/letter.js";
import { minutesStates, type Action, type Minutes } from "../../src/meetings/minutes/minutes.js";
import { minutesCard } from "../../src/meetings/minutes/read-card.js";
import { actionListCard } from "../../src/meetings/minutes/action-list-card.js";
import type { Meet } from "../../src/meetings/desk.js";
import type { Text } from "../../src/text/text.js";
import { pageOf } from "../../src/cards/pages.js";
import { nasty } from "../themes/samples.js";
import { aad, aMeeting, aMember, anActiveNetwork, now } from "./samples.js";

const later = "2027-01-06T14:30:00.000Z";
const notices = [{ style: "attention", text: "⚠ Noget" }] as const;
const author = { personId: aad("colleague"), name: nasty };

/** Actions with a member, with a name, and with nobody; done, overdue, and without a date. */
const actionsOf = (words: string, count: number): Action[] =>
  Array.from({ length: count }, (_, n): Action => ({
    id: `action-${n}`,
    words,
    ...(n % 2 === 0 ? { memberId: `p-${aad("employee")}` } : {}),
    ownerName: n % 3 === 2 ? "" : words.slice(0, ownerLength),
    ...(n % 2 === 0 ? { by: "2027-01-01" } : {}),
    ...(n % 4 === 3 ? { doneAt: later, doneBy: author } : {}),
    meetingId: "meeting-1",
  }));

export const someMinutes = (fields: Partial<Minutes> = {}): Minutes => ({
  state: "begun",
  taker: { personId: aad("colleague"), name: "colleague" },
  present: [`p-${aad("employee")}`],
  decisions: ["Vi åbner om tirsdagen", "Anne styrer kaffen"],
  notes: "Vi talte om vinteren.\nOg om lys.",
  actions: actionsOf("Ring til præsten", 4),
  next: "Den 3. marts",
  saved: { decisions: 1 },
  ...fields,
});

const empty = { decisions: [], notes: "", actions: [], next: "", saved: {} };
const fill = (words: string, length: number): string =>
  `${words} `.repeat(Math.ceil(length / words.length)).slice(0, length);

const contents: [string, string, Partial<Minutes>][] = [
  ["empty", "Lyset", empty],
  ["some", "Lyset", {}],
  [
    "nasty",
    nasty,
    {
      others: [nasty],
      waivedBy: author,
      decisions: [nasty],
      notes: nasty,
      next: nasty,
      actions: actionsOf(nasty, 2),
      taker: author,
    },
  ],
  [
    "full",
    "Æble",
    {
      others: Array.from({ length: otherLimit }, () => fill("Gæst", wordLimits.others / otherLimit)),
      decisions: Array.from({ length: decisionLimit }, () =>
        fill("Besluttet", wordLimits.decisions / decisionLimit),
      ),
      notes: fill("Noter", wordLimits.notes),
      next: fill("Næste", wordLimits.next),
      actions: actionsOf(fill("Opgave", actionLength), actionLimit),
    },
  ],
];

function meetOf(name: string, minutes: Minutes): Meet {
  const network = anActiveNetwork({
    texts: { title: name },
    members: [
      aMember("employee", { duty: "lead", name }),
      aMember("colleague", { name }),
      ...Array.from({ length: 40 }, (_, n) => aMember(`member-${n}`, { name })),
    ],
  });
  const guests = [{ id: "guest-1", name }];
  return { network, meeting: aMeeting({ state: "over", guests, minutes }) };
}

const letterOf = (kind: MeetingLetterKind, fields: Partial<MeetingLetter> = {}): MeetingLetter => ({
  id: kind,
  kind,
  nth: 1,
  tries: 0,
  dueAt: now,
  ...fields,
});

const letters: readonly MeetingLetter[] = [
  letterOf("minutes-ask", { to: aad("colleague") }),
  letterOf("minutes-nag", { to: aad("employee") }),
  letterOf("minutes-ready", { to: aad("employee") }),
  letterOf("minutes-waived", { to: aad("employee") }),
  letterOf("minutes"),
  letterOf("minutes", { to: aad("colleague") }),
  letterOf("action", { to: aad("employee"), action: "action-0" }),
];

/** Every card of minutes and actions in every state. */
export function* minutesCards(text: Text): Generator<[name: string, card: Card]> {
  for (const [what, name, fields] of contents) {
    for (const state of minutesStates)
      yield* inState(
        `${what} ${state}`,
        meetOf(name, someMinutes({ ...fields, state, ...signed(state) })),
        text,
      );
    yield* forms(`${what}`, meetOf(name, someMinutes(fields)), text);
    yield* lists(`${what}`, meetOf(name, someMinutes(fields)), text);
  }
}

const signed = (state: Minutes["state"]): Partial<Minutes> =>
  state === "posted" ? { approvedBy: author, postedAt: later, corrected: { ...author, at: later } } : {};

function* inState(name: string, meet: Meet, text: Text): Generator<[string, Card]> {
  for (const who of ["employee", "colleague"])
    yield [`minutes desk ${name} ${who}`, minutesDesk(meet, aad(who), text, later, { notices })];
  for (const letter of letters) {
    const card = minutesLetterCard(meet, letter, text, later);
    if (card) yield [`minutes letter ${letter.kind} ${name}`, card];
  }
  const closed = { ...meet, network: { ...meet.network, state: "closed" as const } };
  yield [`minutes desk ${name} closed`, minutesDesk(closed, aad("employee"), text, later, { notices })];
  for (const viewer of ["channel", { personId: aad("employee") }, { personId: aad("colleague") }] as const)
    yield [`minutes read ${name}`, minutesCard(meet, viewer, text, later, notices)];
}

function* forms(name: string, meet: Meet, text: Text): Generator<[string, Card]> {
  const { minutes } = meet.meeting;
  if (!minutes) return;
  const shown = { meet, minutes, notices };
  for (const part of ["present", "decisions", "notes", "next"] as const) {
    yield [`minutes form ${part} ${name}`, partForm({ ...shown, part }, text, later)];
    yield [
      `minutes form ${part} ${name} moved`,
      partForm({ ...shown, part, given: { part, words: "x", others: "y" }, hasMoved: true }, text, later),
    ];
  }
  yield [`minutes actions ${name}`, actionsCard({ ...shown, removedId: "action-9" }, text, later)];
  yield [`minutes action new ${name}`, actionForm({ ...shown, words: noAction }, text, later)];
  for (const action of minutes.actions.slice(0, 2))
    yield [
      `minutes action ${name}`,
      actionForm({ ...shown, action, words: wordsOf(action), hasMoved: true }, text, later),
    ];
  yield [`minutes hand ${name}`, handCard(shown, text, later)];
}

function* lists(name: string, { network, meeting }: Meet, text: Text): Generator<[string, Card]> {
  const listed = (meeting.minutes?.actions ?? []).map((action) => ({
    network,
    action,
    zone: "Europe/Copenhagen",
  }));
  for (const wanted of [0, 1])
    for (const who of ["employee", "colleague"]) {
      const list = { page: pageOf(listed, wanted), open: listed.length, notices };
      yield [`actions mine ${name} ${who}`, actionListCard(list, aad(who), text, later)];
      yield [`actions network ${name} ${who}`, actionListCard({ ...list, network }, aad(who), text, later)];
    }
}
