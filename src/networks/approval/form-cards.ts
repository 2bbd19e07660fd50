import type { Card } from "../../cards/card.js";
import { fill } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import type { Text } from "../../text/text.js";
import { textsAt } from "../charter/versions.js";
import type { Network } from "../network.js";
import { titleOf } from "../title.js";
import type { Colleague } from "../people.js";
import { nameOf } from "./cards.js";
import type { Plan } from "./seats.js";

/** The people of a choice, and whether Teams' people picker finds those who are not listed. */
export interface Choosing {
  readonly people: readonly Colleague[];
  readonly picksPeople: boolean;
}

const choicesFor = (people: readonly Colleague[], also?: Colleague) => {
  const known = !also || also.id === "" || people.some(({ id }) => id === also.id);
  return [...people, ...(known ? [] : [also])].map(({ id, name }) => ({ id, name: nameOf(name) }));
};

/** What was typed when a leader passes a seat on. */
export interface DelegateWords {
  readonly person: string;
  readonly why: string;
}

/** A leader chooses who is to decide instead, and says why. S3-4. */
export function delegateCard(
  network: Network,
  seatId: string,
  { people, picksPeople }: Choosing,
  text: Text,
  notices: readonly Notice[] = [],
  typed: DelegateWords = { person: "", why: "" },
): Card {
  const round = network.rounds.at(-1);
  return fill("approval-delegate", {
    lang: text.language,
    speak: text("approval.delegate-title"),
    heading: text("approval.delegate-title"),
    title: titleOf({ texts: textsAt(network, round?.version ?? 0) }, text),
    more: text("approval.delegate-more"),
    notices,
    picksPeople,
    choices: [{ label: text("approval.person"), value: typed.person, people: choicesFor(people) }],
    typed: { why: typed.why },
    networkId: network.id,
    seatId,
    round: round?.number ?? 0,
    labels: {
      start: text("approval.person-start"),
      error: text("approval.person-error"),
      why: text("approval.why"),
      whyStart: text("approval.why-start"),
      pass: text("approval.pass"),
      back: text("approval.back"),
    },
  });
}

const mostChoices = 100;
const mostAreas = 8;
/** A list of people stands under each area, so the more people, the fewer areas fit on a card. */
export const areasPerPage = ({ people, picksPeople }: Choosing): number =>
  picksPeople ? mostAreas : Math.max(1, Math.min(mostAreas, Math.floor(mostChoices / (people.length + 1))));

/** The input of one area's seat carries the area in its id, so that a changed list cannot mix them up. */
export const seatInput = (seatId: string): string => `seat:${seatId}`;

/** Whose inputs stand on a page, and whether more follow. */
export function pageOfPlan(plan: readonly Plan[], choosing: Choosing, wanted: number) {
  const size = areasPerPage(choosing);
  const last = Math.max(0, Math.ceil(plan.length / size) - 1);
  const number = Math.min(Math.max(0, wanted), last);
  return {
    number,
    from: number * size,
    areas: plan.slice(number * size, (number + 1) * size),
    isLast: number === last,
  };
}

/** The lead corrects who decides for each area: one choice of a person for each. S3-3. */
export function seatsCard(
  network: Network,
  plan: readonly Plan[],
  choosing: Choosing,
  wanted: number,
  text: Text,
  notices: readonly Notice[] = [],
  typed: Readonly<Record<string, string>> = {},
): Card {
  const { number, from, areas, isLast } = pageOfPlan(plan, choosing, wanted);
  const { people, picksPeople } = choosing;
  const span = { from: from + 1, to: from + areas.length, count: plan.length };
  return fill("approval-seats", {
    lang: text.language,
    speak: text("approval.seats-title"),
    heading: text("approval.seats-title"),
    title: titleOf(network, text),
    more: text("approval.seats-more"),
    notices,
    picksPeople,
    choices: areas.map(({ id, area, holder, isNeeded }) => ({
      id: seatInput(id),
      label: text("approval.seat", { area: nameOf(area) }),
      start: text(isNeeded ? "approval.seat-start" : "approval.seat-optional"),
      value: typed[seatInput(id)] ?? holder?.id ?? "",
      people: choicesFor(picksPeople ? [] : people, holder),
    })),
    count: areas.length < plan.length ? text("approval.seats-page", span) : "",
    networkId: network.id,
    page: number,
    labels: {
      error: text("approval.person-error"),
      save: text(isLast ? "approval.seats-save" : "approval.seats-next"),
      back: text("approval.back"),
    },
  });
}
