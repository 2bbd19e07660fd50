import { withNotes } from "../../letters/carrying.js";
import { areaKey } from "../../networks/members/member.js";
import { leadOf, mayLead, type Network } from "../../networks/network.js";
import type { Instant } from "../../time.js";
import { withMeeting, type Item, type Meeting } from "../meeting.js";
import { addItem } from "../planning/agenda.js";
import { mustBeComing } from "../planning/plan.js";
import { answering } from "./answer.js";

/** Who suggests, as Teams authenticated them, and when. */
export interface Suggester {
  readonly personId: string;
  readonly name: string;
  readonly now: Instant;
}

/** The letter by which the lead hears of a suggested item. */
const suggestedId = (itemId: string): string => `suggested:${itemId}`;

/** What someone has suggested themselves and may take back. */
export const ownItems = ({ agenda }: Pick<Meeting, "agenda">, personId: string): readonly Item[] =>
  agenda.filter(({ suggestedBy }) => suggestedBy?.personId === personId);

/**
 * Foreslå punkt: a member's item stands on the agenda at once, and the lead hears of it; one who leads writes their own.
 * The same words by the same person are the same item. S3-6.
 * @throws Refusal with the field: no-item-words, too-many-items, cpr, too-long; and as `answering` and `mustBeComing`.
 */
export function suggest(
  meeting: Meeting,
  network: Network,
  { id, words }: { readonly id: string; readonly words: string },
  { personId, name, now }: Suggester,
): Meeting {
  answering(meeting, network, personId);
  const isSame = (one: Item) => areaKey(one.words) === areaKey(words);
  const leads = mayLead(network, personId);
  const known = leads
    ? meeting.agenda.filter(({ suggestedBy }) => !suggestedBy)
    : ownItems(meeting, personId);
  if (words !== "" && known.some(isSame)) return meeting;
  const added = addItem(meeting, id, { words, preparedBy: "" }, now);
  if (leads) return added;
  const agenda = added.agenda.map((one) =>
    one.id === id ? { ...one, suggestedBy: { personId, name } } : one,
  );
  const to = leadOf(network).personId ?? network.lead;
  const letters = withNotes(added.letters, [{ id: suggestedId(id), kind: "suggested", to, item: id }], now);
  return withMeeting(added, { agenda, letters }, now);
}

/**
 * Takes one's own item off the agenda; a lead who has not heard of it need not. One that is gone is gone.
 * @throws Refusal as `answering` and `mustBeComing`.
 */
export function takeBack(
  meeting: Meeting,
  network: Network,
  itemId: string,
  personId: string,
  now: Instant,
): Meeting {
  answering(meeting, network, personId);
  if (!ownItems(meeting, personId).some(({ id }) => id === itemId)) return meeting;
  mustBeComing(meeting, now);
  const agenda = meeting.agenda.filter(({ id }) => id !== itemId);
  const letters = meeting.letters.filter(({ id }) => id !== suggestedId(itemId));
  return withMeeting(meeting, { agenda, letters }, now);
}
