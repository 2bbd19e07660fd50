import { dayInWords } from "../dates.js";
import { Refusal } from "../refusal.js";
import { change } from "../store/change.js";
import { StoreUnavailable, WriteConflict, type Documents, type Place } from "../store/documents.js";
import type { Mail, Recipient } from "../teams/mail.js";
import type { Answer, Turn } from "../teams/turn.js";
import type { Text } from "../text/text.js";
import type { Instant } from "../time.js";
import type { Person } from "./person.js";
import { remember } from "./remember.js";
import { isShutStill, withOpen, withShut } from "./shut.js";

/** Teams has refused the person's private chat, or to open one: no letter is tried there until they are heard from. */
export const shutOut = async (documents: Documents, at: Place, now: Instant): Promise<void> =>
  void (await change(documents, "person", { tenantId: at.tenantId, id: at.id }, (known) =>
    withShut(known, at, now),
  ));

/**
 * The mail, which asks Teams nothing for those whose private chat is shut, and notes who is shut out now. What is refused
 * for its own sake, or may have arrived, shuts nothing.
 */
export function heedful(mail: Mail, documents: Documents, now: Instant): Mail {
  const noted = ({ tenantId, personId: id }: Recipient) => shutOut(documents, { tenantId, id }, now);
  return {
    ...mail,
    sendPrivately: async (to, post) => {
      if (to.isShut) return "gone";
      const delivery = await mail.sendPrivately(to, post);
      if (delivery === "gone") await noted(to);
      return delivery;
    },
    putPrivately: async (to, card) => {
      if (to.isShut) return { delivery: "gone" };
      const placed = await mail.putPrivately(to, card);
      if (placed.delivery === "gone") await noted(to);
      return placed;
    },
  };
}

/**
 * Carries out a turn of someone whose private chat was shut: it is open again when they write or click there, and tried
 * again when they do so elsewhere a day later. They hear once, privately, since when nothing reached them and where to
 * look, also when what they pressed is refused. A turn of anyone else is left as it is.
 */
export async function openingAgain(turn: Turn, run: () => Promise<Answer>): Promise<Answer> {
  const { person, where, now, text } = turn;
  const since = person?.shutSince;
  if (!since || (where !== "private" && isShutStill(person, now))) return run();
  const answer = await run().catch((error: unknown) => refusedAs(error, text));
  if (!(await opensNow(turn))) return answer;
  const word = { say: text("people.open-again", { day: dayInWords(since, text.language, now) }) };
  const place = where === "private" ? "posts" : "privately";
  return { ...answer, [place]: [word, ...(answer[place] ?? [])] };
}

function refusedAs(error: unknown, text: Text): Answer {
  if (!(error instanceof Refusal)) throw error;
  return { tell: text(`refusal.${error.code}`, error.values), refused: error.code };
}

/**
 * Whether this turn is the one that opens it, of two at once. What the turn did is done: a store that is busy by now leaves
 * the chat for their next turn.
 */
async function opensNow(turn: Turn): Promise<boolean> {
  let isFirst = false;
  const open = (person: Person): Person => {
    isFirst = person.shutSince !== undefined;
    return withOpen(person);
  };
  try {
    await remember(turn, open);
    return isFirst;
  } catch (error) {
    if (error instanceof StoreUnavailable || error instanceof WriteConflict) return false;
    throw error;
  }
}

/** Which of these people cannot be written to privately; as many point reads as there are people, all at once. */
export async function shutAmong(
  documents: Documents,
  tenantId: string,
  ids: readonly (string | undefined)[],
): Promise<ReadonlySet<string>> {
  const known = ids.filter((id) => id !== undefined);
  const people = await Promise.all(known.map((id) => documents.read("person", { tenantId, id })));
  return new Set(people.flatMap((found) => (found?.value.shutSince ? [found.value.id] : [])));
}
