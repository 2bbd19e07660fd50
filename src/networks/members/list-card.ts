import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { shortened } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import { pageOf } from "../../cards/pages.js";
import { mayLead, type Network } from "../network.js";
import { titleOf } from "../title.js";
import { line, lines } from "./cards.js";
import { inReadingOrder, plannedPeople } from "./lists.js";
import { isListed, type Member } from "./member.js";
import { lackingIn } from "./perspectives.js";
import { isOver } from "./taking-part.js";

const whyLength = 300;

/** Who reads the list, and what they may know: aadObjectIds of those who cannot be written to privately. */
interface Reader {
  readonly leads: boolean;
  readonly shut: ReadonlySet<string> | undefined;
}

/** How someone stands, in words; an external is not invited by card but asked by the lead. */
export const standingIn = ({ standing, personId }: Member, text: Text): string =>
  text(standing === "planned" && !personId ? "standing.planned-outside" : `standing.${standing}`);

const aboutOf = (member: Member, text: Text): string =>
  [text(`duty.${member.duty}`), text(`capacity.${member.capacity}`), standingIn(member, text)].join(" · ");

/** What a member wrote, and who cannot be written to, is for those who lead. */
const entry = (member: Member, { leads, shut }: Reader, text: Text): Data => ({
  name: line(member.name),
  about: aboutOf(member, text),
  from: line(member.organisation),
  why: shortened(lines(member.why), whyLength),
  line: leads ? lines(member.line ?? "") : "",
  said: text("members.said"),
  shut: leads && shut?.has(member.personId ?? "") ? text("people.shut") : "",
  memberId: member.id,
  what: text("members.what", { what: text("members.edit"), name: line(member.name) }),
});

/** The members of one page under their area's name; areas are people's words, the other headings ours. */
function grouped(members: readonly Member[], reader: Reader, text: Text): Data[] {
  const groups: { area: string; heading: string; members: Data[] }[] = [];
  for (const member of members) {
    const area = isListed(member) ? line(member.area) : "";
    const heading = area ? "" : text(isListed(member) ? "members.no-area" : "members.gone");
    const last = groups.at(-1);
    const isNext = last?.heading === heading && last.area.toLowerCase() === area.toLowerCase();
    if (last && isNext) last.members.push(entry(member, reader, text));
    else groups.push({ area, heading, members: [entry(member, reader, text)] });
  }
  return groups;
}

/** What may still be missing, shown and never forced. S3-2. */
function lackingWords(network: Network, text: Text): string[] {
  const bare = network.members.filter((member) => isListed(member) && member.why === "").length;
  return [
    ...lackingIn(network).map((lacking) => text(`lacking.${lacking}`)),
    ...(bare > 0 ? [text("members.without-why", { count: bare })] : []),
  ];
}

export interface ListState {
  readonly page: number;
  readonly notices?: readonly Notice[];
  /** One who was just taken off the list and can be put back. */
  readonly removedId?: string;
  /** aadObjectIds of those on the page who cannot be written to privately: for those who lead. */
  readonly shut?: ReadonlySet<string>;
}

/** Those in sight: leads see also who said no or left. */
export const membersFor = (network: Network, leads: boolean): Member[] =>
  inReadingOrder(network).filter((member) => leads || isListed(member));

/** The list of members, area by area: the lead's to change, everyone else's inside to read. S3-2. */
export function memberListCard(network: Network, personId: string, text: Text, state: ListState): Card {
  const leads = mayLead(network, personId);
  const mayEdit = leads && (network.state === "forming" || network.state === "active");
  const page = pageOf(membersFor(network, leads), state.page);
  const count = network.members.filter(isListed).length;
  const waiting: Notice[] =
    leads && network.state === "awaiting" ? [{ style: "emphasis", text: text("members.awaiting") }] : [];
  const planned = plannedPeople(network).length;
  const own = network.members.find((member) => member.personId === personId && isListed(member));
  return fill("member-list", {
    lang: text.language,
    speak: text("members.speak", { count }),
    title: text("members.title", { count }),
    network: titleOf(network, text),
    notices: [...(state.notices ?? []), ...waiting],
    removedId: state.removedId ?? "",
    areas: grouped(page.items, { leads, shut: state.shut }, text),
    lacking: leads && page.number === 0 && !isOver(network) ? lackingWords(network, text) : [],
    mayEdit,
    mayLeave: !leads && own?.standing === "accepted",
    planned,
    networkId: network.id,
    newer: page.newer,
    older: page.older,
    labels: {
      edit: text("members.edit"),
      lacking: text("members.lacking"),
      undo: text("members.undo"),
      newer: text("members.newer"),
      older: text("members.older"),
      add: text("members.add"),
      suggested: text("members.suggested"),
      inviteAll: text("members.invite-all", { count: planned }),
      leave: text("members.leave"),
      back: text("members.back"),
    },
  });
}
