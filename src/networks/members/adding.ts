import { checkedAnswers } from "../../interview/answer-text.js";
import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import type { Deed } from "../entry.js";
import { logged, withNetwork, type Network } from "../network.js";
import { isListed, memberLimit, type Member } from "./member.js";

/** What the lead says of someone. A lead is made by handing over only. */
export interface MemberWords extends Pick<Member, "organisation" | "area" | "level" | "capacity" | "why"> {
  readonly name: string;
  readonly duty: Exclude<Member["duty"], "lead">;
}

export interface NewMember extends MemberWords {
  readonly id: string;
  readonly personId?: string;
  /** For an external partner without Teams: they have said yes to the lead. */
  readonly agreed: boolean;
}

/** The most characters of each. */
export const limits = { name: 120, organisation: 120, area: 80, why: 1_000 } as const;
/** How much a member may write with a yes, a no or a farewell. */
export const lineLimit = 500;

/** Those who said no or left stay on record, so all in all there may be more than can take part. */
const mostKept = 2 * memberLimit;

/** A line that may be stored. @throws Refusal cpr, too-long. */
export const checkedLine = (line: string): string => within("line", line, lineLimit);

function within(field: string, text: string, limit: number): string {
  checkedAnswers([[field, text]]);
  return text.length > limit ? refuse("too-long", { field, length: text.length, limit }) : text;
}

/** @throws Refusal with the field: cpr, too-long, no-member-name. */
function checked<W extends MemberWords>(words: W): W {
  for (const field of ["name", "organisation", "area", "why"] as const)
    within(field, words[field], limits[field]);
  return words.name === "" ? refuse("no-member-name", { field: "name" }) : words;
}

/** The member, also one who said no or left. @throws Refusal member-gone. */
export const memberOf = ({ members }: Pick<Network, "members">, id: string): Member =>
  members.find((member) => member.id === id && member.removed === undefined) ?? refuse("member-gone");

/** A change of one member and its line in the log. */
export function withMember(
  network: Network,
  member: Member,
  by: string,
  deed: Deed,
  now: Instant,
  also: Partial<Network> = {},
): Network {
  const others = network.members.map((one) => (one.id === member.id ? member : one));
  const change = { members: others, ...logged(network, by, deed, now, member.id), ...also };
  return withNetwork(network, change, now);
}

/** There is an end to how many can take part. @throws Refusal too-many-members. */
export function mustHaveRoom({ members }: Network): void {
  const isFull = members.filter(isListed).length >= memberLimit || members.length >= mostKept;
  if (isFull) refuse("too-many-members", { limit: memberLimit });
}

/**
 * Puts someone on the list: people are asked by card later, an external is recorded as the lead says. One who said no
 * or left is the same member, planned anew. S3-2.
 * @throws Refusal already-member, too-many-members, and with the field: cpr, too-long, no-member-name.
 */
export function addMember(network: Network, given: NewMember, by: string, now: Instant): Network {
  const { agreed, ...words } = checked(given);
  const known = network.members.find(({ id }) => id === given.id);
  if (known && isListed(known)) refuse("already-member", { field: given.personId ? "person" : "name" });
  const others = network.members.filter(({ id }) => id !== given.id);
  mustHaveRoom({ ...network, members: others });
  const standing = agreed && !given.personId ? "accepted" : "planned";
  const member: Member = { ...words, standing, since: now };
  const change = { members: [...others, member], ...logged(network, by, "member-added", now, member.id) };
  return withNetwork(network, change, now);
}

/**
 * Corrects what is said of someone. A person keeps the name that Teams knows and answers for themselves; of an
 * external the lead says whether they have said yes. The lead's duty is changed by handing over only.
 */
export function changeMember(
  network: Network,
  memberId: string,
  given: MemberWords & { readonly agreed: boolean },
  by: string,
  now: Instant,
): Network {
  const member = memberOf(network, memberId);
  const { agreed, ...words } = checked(member.personId ? { ...given, name: member.name } : given);
  const duty = member.duty === "lead" ? member.duty : words.duty;
  const standing = member.personId ? member.standing : agreed ? "accepted" : "planned";
  const changed: Member = { ...member, ...words, duty, standing };
  if (isSame(member, changed)) return network;
  const since = standing === member.standing ? member.since : now;
  return withMember(network, { ...changed, since }, by, "member-changed", now);
}

const isSame = (one: Member, other: Member): boolean =>
  (["name", "organisation", "area", "level", "capacity", "duty", "why", "standing"] as const).every(
    (field) => one[field] === other[field],
  );
