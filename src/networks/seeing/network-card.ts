import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { capitalised, paragraphs, shortened, shown } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { isPublic, leadOf, seatsOf, type Network } from "../network.js";
import { titleOf } from "../title.js";
import { byArea, byCapacity } from "./counts.js";
import { saidOf, statusOf, stepInWords } from "./status.js";
import { buttonsFor, maySeeLog, undecidedSeat, viewerOf, type Viewer } from "./viewer.js";

const purposeLength = 800;
/** Longer names have no room beside their bar. */
const shortLength = 28;
/** The areas with the most members; the rest are counted together. */
const mostAreas = 8;

export const leaderOf = (network: Network): string => shown(leadOf(network).name).trim();

/** What a card holds for the one who looks. */
interface Own {
  readonly log: boolean;
  /** Whether a seat of theirs is undecided. */
  readonly decides: boolean;
  readonly seatId: string;
}
const nothingOwn: Own = { log: false, decides: false, seatId: "" };

/**
 * A network as this person may see it: purpose, lead, members by area and capacity, status and next step. To one who
 * takes no part, before it is public, it says no more than that.
 */
export function networkCard(
  network: Network,
  personId: string,
  text: Text,
  now: Instant,
  notices: readonly Notice[] = [],
): Card {
  const viewer = viewerOf(network, personId);
  const undecided = undecidedSeat(network, personId);
  const card = drawn(network, viewer, text, now, notices, {
    log: maySeeLog(network, personId),
    decides: undecided !== undefined,
    seatId: (undecided ?? seatsOf(network, personId)[0])?.id ?? "",
  });
  return withButtons(card, buttonsFor(network, personId));
}

/** A network as everybody may see it, for a place where many look; its one button answers who presses it. */
export function publicCard(
  network: Network,
  text: Text,
  now: Instant,
  notices: readonly Notice[] = [],
): Card {
  const viewer = isPublic(network) ? "outside" : "none";
  const verbs = viewer === "none" ? [] : (["network.show"] as const);
  return withButtons(drawn(network, viewer, text, now, notices, nothingOwn), {
    leads: false,
    verbs,
  });
}

function drawn(
  network: Network,
  viewer: Viewer,
  text: Text,
  now: Instant,
  notices: readonly Notice[],
  own: Own,
): Card {
  const isHidden = viewer === "none";
  const title = isHidden ? text("network-card.hidden") : titleOf(network, text);
  const status = isHidden ? text("network-card.not-yours") : statusOf(network, text, now);
  const next = isHidden ? "" : stepInWords(network, viewer, own.decides, text);
  return fill("network", {
    lang: text.language,
    speak: isHidden ? status : text("network-card.speak", { title, status, next }),
    above: text("network-card.above"),
    title,
    leader: isHidden ? "" : text("network-card.lead", { name: leaderOf(network) }),
    notices,
    status,
    next,
    said: saidOf(network, viewer, text),
    purposeTitle: text("network-card.purpose"),
    purpose: isHidden ? [] : paragraphs(shortened(network.texts.purpose ?? "", purposeLength)),
    groups: isHidden ? [] : groupsOf(network, text),
    networkId: network.id,
    log: own.log,
    seatId: own.seatId,
    labels: labelsIn(text),
  });
}

/** Who takes part, counted, never named: as bars, and the figures in words beside them. S3-2. */
function groupsOf({ members }: Network, text: Text): Data[] {
  const areas = byArea(members);
  const listed = areas
    .slice(0, mostAreas)
    .map(({ area, count }) => ({ name: shown(area).trim() || text("members.no-area"), count }));
  const rest = areas.slice(mostAreas).reduce((sum, { count }) => sum + count, 0);
  const others = rest > 0 ? [{ name: text("network-card.other-areas"), count: rest }] : [];
  const capacities = byCapacity(members).map(({ capacity, count }) => ({
    name: capitalised(text(`capacity.${capacity}`)),
    count,
  }));
  const total = areas.reduce((sum, { count }) => sum + count, 0);
  return [
    { title: text("network-card.by-area", { count: total }), bars: bars([...listed, ...others]) },
    { title: text("network-card.by-capacity"), bars: bars(capacities) },
  ];
}

const bars = (counts: readonly { readonly name: string; readonly count: number }[]): Data[] =>
  counts.map(({ name, count }) => ({ name, count, short: shortened(name, shortLength), figure: `${count}` }));

const labelsIn = (text: Text): Data => ({
  guide: text("network-card.guide"),
  charter: text("network-card.charter"),
  read: text("network-card.read"),
  word: text("network-card.word"),
  members: text("network-card.members"),
  meetings: text("network-card.meetings"),
  leave: text("network-card.leave"),
  approval: text("network-card.approval"),
  decide: text("network-card.decide"),
  invitation: text("network-card.invitation"),
  channel: text("network-card.channel"),
  drop: text("network-card.drop"),
  takeUp: text("network-card.take-up"),
  close: text("network-card.close"),
  reopen: text("network-card.reopen"),
  all: text("network-card.all"),
  show: text("network-card.show"),
  log: text("network-card.log"),
});

interface Button extends Record<string, unknown> {
  readonly verb?: string;
}

/** Of all buttons a network may have, those that are this person's, in their order: the third and on behind "…". */
function withButtons(
  card: Card,
  { leads, verbs }: { readonly leads: boolean; readonly verbs: readonly string[] },
): Card {
  const known = (card.actions ?? []) as readonly Button[];
  const actions = verbs.flatMap((verb, place) => {
    const button = known.find((one) => one.verb === verb);
    const look = place === 0 && leads ? { style: "positive" } : place > 2 ? { mode: "secondary" } : {};
    return button ? [{ ...button, ...look }] : [];
  });
  return { ...card, actions };
}
