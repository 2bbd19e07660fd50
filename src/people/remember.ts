import { change } from "../store/change.js";
import { WriteConflict, type Found } from "../store/documents.js";
import type { Turn } from "../teams/turn.js";
import { between, second } from "../time.js";
import type { CardPlace, Person, Subject } from "./person.js";

/**
 * Changes what is stored of the person who acts, creating it the first time. What the turn has read already is tried
 * first, so that it usually costs one write and no read. A rule that returns its argument unchanged writes nothing.
 */
export async function remember(turn: Turn, rule: (person: Person) => Person): Promise<Person> {
  return (await remembered(turn, rule)).value;
}

async function remembered(
  turn: Turn,
  rule: (person: Person) => Person,
): Promise<Partial<Found<"person">> & { value: Person }> {
  const { tenantId, id, name } = turn.who;
  const at = { tenantId, id };
  const stranger: Person = { tenantId, id, name, changedAt: turn.now };
  const apply = (known: Person | undefined): Person => {
    const next = rule(known ?? stranger);
    return next === known ? known : { ...next, name, changedAt: turn.now };
  };
  const value = apply(turn.person);
  const etag = turn.personEtag;
  if (value === turn.person) return { value, ...(etag ? { etag } : {}) };
  try {
    return { value, etag: await turn.documents.write("person", at, value, etag) };
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    await change(turn.documents, "person", at, apply);
    return (await turn.documents.read("person", at)) ?? { value };
  }
}

const keptHeard = 20;
/** Nobody presses the same button twice on purpose within this time. */
const doubleClick = 2 * second;

/**
 * The turn to go on with when `what` is heard for the first time; undefined when it is a repeated delivery, with the
 * same id or a new one, or the other half of a double click. Of two at once only one is the first.
 */
export async function heardFirst(turn: Turn, what: string): Promise<Turn | undefined> {
  const marks = marksIn(turn);
  let isFirst = true;
  const { value, etag } = await remembered(turn, (person) => {
    isFirst = !marks.some((mark) => person.heard?.includes(mark)) && !isDoubled(person, what, turn);
    if (!isFirst) return person;
    const heard = [...(person.heard ?? []), ...marks].slice(-keptHeard);
    return { ...person, heard, lastHeard: { what: markOf(what), at: turn.now } };
  });
  return isFirst ? { ...turn, person: value, ...(etag ? { personEtag: etag } : {}) } : undefined;
}

/** What failed was not done, so the next try counts as the first. */
export async function unheard(turn: Turn): Promise<void> {
  await remember(turn, ({ lastHeard, ...person }) => ({
    ...person,
    heard: (person.heard ?? []).filter((mark) => !marksIn(turn).includes(mark)),
  }));
}

const marksIn = (turn: Turn): string[] => [turn.activityId, ...(turn.stamp ? [`${turn.stamp} heard`] : [])];

const isDoubled = ({ lastHeard }: Person, what: string, turn: Turn): boolean =>
  turn.cardId !== undefined &&
  lastHeard?.what === markOf(what) &&
  between(lastHeard.at, turn.now) < doubleClick;

/** What was pressed, without what was written. */
const markOf = (what: string): string => what.slice(0, 120);

/** Remembers how to reach the person privately. */
export const withChat =
  (conversationId: string, serviceUrl: string) =>
  (person: Person): Person =>
    person.chat?.conversationId === conversationId && person.chat.serviceUrl === serviceUrl
      ? person
      : { ...person, chat: { conversationId, serviceUrl } };

/** Whether something belongs to this theme, or to this network's guide. */
export const isAbout = (one: Subject, other: Subject): boolean =>
  one.themeId === other.themeId && one.networkId === other.networkId;

/** Typed answers go to this from now on. A theme that is put aside for a guide is still the person's latest. */
export const withActive =
  ({ themeId, networkId }: Subject) =>
  ({ activeNetwork, ...person }: Person): Person => ({
    ...person,
    ...(themeId ? { activeTheme: themeId } : {}),
    ...(networkId ? { activeNetwork: networkId } : {}),
  });

/** Remembers what typed answers go to, and where the card of its open question stands. */
export const withOpenCard =
  ({ conversationId, activityId, others }: CardPlace, subject: Subject, question: string | null) =>
  (person: Person): Person => ({
    ...withActive(subject)(person),
    openCard: { conversationId, activityId, ...(others ? { others } : {}), ...subject, question },
  });

/** Typed words no longer go to the theme. */
export function withoutTheme(person: Person, themeId: string): Person {
  if (person.activeTheme !== themeId && person.openCard?.themeId !== themeId) return person;
  const { activeTheme, openCard, ...rest } = person;
  return openCard && openCard.themeId !== themeId ? { ...rest, openCard } : rest;
}
