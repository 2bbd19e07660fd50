import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { mayLead } from "../../networks/network.js";
import { titleOf } from "../../networks/title.js";
import type { Text } from "../../text/text.js";
import type { Meet } from "../desk.js";
import { flowing } from "../planning/shown.js";
import { ownItems } from "./suggest.js";

const itemLength = 200;

/** What every form about a meeting has: whose meeting, and the way back. */
const about = ({ meeting, network }: Meet, text: Text, notices: readonly Notice[]): Data => ({
  lang: text.language,
  network: titleOf(network, text),
  notices,
  meetingId: meeting.id,
  networkId: network.id,
});

/** Whoever cannot come may say why; their answer is stored already. */
export const reasonCard = (meet: Meet, typed: string, text: Text, notices: readonly Notice[] = []): Card =>
  fill("meeting-reason", {
    ...about(meet, text, notices),
    speak: text("meeting.reason-title"),
    title: text("meeting.reason-title"),
    more: text("meeting.reason-more"),
    reason: typed,
    labels: {
      reason: text("meeting.reason"),
      start: text("meeting.reason-start"),
      error: text("meeting.form-error"),
      save: text("meeting.reason-save"),
      yes: text("meeting.after-all"),
      back: text("meeting.back"),
    },
  });

/** A member suggests an item, and sees what they have suggested before. */
export function suggestCard(
  meet: Meet,
  personId: string,
  typed: string,
  text: Text,
  notices: readonly Notice[] = [],
): Card {
  const leads = mayLead(meet.network, personId);
  return fill("meeting-suggest", {
    ...about(meet, text, notices),
    speak: text("meeting.suggest-title"),
    title: text("meeting.suggest-title"),
    more: text(leads ? "meeting.suggest-lead" : "meeting.suggest-more"),
    words: typed,
    ownTitle: text("meeting.suggest-own"),
    own: ownItems(meet.meeting, personId).map(({ id, words }) => ({
      itemId: id,
      said: flowing(words, itemLength),
      what: text("meeting.take-back-what", { words: flowing(words, itemLength) }),
    })),
    labels: {
      words: text("meeting.suggest-words"),
      start: text("meeting.suggest-start"),
      error: text("meeting.form-error"),
      save: text("meeting.suggest-save"),
      takeBack: text("meeting.take-back"),
      back: text("meeting.back"),
    },
  });
}
