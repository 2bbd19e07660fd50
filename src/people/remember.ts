import { change } from "../store/change.js";
import { WriteConflict } from "../store/documents.js";
import type { Turn } from "../teams/turn.js";
import type { CardPlace, Person } from "./person.js";

/**
 * Changes what is stored of the person who acts, creating it the first time. What the turn has read already is tried
 * first, so that it usually costs one write and no read. A rule that returns its argument unchanged writes nothing.
 */
export async function remember(turn: Turn, rule: (person: Person) => Person): Promise<Person> {
  const { tenantId, id, name } = turn.who;
  const at = { tenantId, id };
  const stranger: Person = { tenantId, id, name, changedAt: turn.now };
  const apply = (known: Person | undefined): Person => {
    const next = rule(known ?? stranger);
    return next === known ? known : { ...next, name, changedAt: turn.now };
  };
  const next = apply(turn.person);
  if (next === turn.person) return next;
  try {
    await turn.documents.write("person", at, next, turn.personEtag);
    return next;
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    return change(turn.documents, "person", at, apply);
  }
}

/** Remembers how to reach the person privately. */
export const withChat =
  (conversationId: string, serviceUrl: string) =>
  (person: Person): Person =>
    person.chat?.conversationId === conversationId && person.chat.serviceUrl === serviceUrl
      ? person
      : { ...person, chat: { conversationId, serviceUrl } };

/** Remembers which theme typed answers go to, and where the card of its open question stands. */
export const withOpenCard =
  (place: CardPlace, themeId: string, question: string | null) =>
  (person: Person): Person => ({
    ...person,
    activeTheme: themeId,
    openCard: { ...place, themeId, question },
  });
