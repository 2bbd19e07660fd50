import { refuse } from "../../refusal.js";
import { newParticipant } from "../sharing/following.js";
import type { Participant } from "../sharing/participant.js";
import type { Press } from "../suggestions/suggestion.js";
import { checkedText } from "../suggestions/words.js";

/** The theme it is about, and the person's click: from the turn, never from a card. */
export interface Joiner extends Press {
  readonly tenantId: string;
  readonly themeId: string;
}

const stranger = ({ tenantId, themeId, by, byName, now }: Joiner): Participant =>
  newParticipant({ tenantId, id: themeId }, { id: by, name: byName }, now);

const keptHeard = 40;

/** A repeated delivery changes nothing, also when the person has thought better of it since. */
const isRepeated = ({ heard }: Participant, { marks }: Joiner): boolean =>
  marks.some((mark) => heard.includes(mark));

const heardBy = ({ heard }: Participant, { marks }: Joiner) => [...heard, ...marks].slice(-keptHeard);

/**
 * *Jeg vil være med*, with a line on why; pressed again, the line is corrected and the first moment stays. S0-6.
 * @throws Refusal no-join-why, cpr or too-long, with the field.
 */
export function join(current: Participant | undefined, who: Joiner, why: string): Participant {
  if (checkedText("joinWhy", why) === "") refuse("no-join-why", { field: "joinWhy" });
  const known = current ?? stranger(who);
  const joining = known.joins ? known.joining : undefined;
  if (isRepeated(known, who) || joining?.why === why) return known;
  const heard = heardBy(known, who);
  const since = joining?.at ?? who.now;
  return { ...known, name: who.byName, joins: 1, joining: { why, at: since }, changedAt: who.now, heard };
}

/** Takes it back; the line on why is not kept. Nothing to take back changes nothing. */
export function leave(current: Participant | undefined, who: Joiner): Participant {
  const known = current ?? stranger(who);
  if (isRepeated(known, who) || !known.joins) return known;
  const { joining, ...rest } = known;
  return { ...rest, joins: 0, changedAt: who.now, heard: heardBy(known, who) };
}
