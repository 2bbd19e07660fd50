import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import type { Text } from "../../text/text.js";
import { leadOf, type Network } from "../network.js";
import type { Colleague } from "../people.js";
import { line, lines } from "./cards.js";
import { standingIn } from "./list-card.js";
import { capacities, duties, isIn, isListed, levels, type Member } from "./member.js";

/** What stands in the form's inputs, as the client sends it. */
export interface FormWords {
  readonly person: string;
  readonly name: string;
  readonly agreed: boolean;
  readonly organisation: string;
  readonly area: string;
  readonly level: string;
  readonly capacity: string;
  readonly duty: string;
  readonly why: string;
}

/** A colleague in the lead's own organisation, close to citizens: what most are. */
export const usualWords = (network: Network): FormWords => ({
  person: "",
  name: "",
  agreed: false,
  organisation: leadOf(network).organisation,
  area: "",
  level: "decentral",
  capacity: "employee",
  duty: "member",
  why: "",
});

export const wordsOf = (member: Member): FormWords => ({
  person: "",
  name: member.name,
  agreed: isIn(member),
  organisation: member.organisation,
  area: member.area,
  level: member.level,
  capacity: member.capacity,
  duty: member.duty,
  why: member.why,
});

export interface FormState {
  readonly words: FormWords;
  readonly people: readonly Colleague[];
  /** Whether Teams' people picker finds those who are not listed. */
  readonly picksPeople: boolean;
  /** The member on the card, when it is not a new one. */
  readonly member?: Member;
  /** Who looks at it. */
  readonly viewer: string;
  readonly notices?: readonly Notice[];
}

const choicesOf = (values: readonly string[], title: (value: string) => string): Data[] =>
  values.map((value) => ({ value, title: title(value) }));

/** The lead writes who someone is and why they are chosen, for a new member or one on the list. S3-2. */
export function memberFormCard(network: Network, state: FormState, text: Text): Card {
  const { member, words, people, viewer, notices = [] } = state;
  const title = text(member ? "member.title" : "member.new-title");
  return fill("member-form", {
    lang: text.language,
    speak: title,
    title,
    name: member ? line(member.name) : "",
    about: member ? standingIn(member, text) : "",
    more: member ? "" : text("member.new-more"),
    notices,
    line: lines(member?.line ?? ""),
    asksPerson: !member && (people.length > 0 || state.picksPeople),
    picksPeople: state.picksPeople,
    people: people.map(({ id, name }) => ({ value: id, title: line(name) })),
    asksName: member?.personId === undefined,
    asksDuty: member?.duty !== "lead",
    values: { ...words, agreed: String(words.agreed) },
    capacities: capacities.map((value) => ({ value, title: text(`capacity.${value}`) })),
    levels: levels.map((value) => ({ value, title: text(`level.${value}`) })),
    duties: choicesOf(
      duties.filter((duty) => duty !== "lead"),
      (duty) => text(`duty.${duty as Member["duty"]}`),
    ),
    ...mayOf(network, member, viewer),
    networkId: network.id,
    memberId: member?.id ?? "",
    labels: labelsOf(member, text),
  });
}

/** What can be done with the member besides correcting what is said of them. */
function mayOf(network: Network, member: Member | undefined, viewer: string) {
  const lead = leadOf(network);
  const isOwn = member?.personId === viewer;
  const isLead = member?.duty === "lead";
  const reachable = member?.personId !== undefined;
  return {
    mayInvite: reachable && (member.standing === "planned" || !isListed(member)),
    mayHandOver: reachable && isIn(member) && !isLead && lead.personId === viewer,
    mayRemove: member !== undefined && !isLead && !isOwn,
    mayLeave: isOwn && !isLead,
  };
}

function labelsOf(member: Member | undefined, text: Text): Data {
  return {
    said: text("members.said"),
    person: text("member.person"),
    personStart: text("member.person-start"),
    name: text(member ? "member.name" : "member.name-or"),
    nameStart: text("member.name-start"),
    agreedLabel: text("member.agreed-label"),
    agreed: text("member.agreed"),
    organisation: text("member.organisation"),
    organisationStart: text("member.organisation-start"),
    area: text("member.area"),
    areaStart: text("member.area-start"),
    level: text("member.level"),
    capacity: text("member.capacity"),
    duty: text("member.duty"),
    why: text("member.why"),
    whyStart: text("member.why-start"),
    error: text("member.error"),
    save: text("member.save"),
    invite: text(member && !isListed(member) ? "member.invite-again" : "member.invite"),
    remove: text("member.remove"),
    handOver: text("member.hand-over"),
    handOverAsk: text("member.hand-over-ask"),
    handOverYes: text("member.hand-over-yes"),
    leave: text("members.leave"),
    list: text("members.list"),
  };
}
