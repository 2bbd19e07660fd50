import { recipientOf } from "../../people/recipient.js";
import { refused } from "../../letters/carrying.js";
import { LetterParked } from "../../letters/delivering.js";
import { refuse } from "../../refusal.js";
import { change } from "../../store/change.js";
import { WriteConflict, type Documents, type Place } from "../../store/documents.js";
import type { Delivery, Mail, Recipient } from "../../teams/mail.js";
import type { Post } from "../../teams/turn.js";
import { texts } from "../../text/text.js";
import { after, day, minute, type Instant } from "../../time.js";
import type { Theme } from "../theme.js";
import { ownerSaw, suggestionsOf, unseenBy } from "./board.js";
import { gatheredFor, type Gathered } from "./gathering.js";
import { isDecided } from "./moves.js";
import { suggestionsCard, toldCard } from "./owner-cards.js";
import { notDue, withLetters, type Suggestion } from "./suggestion.js";

/** While one instance tells, no other does; should it die over it, another takes it up after this time. */
const busyFor = 10 * minute;
/** What was taken back with its theme is told for so long, should the theme be shown again. */
const waitsFor = day;

/**
 * A suggestion's time has come: a withdrawn one is removed for good, and of a yes or a no its author is told, and the
 * authors of those that were merged into it. S0-6.
 */
export async function suggestionDue(
  documents: Documents,
  at: Place,
  now: Instant,
  mail: Mail,
): Promise<void> {
  const found = await documents.read("suggestion", at);
  if (!found?.value.dueAt || found.value.dueAt > now) return;
  if (found.value.state === "withdrawn") return unlessTaken(documents.remove("suggestion", at, found.etag));
  const busy = { ...found.value, dueAt: after(now, busyFor) };
  const isMine = await documents.write("suggestion", at, busy, found.etag).catch(taken);
  if (!isMine) return;
  const went = await tellAll(documents, busy, now, mail);
  if (went === "later") return tryAgain(documents, busy, now);
  if (went === "all" || now > after(found.value.revisedAt, waitsFor)) await settle(documents, busy);
}

/** What Teams would not take in is tried again, and parked in the end, as all that is told. */
async function tryAgain(documents: Documents, busy: Suggestion, now: Instant): Promise<void> {
  const { letters, letter } = refused(busy.letters ?? [], { id: "decided", kind: "decided" }, now);
  await change(documents, "suggestion", busy, (current = refuse("suggestion-gone")) =>
    current.dueAt === busy.dueAt ? withLetters(current, { letters }, current.changedAt) : current,
  );
  if (letter.parkedSince) throw new LetterParked(letter);
}

/** Someone else is at it, or it has changed; the next sweep sees what is due then. */
function taken(error: unknown): undefined {
  if (!(error instanceof WriteConflict)) throw error;
}
const unlessTaken = (done: Promise<void>): Promise<void> => done.catch(taken);

/** Nothing more falls due, unless it was moved meanwhile, which has set a new time. */
async function settle(documents: Documents, busy: Suggestion): Promise<void> {
  await change(documents, "suggestion", busy, (current = refuse("suggestion-gone")) => {
    return current.dueAt === busy.dueAt ? notDue(current) : current;
  });
}

/** `hidden`: nothing is told of what was taken back; it may be shown again. */
async function tellAll(
  documents: Documents,
  due: Suggestion,
  now: Instant,
  mail: Mail,
): Promise<"all" | "later" | "hidden"> {
  const theme = (await documents.read("theme", { tenantId: due.tenantId, id: due.themeId }))?.value;
  if (!theme?.sharing) return "all";
  if (theme.state === "deleted" || theme.sharing.state === "withdrawn") return "hidden";
  const one = gatheredFor(await suggestionsOf(documents, theme), due.id);
  if (!one || !isDecided(one.suggestion)) return "all";
  let isDone = true;
  for (const author of [one.suggestion, ...one.merged].filter(hears(theme)))
    isDone = (await tellAuthor(documents, { author, one, theme }, now, mail)) && isDone;
  return isDone ? "all" : "later";
}

const hears =
  (theme: Theme) =>
  ({ wantsNews, told, by }: Suggestion): boolean =>
    wantsNews && !told && by !== theme.owner;

interface Outcome {
  readonly author: Suggestion;
  readonly one: Gathered;
  readonly theme: Theme;
}

/** Once: what may have arrived is not sent again, and who cannot be reached is let go. */
async function tellAuthor(
  documents: Documents,
  { author, one, theme }: Outcome,
  now: Instant,
  mail: Mail,
): Promise<boolean> {
  const sent = await write(documents, theme, author.by, mail, (language) => ({
    card: toldCard(one, author.name, theme, texts[language]),
  }));
  if (sent === "later") return false;
  await change(documents, "suggestion", author, (current = refuse("suggestion-gone")) => ({
    ...current,
    told: true,
    changedAt: now,
  }));
  return true;
}

/**
 * Tells the owner in one private message what has been gathered, with the list, and records it. Resolves to whether
 * that is done with; false when it should be tried again. Whoever calls it has claimed the theme. S0-6.
 */
export async function tellOwner(
  documents: Documents,
  theme: Theme,
  now: Instant,
  mail: Mail,
): Promise<boolean> {
  const all = await suggestionsOf(documents, theme);
  const unseen = unseenBy(theme, all);
  if (unseen.length === 0) return true;
  const sent = await write(documents, theme, theme.owner, mail, (language) => ({
    card: suggestionsCard(theme, all, unseen, 0, texts[language]),
  }));
  if (sent === "later") return false;
  await ownerSaw(documents, theme, now);
  return true;
}

/** In the person's own language, else the one the theme was shared in; by the bot's account in the theme's team. */
async function write(
  documents: Documents,
  { tenantId, sharing }: Theme,
  personId: string,
  mail: Mail,
  post: (language: Recipient["language"]) => Post,
): Promise<Delivery> {
  const person = (await documents.read("person", { tenantId, id: personId }))?.value;
  const [place] = sharing?.posts ?? [];
  if (!place) return "gone";
  const language = sharing?.language ?? "da";
  const to = recipientOf({ tenantId, ...place, language }, personId, person);
  return mail.sendPrivately(to, post(to.language));
}
