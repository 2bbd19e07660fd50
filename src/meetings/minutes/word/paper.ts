import { dateInWords } from "../../../dates.js";
import { isInside } from "../../../networks/network.js";
import { refuse } from "../../../refusal.js";
import type { Key, Text } from "../../../text/text.js";
import type { Instant } from "../../../time.js";
import { note, oneLine, paragraphsOf, text, type Block } from "../../../word/blocks.js";
import type { PaperMaker } from "../../../word/paper.js";
import { whenInWords } from "../../calendar-time.js";
import type { Calendar } from "../../calendar.js";
import type { Meet } from "../../desk.js";
import type { Item, Meeting } from "../../meeting.js";
import { minutesOf } from "../blank.js";
import type { Minutes } from "../minutes.js";
import { mayWrite } from "../rights.js";
import { dayWords, presentIn } from "../wording.js";

/**
 * Minutes as a document: for those inside once they are posted, before that for those who write them.
 * @throws Refusal no-such-meeting, not-taking-part, minutes-not-yet.
 */
export const minutesPaper: PaperMaker = async (documents, at, { personId, text: words, now }) => {
  const meeting = (await documents.read("meeting", at))?.value ?? refuse("no-such-meeting");
  const place = { tenantId: at.tenantId, id: meeting.networkId };
  const network = (await documents.read("network", place))?.value ?? refuse("no-such-meeting");
  if (!isInside(network, personId)) refuse("not-taking-part");
  // The calendar says who writes as long as nobody has begun.
  const calendar = meeting.minutes ? undefined : (await documents.read("calendar", place))?.value;
  const isWriter = mayWrite(meeting, {
    network,
    by: { personId, name: "" },
    ...(calendar ? { calendar } : {}),
  });
  if (!isWriter && meeting.minutes?.state !== "posted") refuse("minutes-not-yet");
  const meet: Meet = { meeting, network };
  return {
    title: words("minutes.file-name", { day: meeting.when.day, network: nameOf(meet, words) }),
    kind: words("minutes.title"),
    blocks: paperOf(meet, words, now, calendar),
  };
};

const nameOf = ({ network }: Meet, words: Text): string =>
  oneLine(network.texts.title ?? "") || words("network-card.untitled");

/** When and where, who was there, what was gone through, decided and taken on, and who approved it. S3-6. */
export function paperOf(meet: Meet, words: Text, now: Instant, calendar?: Calendar): Block[] {
  const { meeting, network } = meet;
  const minutes = minutesOf(meeting, network, calendar);
  const when = oneLine(whenInWords(meeting.when, words.language, now));
  return [
    note(words("minutes.title")),
    { kind: "title", words: nameOf(meet, words) },
    text(words("minutes.of", { when })),
    ...(oneLine(meeting.place) ? [text(words("minutes.word-place", { place: oneLine(meeting.place) }))] : []),
    ...signedIn(minutes, words),
    ...presence(meet, minutes, words),
    ...listed(
      words("minutes.word-followed"),
      meeting.openActions.map((action) => followedWords(action, words)),
    ),
    ...listed(
      words("minutes.word-agenda"),
      meeting.agenda.map((item) => itemWords(item, words)),
    ),
    ...listed(words("minutes.part.decisions"), minutes.decisions.map(oneLine)),
    ...paragraphs(words("minutes.part.notes"), minutes.notes),
    ...actionsOf(minutes, words, now),
    ...paragraphs(words("minutes.part.next"), minutes.next),
  ];
}

function signedIn({ state, taker, approvedBy, postedAt, corrected }: Minutes, words: Text): Block[] {
  const on = (key: Key, name: string, moment: Instant): Block =>
    note(words(key, { name: oneLine(name), day: dateInWords(moment, words.language) }));
  return [
    note(words("minutes.word-taker", { name: oneLine(taker.name) })),
    ...(state === "posted" ? [] : [note(words("minutes.draft"))]),
    ...(approvedBy && postedAt ? [on("minutes.word-approved", approvedBy.name, postedAt)] : []),
    ...(corrected ? [on("minutes.word-corrected", corrected.name, corrected.at)] : []),
  ];
}

function presence(meet: Meet, minutes: Minutes, words: Text): Block[] {
  const { there, notThere } = presentIn(meet, minutes);
  const names = (all: readonly string[]): string => all.map(oneLine).join(", ") || words("minutes.nobody");
  return [
    { kind: "heading", words: words("minutes.part.present") },
    { kind: "subheading", words: words("minutes.there") },
    text(names(there)),
    { kind: "subheading", words: words("minutes.not-there") },
    text(names(notThere)),
  ];
}

const itemWords = ({ words: said, preparedBy = "" }: Item, words: Text): string =>
  preparedBy === ""
    ? oneLine(said)
    : words("minutes.word-prepared", { item: oneLine(said), name: oneLine(preparedBy) });

const followedWords = ({ words: said, owner }: Meeting["openActions"][number], words: Text): string =>
  `${oneLine(said)} (${oneLine(owner) || words("action.no-owner")})`;

/** Numbered, so that people can speak of the third; what is empty is left out. */
const listed = (heading: string, lines: readonly string[]): Block[] =>
  lines.length === 0
    ? []
    : [{ kind: "heading", words: heading }, ...lines.map((said, at) => text(`${at + 1}. ${said}`))];

function paragraphs(heading: string, said: string): Block[] {
  const lines = paragraphsOf(said);
  return lines.length === 0 ? [] : [{ kind: "heading", words: heading }, ...lines.map(text)];
}

function actionsOf({ actions }: Minutes, words: Text, now: Instant): Block[] {
  if (actions.length === 0) return [];
  const rows = actions.map(({ words: said, ownerName, by }) => [
    oneLine(said),
    oneLine(ownerName) || words("action.no-owner"),
    by === undefined ? words("action.no-date") : dayWords(by, words, now),
  ]);
  const head = [words("minutes.word-action"), words("minutes.word-owner"), words("minutes.word-by")];
  return [
    { kind: "heading", words: words("minutes.part.actions") },
    { kind: "table", head, rows, widths: [44, 26, 30] },
  ];
}
