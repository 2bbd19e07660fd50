import { refuse } from "../../refusal.js";
import type { Instant } from "../../time.js";
import type { Deed } from "../entry.js";
import { leadOf, posted, withNetwork, logged, type Network } from "../network.js";
import { checkedLine, memberOf, mustHaveRoom, withMember } from "./adding.js";
import { isListed, type Member, type Standing } from "./member.js";
import { plannedPeople } from "./lists.js";

/** The letter that asks someone to take part. */
export const invitationId = (memberId: string): string => `invitation:${memberId}`;
const invitationTo = ({ id, personId }: Member) => ({
  id: invitationId(id),
  kind: "invitation" as const,
  ...(personId ? { to: personId } : {}),
  member: id,
});

/**
 * Asks someone to take part, by a card of their own; also one who said no or left, once more. Who is asked already, or
 * is in, is not asked again. @throws Refusal no-teams for an external, who is asked by the lead.
 */
export function invite(network: Network, memberId: string, by: string, now: Instant): Network {
  const member = memberOf(network, memberId);
  if (!member.personId) refuse("no-teams");
  if (member.standing === "invited" || member.standing === "accepted") return network;
  if (!isListed(member)) mustHaveRoom(network);
  const { line, ...rest } = member;
  const asked: Member = { ...rest, standing: "invited", since: now };
  return withMember(network, asked, by, "member-invited", now, posted(network, [invitationTo(asked)], now));
}

/** Asks everyone who is planned and can be asked by card. */
export const inviteAll = (network: Network, by: string, now: Instant): Network =>
  plannedPeople(network).reduce((current, { id }) => invite(current, id, by, now), network);

/** A network that was given up or has ended takes no more answers. */
export const isOver = ({ state }: Pick<Network, "state">): boolean =>
  state === "dropped" || state === "closed";

/** The member this person was asked as. To everyone else the network does not exist. @throws Refusal no-such-network. */
export function askedMember(network: Pick<Network, "members">, memberId: string, personId: string): Member {
  const member = network.members.find(({ id }) => id === memberId);
  const isAsked = member?.personId === personId && member.standing !== "planned";
  return isAsked ? member : refuse("no-such-network");
}

/**
 * Ja, jeg er med. Also after a no, for people change their minds while the network lives; not once the lead took them
 * off the list. The lead hears of it. @throws Refusal no-such-network, too-many-members, cpr, too-long.
 */
export function accept(network: Network, memberId: string, who: string, line: string, now: Instant): Network {
  const member = askedMember(network, memberId, who);
  if (isOver(network) || member.removed) return network;
  if (!isListed(member)) mustHaveRoom(network);
  return answered(network, member, "accepted", "member-accepted", line, now);
}

/** Nej tak. One who was in leaves the list by it; the lead hands over first. @throws Refusal lead-must-hand-over. */
export function decline(
  network: Network,
  memberId: string,
  who: string,
  line: string,
  now: Instant,
): Network {
  const member = askedMember(network, memberId, who);
  if (isOver(network) || member.removed) return network;
  return answered(network, mustNotLead(member), "declined", "member-declined", line, now);
}

/** A member leaves, with a line if they wish. @throws Refusal no-such-network, lead-must-hand-over, cpr, too-long. */
export function leave(network: Network, who: string, line: string, now: Instant): Network {
  const member = network.members.find(({ personId }) => personId === who);
  if (!member || member.standing === "planned") refuse("no-such-network");
  if (!isListed(member)) return network;
  return answered(network, mustNotLead(member), "left", "member-left", line, now);
}

/** A network always has a lead. @throws Refusal lead-must-hand-over. */
export const mustNotLead = (member: Member): Member =>
  member.duty === "lead" ? refuse("lead-must-hand-over") : member;

/** The same answer with the same line changes nothing; the line belongs to the latest answer. */
function answered(
  network: Network,
  member: Member,
  standing: Standing,
  deed: Deed,
  given: string,
  now: Instant,
): Network {
  const line = checkedLine(given);
  if (member.standing === standing && (line === "" || line === member.line)) return network;
  const { line: _, ...rest } = member;
  const next: Member = { ...rest, standing, since: now, ...(line ? { line } : {}) };
  const { letters } = without(network, [invitationId(member.id)]);
  const told = posted({ ...network, letters }, replied(network, next), now);
  return withMember(network, next, member.personId ?? "", deed, now, told);
}

/** The lead hears of it; not of their own answer. */
function replied(network: Network, { id, personId }: Member) {
  const to = leadOf(network).personId;
  if (to === undefined || to === personId) return [];
  return [{ id: `member-replied:${id}`, kind: "member-replied" as const, to, member: id }];
}

/** Letters that no longer make sense are not sent. */
const without = ({ letters }: Network, ids: readonly string[]): Pick<Network, "letters"> => ({
  letters: letters.filter(({ id }) => !ids.includes(id)),
});

/**
 * The lead takes someone off the list. The latest can be put back; what was written of those before them goes for good.
 * @throws Refusal lead-must-hand-over.
 */
export function remove(network: Network, memberId: string, by: string, now: Instant): Network {
  const member = network.members.find(({ id }) => id === memberId) ?? refuse("member-gone");
  if (member.removed) return network;
  const [before = member] = neverAsked(network, [mustNotLead(member)]);
  const gone: Member = { ...member, standing: "left", removed: before.standing, since: now };
  const kept = network.members.filter(({ removed }) => removed === undefined);
  const members = kept.map((one) => (one.id === memberId ? gone : one));
  const letters = without(network, [invitationId(memberId), `member-replied:${memberId}`]);
  return withNetwork(
    network,
    { members, ...letters, ...logged(network, by, "member-removed", now, memberId) },
    now,
  );
}

/** Whose invitation still waits has not been asked: without the letter they are planned again. */
export const neverAsked = ({ letters }: Network, members: readonly Member[]): Member[] =>
  members.map((member) =>
    member.standing === "invited" && letters.some(({ id }) => id === invitationId(member.id))
      ? { ...member, standing: "planned" }
      : member,
  );

/** Fortryd: one who was taken off stands as before. */
export function putBack(network: Network, memberId: string, by: string, now: Instant): Network {
  const member = network.members.find(({ id }) => id === memberId) ?? refuse("member-gone");
  if (member.removed === undefined) return network;
  const { removed, ...rest } = member;
  const back: Member = { ...rest, standing: removed };
  if (isListed(back)) mustHaveRoom(network);
  return withMember(network, back, by, "member-added", now);
}

/**
 * Overdrag ledelsen: the lead makes another member lead, who is told, and stays as co-lead. There is one lead before and
 * after, so a colleague whom the former asked to form it is asked no more. S3-4. @throws Refusal not-the-lead, cannot-lead for one who is not in or has no Teams.
 */
export function handOver(network: Network, memberId: string, by: string, now: Instant): Network {
  const next = memberOf(network, memberId);
  if (next.duty === "lead") return network;
  const lead = leadOf(network);
  if (lead.personId !== by) refuse("not-the-lead");
  if (next.standing !== "accepted" || !next.personId) refuse("cannot-lead");
  const members = network.members.map((one) => {
    if (one.id === next.id) return { ...one, duty: "lead" as const };
    return one.id === lead.id ? { ...one, duty: "co-lead" as const } : one;
  });
  const letter = {
    id: `handed-over:${next.id}`,
    kind: "handed-over" as const,
    to: next.personId,
    member: next.id,
  };
  const change = { members, ...logged(network, by, "handed-over", now, next.id) };
  const { handed, ...rest } = network;
  return withNetwork(rest, { ...change, ...posted(network, [letter], now) }, now);
}
