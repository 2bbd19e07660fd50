import { LetterParked } from "../letters/delivering.js";
import { WriteConflict, type Documents, type Place } from "../store/documents.js";
import type { Mail } from "../teams/mail.js";
import { after, type Instant } from "../time.js";
import { changeKept, tellNews } from "./sharing/announcing.js";
import { claim, notTold, release, toldOwner } from "./sharing/news.js";
import { checkEvery, gatherFor, putOffUntil, type Sharing } from "./sharing/sharing.js";
import { recount } from "./suggestions/board.js";
import { tellOwner } from "./suggestions/due.js";
import { removalOf, type Theme } from "./theme.js";
import { themeScene } from "./scene.js";

/**
 * A theme has fallen due: a deleted one is removed when its time is over; for a shared one there is news to tell,
 * suggestions gathered for its owner, or its cards to be looked at. One instance claims it, so that nothing is told
 * twice, and what a crash leaves undone another goes on with.
 */
export async function themeIsDue(documents: Documents, at: Place, now: Instant, mail: Mail): Promise<void> {
  const found = await documents.read("theme", at);
  if (!found?.value.dueAt || found.value.dueAt > now) return;
  if (found.value.state === "deleted") return deletedIsDue(documents, found.value, found.etag, now, mail);
  const claimed = claim(found.value, now);
  if (claimed === found.value || !(await isFirst(documents.write("theme", at, claimed, found.etag)))) return;
  if (claimed.sharing) await seeTo(documents, { ...claimed, sharing: claimed.sharing }, now, mail);
}

/** Whether a conditional write came first; when another's did, that one sees to it. */
async function isFirst(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof WriteConflict) return false;
    throw error;
  }
}

type Shared = Theme & { readonly sharing: Sharing };

async function seeTo(documents: Documents, theme: Shared, now: Instant, mail: Mail): Promise<void> {
  const { tenantId, id } = theme;
  const isTime = theme.sharing.checkAt <= now;
  const isStale = theme.changedAt === now || (isTime && (await isUnpainted(documents, theme, now)));
  const isShown = isStale ? mail.repaint(tenantId, themeScene(id)) : true;
  await tellNews(documents, theme, now, mail);
  await tellOfSuggestions(documents, theme, now, mail);
  const look = isTime ? ((await isShown) ? "shown" : "not-yet") : "none";
  const left = await changeKept(documents, theme, (current) => release(current, theme.sharing, look, now));
  mustNotBeParked(theme, left);
}

/** One that was refused once more as a parked letter is told to whoever watches the log, as everywhere. */
function mustNotBeParked({ letters: before = [] }: Theme, { letters = [] }: Theme): void {
  const tries = (id: string) => before.find((one) => one.id === id)?.tries ?? 0;
  const parked = letters.find((one) => one.parkedSince && one.tries > tries(one.id));
  if (parked) throw new LetterParked(parked);
}

/** New suggestions are gathered into one message to the owner; those that came meanwhile are for the next. */
async function tellOfSuggestions(
  documents: Documents,
  theme: Shared,
  now: Instant,
  mail: Mail,
): Promise<void> {
  const { untoldSince } = theme.sharing;
  if (!untoldSince || after(untoldSince, gatherFor) > now || putOffUntil(theme, "suggestions", now)) return;
  if (!(await tellOwner(documents, theme, now, mail)))
    return void (await changeKept(documents, theme, (current) => notTold(current, "suggestions", now)));
  await changeKept(documents, theme, (current) => toldOwner(current, untoldSince, now));
  await recount(documents, theme, now);
}

/**
 * Whether anything changed since the cards were last known to show what is stored: a crash may have come between
 * saving and painting. What was added but not counted on the board is counted now.
 */
async function isUnpainted(documents: Documents, theme: Shared, now: Instant): Promise<boolean> {
  const { tenantId, id: themeId } = theme;
  const [vote, suggestion, participant] = await Promise.all([
    newest(documents.list("vote", tenantId, { themeId })),
    newest(documents.list("suggestion", tenantId, { themeId })),
    newest(documents.list("participant", tenantId, { themeId })),
  ]);
  if ([suggestion, participant].some((at) => at > theme.changedAt)) await recount(documents, theme, now);
  const { shownUntil = "" } = theme.sharing;
  return [theme.changedAt, vote, suggestion, participant].some((at) => at > shownUntil);
}

/** When the first of a list was changed, which is the last changed; empty when there is none. */
async function newest(list: AsyncIterable<{ readonly changedAt: Instant }>): Promise<Instant> {
  for await (const { changedAt } of list) return changedAt;
  return "";
}

/**
 * A deleted theme's time to be brought back is over: it is removed for good, unless it was just restored. One that
 * was shared falls due before that, until its cards in channels are known to say that it is gone.
 */
async function deletedIsDue(
  documents: Documents,
  theme: Theme,
  etag: string,
  now: Instant,
  mail: Mail,
): Promise<void> {
  const at = { tenantId: theme.tenantId, id: theme.id };
  const removal = removalOf(theme);
  if (removal > now) {
    const isShown = !theme.sharing || (await mail.repaint(at.tenantId, themeScene(at.id)));
    const again = after(now, checkEvery);
    const dueAt = isShown || again > removal ? removal : again;
    await isFirst(documents.write("theme", at, { ...theme, dueAt }, etag));
  } else {
    await removeAdded(documents, at);
    await isFirst(documents.remove("theme", at, etag));
  }
}

/** What colleagues added goes before the theme does, so that nothing of theirs is left behind it. */
async function removeAdded(documents: Documents, { tenantId, id: themeId }: Place): Promise<void> {
  for (const kind of ["vote", "suggestion", "participant"] as const) {
    const ids: string[] = [];
    for await (const { id } of documents.list(kind, tenantId, { themeId })) ids.push(id);
    for (const id of ids) {
      const found = await documents.read(kind, { tenantId, id });
      if (found) await isFirst(documents.remove(kind, { tenantId, id }, found.etag));
    }
  }
}
