import type { Card } from "../../cards/card.js";
import { fill } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { paragraphs, shortened, shown } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import { isInside, leadOf, type Network } from "../network.js";
import { titleOf } from "../title.js";
import type { Member, Standing } from "./member.js";
import { isOver } from "./taking-part.js";

const purposeLength = 600;

/** One line of what someone wrote, for a TextRun. */
export const line = (words: string): string => shown(words).replace(/\s+/gu, " ").trim();
/** What someone wrote, with its lines. */
export const lines = (words: string): string => paragraphs(words).join("\n");

type State = Exclude<Standing, "planned"> | "removed" | "over";

/** One who is planned or gone was not asked, or is not any more. */
function stateOf(network: Network, member: Member | undefined): State {
  if (isOver(network)) return "over";
  if (!member || member.removed !== undefined || member.standing === "planned") return "removed";
  return member.standing;
}

const factsOf = (network: Network, member: Member | undefined, text: Text) => {
  const { why = "", line: said = "" } = member ?? {};
  const facts: [string, string][] = [
    [text("invitation.lead"), line(leadOf(network).name)],
    [text("invitation.purpose"), shortened(lines(network.texts.purpose ?? ""), purposeLength)],
    [text("invitation.why"), lines(why)],
    [text("invitation.duty"), member ? text(`duty.${member.duty}`) : ""],
    [text("invitation.yours"), lines(said)],
  ];
  return facts.filter(([, words]) => words !== "").map(([label, words]) => ({ label, said: words }));
};

/** The card by which someone is asked to take part, answers, and thinks better of it, as things stand now. S3-2. */
export function invitationCard(
  network: Network,
  memberId: string,
  text: Text,
  notices: readonly Notice[] = [],
  typed = "",
): Card {
  const member = network.members.find(({ id }) => id === memberId);
  const state = stateOf(network, member);
  const isAsked = state === "invited";
  return fill("member-invitation", {
    lang: text.language,
    speak: text(isAsked ? "invitation.speak" : `invitation.${state}`),
    above: text("invitation.above"),
    title: titleOf(network, text),
    notices,
    state: text(`invitation.${state}`),
    facts: state === "removed" ? [] : factsOf(network, member, text),
    line: typed,
    mayAccept: isAsked || state === "declined" || state === "left",
    mayDecline: isAsked || (state === "accepted" && member?.duty !== "lead"),
    mayOpen: member?.personId !== undefined && isInside(network, member.personId),
    networkId: network.id,
    memberId,
    labels: {
      line: text("invitation.line"),
      start: text("invitation.start"),
      error: text("invitation.error"),
      accept: text(isAsked ? "invitation.accept" : "invitation.accept-after-all"),
      decline: text(isAsked ? "invitation.decline" : "invitation.decline-after-all"),
      open: text("invitation.open"),
    },
  });
}

/** A member leaves, and may say why to the lead. */
export const leaveCard = (network: Network, text: Text, notices: readonly Notice[] = [], typed = ""): Card =>
  fill("member-leave", {
    lang: text.language,
    speak: text("leave.title"),
    title: text("leave.title"),
    network: titleOf(network, text),
    more: text("leave.more"),
    notices,
    line: typed,
    networkId: network.id,
    labels: {
      line: text("leave.line"),
      start: text("leave.start"),
      error: text("invitation.error"),
      save: text("leave.save"),
      back: text("members.back"),
    },
  });
