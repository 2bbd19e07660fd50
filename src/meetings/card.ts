import type { Card } from "../cards/card.js";
import { fill, type Data } from "../cards/fill.js";
import type { Notice } from "../cards/notice.js";
import { isInside, mayLead } from "../networks/network.js";
import { titleOf } from "../networks/title.js";
import { capitalised } from "../interview/plain.js";
import type { Text } from "../text/text.js";
import type { Instant } from "../time.js";
import { earlierIn, figuresOf, type Figures } from "./answering/coming.js";
import { comingFor, type Coming } from "./answering/own-answer.js";
import type { Calendar } from "./calendar.js";
import { dayNearby, monthAndDate, whenInWords } from "./calendar-time.js";
import { memberOf, type Meet } from "./desk.js";
import { isSameWhen, knownBefore } from "./letters/reasons.js";
import type { Item, Meeting, Reply, Told } from "./meeting.js";
import { isMetFor } from "./minutes/held.js";
import { mayWrite } from "./minutes/rights.js";
import { flowing } from "./planning/shown.js";

/** Who looks at the card: everyone in the channel, for whom it is the same, or one person privately. */
export type Viewer = "channel" | { readonly personId: string };

export interface CardOptions {
  readonly notices?: readonly Notice[];
  /** What it is sent for. A reminder that came late says so until it is painted anew. */
  readonly headline?: "reminder" | "late" | "moved" | "cancelled";
  /** It is painted anew, and may be read any time later. */
  readonly isAnew?: true;
  /** Says who is to write minutes, of a meeting that goes on and has none yet. */
  readonly calendar?: Calendar;
}

/** How a meeting stands at a moment, the clock's own look at it not awaited. */
export type Standing = "planned" | "now" | "cancelled" | "over" | "closed";

export function standingOf({ meeting, network }: Meet, now: Instant): Standing {
  const { state, startsAt, endsAt } = meeting;
  if (state === "cancelled") return "cancelled";
  const isPast = state === "over" || endsAt <= now;
  if (!isMetFor(meeting, network)) return "closed";
  if (isPast) return "over";
  return startsAt <= now ? "now" : "planned";
}

/** It is still to be held, or goes on. */
export const isStill = (standing: Standing): boolean => standing === "planned" || standing === "now";

/** It takes answers: a closed network takes none, although a meeting may go on that began before. */
export const isAnswered = (meet: Meet, now: Instant): boolean =>
  meet.network.state === "active" && isStill(standingOf(meet, now));

/** The most open actions that are listed; the rest are counted. */
const mostActions = 6;
const lengths = { words: 200, name: 80, action: 160, place: 200, link: 500 };

/**
 * The meeting's card: when, where, what about, and who comes as figures. In a channel it shows the same to everyone and
 * names nobody but who the lead wrote down to prepare an item; privately it says the person's own answer. Design card.
 */
export function meetingCard(
  meet: Meet,
  viewer: Viewer,
  text: Text,
  now: Instant,
  { notices = [], headline, isAnew, calendar }: CardOptions = {},
): Card {
  const { meeting, network } = meet;
  const standing = standingOf(meet, now);
  const personId = viewer === "channel" ? undefined : viewer.personId;
  const own = ownIn(meet, personId);
  const holds = own?.isEarlier ? undefined : own?.reply;
  const when = whenOn(meeting, text, now, !isAnew && (headline === "reminder" || headline === "late"));
  const known = headline === "moved" && standing === "planned" ? knownBefore(meeting) : undefined;
  const above = aboveIn(standing, known?.state === "cancelled" ? "revived" : headline, text);
  const before = known ? beforeIn(meeting, known, text, now) : "";
  const isOpen = isStill(standing);
  const figures = isOpen ? inFigures(figuresOf(meeting, network), text) : "";
  return fill("meeting", {
    lang: text.language,
    speak: [above, text("meeting.speak", { when }), figures].filter((part) => part !== "").join(". "),
    ...monthAndDate(meeting.when, text.language),
    above,
    when,
    title: titleOf(network, text),
    place: flowing(meeting.place, lengths.place),
    link: flowing(meeting.link, lengths.link),
    before,
    notices,
    ...agendaIn(meet, personId, text),
    figures,
    hint: standing === "planned" ? hintIn(meet, viewer, text) : "",
    own: own ? ownWords(own, text) : "",
    ...mayDo(meet, standing, isAnswered(meet, now), viewer, holds, calendar),
    address: isOpen && isAddress(meeting.link) ? meeting.link : "",
    meetingId: meeting.id,
    networkId: network.id,
    labels: labelsOf(standing, holds, text),
  });
}

interface Own {
  readonly reply: Reply;
  /** It was given before the meeting was moved. */
  readonly isEarlier: boolean;
}

function ownWords({ reply, isEarlier }: Own, text: Text): string {
  const own = text(`meeting.own-${reply}`);
  return isEarlier ? text("meeting.own-earlier", { own }) : own;
}

/** What has changed for those who have answered, or have it in their calendar. Privately one's own answer says the first. */
function hintIn({ meeting, network }: Meet, viewer: Viewer, text: Text): string {
  const count = viewer === "channel" ? earlierIn(meeting, network) : 0;
  const said = [
    ...(count > 0 ? [text("meeting.hint-answers", { count })] : []),
    ...(meeting.sequence > 0 ? [text("meeting.hint-calendar")] : []),
  ];
  return said.join(" ");
}

/** The person's own answer, for who takes part; undefined in a channel and while they have not answered. */
function ownIn(meet: Meet, personId: string | undefined): Own | undefined {
  const { reply, isEarlier = false }: Coming = personId === undefined ? meet : comingFor(meet, personId);
  return reply && { reply, isEarlier };
}

/** A reminder says that it is today or tomorrow, and the date with it: it is read later than it was sent. */
function whenOn({ when }: Meeting, text: Text, now: Instant, isReminder: boolean): string {
  const words = whenInWords(when, text.language, now);
  const near = isReminder ? dayNearby(when, now) : undefined;
  return near ? text(`meeting.${near}`, { when: words }) : capitalised(words);
}

/** What a change changed: when and where it was, and that the address is another. */
function beforeIn(meeting: Meeting, known: Told, text: Text, now: Instant): string {
  const was = [
    ...(isSameWhen(known.when, meeting.when) ? [] : [whenInWords(known.when, text.language, now)]),
    ...(known.place === meeting.place ? [] : [flowing(known.place, lengths.place)]),
  ].filter((part) => part !== "");
  const said = [
    ...(was.length > 0 ? [text("meeting.before", { was: was.join(", ") })] : []),
    ...(meeting.link === known.link ? [] : [text(meeting.link ? "meeting.new-link" : "meeting.no-link")]),
  ];
  return said.join(" · ");
}

function aboveIn(standing: Standing, headline: CardOptions["headline"] | "revived", text: Text): string {
  if (standing !== "planned") return text(`meeting.is-${standing}`);
  return headline ? text(`meeting.headline-${headline}`) : "";
}

/** "7 kommer · 1 måske · 1 kan ikke · 3 har ikke svaret". */
export function inFigures(figures: Figures, text: Text): string {
  const said = (["yes", "maybe", "no", "none"] as const).filter((reply) => figures[reply] > 0);
  if (said.length === 1 && said[0] === "none") return text("meeting.figures-nobody");
  return said.map((reply) => text(`meeting.figures-${reply}`, { count: figures[reply] })).join(" · ");
}

/** What it is about, as it stands on a card: open actions first, then the items. */
export function agendaIn({ meeting, network }: Meet, personId: string | undefined, text: Text): Data {
  const seesNames = personId !== undefined && isInside(network, personId);
  const { agenda, openActions } = meeting;
  const more = openActions.length - mostActions;
  return {
    actionsTitle: text("meeting.open-actions"),
    openActions: openActions.slice(0, mostActions).map(({ words, owner }) => ({
      words: flowing(words, lengths.action),
      by: seesNames && owner !== "" ? ` (${nameOf(owner)})` : "",
    })),
    moreActions: more > 0 ? text("meeting.more-actions", { count: more }) : "",
    itemsTitle: text("planning.agenda-title"),
    items: agenda.map((item, n) => ({
      number: `${n + 1}. `,
      words: flowing(item.words, lengths.words),
      by: byIn(item, seesNames, text),
    })),
  };
}

const nameOf = (name: string): string => flowing(name, lengths.name);

/** Who prepares it stands in the channel because the lead wrote it there; who suggested it is for those inside. */
function byIn({ preparedBy = "", suggestedBy }: Item, seesNames: boolean, text: Text): string {
  const said = [
    ...(preparedBy ? [text("meeting.prepared-by", { name: nameOf(preparedBy) })] : []),
    ...(suggestedBy && seesNames ? [text("meeting.suggested-by", { name: nameOf(suggestedBy.name) })] : []),
  ];
  return said.length > 0 ? ` (${said.join(", ")})` : "";
}

function mayDo(
  meet: Meet,
  standing: Standing,
  isOpen: boolean,
  viewer: Viewer,
  own: string | undefined,
  calendar: Calendar | undefined,
): Data {
  const isPrivate = viewer !== "channel";
  const takesPart = !isPrivate || memberOf(meet.network, viewer.personId) !== undefined;
  const isInsider = isPrivate && isInside(meet.network, viewer.personId);
  const leads = isPrivate && meet.network.state === "active" && mayLead(meet.network, viewer.personId);
  return {
    mayAnswer: isOpen && takesPart,
    mayComeYes: isOpen && takesPart && own !== "yes",
    mayComeMaybe: isOpen && takesPart && own !== "maybe",
    maySuggest: standing === "planned" && takesPart,
    mayTake: isOpen || standing === "cancelled",
    mayChange: leads && standing === "planned",
    maySeeWho: leads && standing !== "cancelled",
    mayRead: isInsider && meet.meeting.minutes?.state === "posted",
    mayWrite: isInsider && standing !== "planned" && writes(meet, viewer.personId, calendar),
    mayGoBack: isInsider,
    style: own ? "default" : "positive",
  };
}

/** Minutes are written by their taker and those who lead, from when the meeting has begun until they are posted. */
const writes = ({ meeting, network }: Meet, personId: string, calendar: Calendar | undefined): boolean =>
  isMetFor(meeting, network) &&
  meeting.state !== "cancelled" &&
  meeting.minutes?.state !== "posted" &&
  mayWrite(meeting, { network, by: { personId, name: "" }, ...(calendar ? { calendar } : {}) });

/** Teams opens nothing else, and an address that is no web page is read and not pressed. */
export function isAddress(link: string): boolean {
  try {
    return new URL(link).protocol === "https:";
  } catch {
    return false;
  }
}

const labelsOf = (standing: Standing, own: string | undefined, text: Text): Data => ({
  yes: text("meeting.yes"),
  no: text(own === "no" ? "meeting.why-not" : "meeting.no"),
  maybe: text("meeting.maybe"),
  suggest: text("meeting.suggest"),
  calendar: text(standing === "cancelled" ? "meeting.off-calendar" : "meeting.to-calendar"),
  join: text("meeting.join"),
  read: text("meeting.read-minutes"),
  write: text("minutes.nag-write"),
  who: text(standing === "over" ? "meeting.who-over" : "meeting.who"),
  change: text("meeting.change"),
  back: text("meeting.back-to-list"),
});
