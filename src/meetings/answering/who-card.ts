import type { Card } from "../../cards/card.js";
import { pageOf, type Page } from "../../cards/pages.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { capitalised } from "../../interview/plain.js";
import { titleOf } from "../../networks/title.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { inFigures, isStill, standingOf } from "../card.js";
import { whenInWords } from "../calendar-time.js";
import type { Meet } from "../desk.js";
import { guestLimit } from "../meeting.js";
import { flowing } from "../planning/shown.js";
import { answerOf, figuresOf, inviteesOf, isEarlier, type Invitee } from "./coming.js";
import { isMarkable } from "./guests.js";

/** As many as a phone shows in a few screens. */
const pageSize = 12;
const lengths = { name: 120, reason: 500 };
const groups = ["yes", "maybe", "no", "none"] as const;
type Group = (typeof groups)[number];

export interface WhoState {
  readonly page?: number;
  /** The page with this one on it. */
  readonly memberId?: string;
  readonly notices?: readonly Notice[];
  /** aadObjectIds of those who cannot be written to privately. */
  readonly shut?: ReadonlySet<string>;
}

/** Everyone by their answer, those who come first, and by name within. */
function sorted({ meeting, network }: Meet, text: Text): [Invitee, Group][] {
  const all = inviteesOf(meeting, network).map((one): [Invitee, Group] => [
    one,
    answerOf(meeting, one.id)?.reply ?? "none",
  ]);
  return all.sort(
    ([one, first], [other, second]) =>
      groups.indexOf(first) - groups.indexOf(second) || one.name.localeCompare(other.name, text.language),
  );
}

/** The page to be shown, and who stands on it. */
function pageIn(meet: Meet, text: Text, state: WhoState): Page<[Invitee, Group]> {
  const all = sorted(meet, text);
  const at = all.findIndex(([{ id }]) => id === state.memberId);
  return pageOf(all, at < 0 ? (state.page ?? 0) : Math.floor(at / pageSize), pageSize);
}

/** aadObjectIds of those on the page to be shown. */
export const shownOn = (meet: Meet, text: Text, state: WhoState): readonly (string | undefined)[] =>
  pageIn(meet, text, state).items.map(([one]) => personIdOf(one));

const personIdOf = (one: Invitee): string | undefined => ("standing" in one ? one.personId : undefined);

/** Hvem kommer, with names and reasons: for those who lead alone. Design card. */
export function whoCard(meet: Meet, text: Text, now: Instant, state: WhoState = {}): Card {
  const { meeting, network } = meet;
  const { items, newer, older } = pageIn(meet, text, state);
  const figures = figuresOf(meeting, network);
  const standing = standingOf(meet, now);
  const isOpen = isStill(standing);
  const title = text(standing === "over" ? "meeting.who-over-title" : "meeting.who-title");
  return fill("meeting-who", {
    lang: text.language,
    speak: `${title}. ${inFigures(figures, text)}`,
    title,
    network: titleOf(network, text),
    when: capitalised(whenInWords(meeting.when, text.language, now)),
    figures: inFigures(figures, text),
    more: text("meeting.who-for-leads"),
    notices: state.notices ?? [],
    groups: groups.flatMap((group) => {
      const people = items
        .filter(([, own]) => own === group)
        .map(([one]) => entry(meet, one, { isOpen, isShut: state.shut?.has(personIdOf(one) ?? "") }, text));
      return people.length > 0 ? [{ heading: text(`meeting.who-${group}`), people }] : [];
    }),
    newer,
    older,
    mayAdd: isOpen && meeting.guests.length < guestLimit,
    meetingId: meeting.id,
    labels: {
      mark: text("meeting.who-mark"),
      newer: text("meeting.who-newer"),
      older: text("meeting.who-older"),
      add: text("meeting.who-add"),
      back: text("meeting.back"),
    },
  });
}

interface Way {
  readonly isOpen: boolean;
  /** They cannot be written to privately. */
  readonly isShut: boolean | undefined;
}

function entry({ meeting }: Meet, one: Invitee, { isOpen, isShut }: Way, text: Text): Data {
  const name = flowing(one.name, lengths.name);
  const answer = answerOf(meeting, one.id);
  const about = [
    ...(isMarkable(one) ? [text(isGuest(one) ? "meeting.who-guest" : "meeting.who-external")] : []),
    ...(answer && isEarlier(meeting, answer) ? [text("meeting.who-earlier")] : []),
  ];
  return {
    name,
    kind: about.length > 0 ? ` (${about.join(", ")})` : "",
    reason: flowing(answer?.reason ?? "", lengths.reason),
    shut: isShut ? text("people.shut") : "",
    mayMark: isOpen && isMarkable(one),
    memberId: one.id,
    what: text("meeting.who-mark-what", { name }),
  };
}

export const isGuest = (one: Invitee): boolean => !("standing" in one);

/** The lead answers for one who cannot do so themselves. */
export function markCard(meet: Meet, one: Invitee, text: Text): Card {
  const reply = answerOf(meet.meeting, one.id)?.reply ?? "none";
  return fill("meeting-mark", {
    lang: text.language,
    speak: text("meeting.mark-title"),
    title: text("meeting.mark-title"),
    name: flowing(one.name, lengths.name),
    standing: text(`meeting.who-${reply}`),
    more: text("meeting.mark-more"),
    reply,
    isGuest: isGuest(one),
    meetingId: meet.meeting.id,
    memberId: one.id,
    labels: {
      yes: text("meeting.mark-yes"),
      maybe: text("meeting.mark-maybe"),
      no: text("meeting.mark-no"),
      remove: text("meeting.guest-remove"),
      back: text("meeting.who-back"),
    },
  });
}

/** The lead writes the name of someone from outside. */
export const guestCard = (meet: Meet, typed: string, text: Text, notices: readonly Notice[] = []): Card =>
  fill("meeting-guest", {
    lang: text.language,
    speak: text("meeting.guest-title"),
    title: text("meeting.guest-title"),
    more: text("meeting.guest-more"),
    notices,
    name: typed,
    meetingId: meet.meeting.id,
    labels: {
      name: text("meeting.guest-name"),
      start: text("meeting.guest-start"),
      error: text("meeting.form-error"),
      save: text("meeting.guest-save"),
      back: text("meeting.who-back"),
    },
  });
