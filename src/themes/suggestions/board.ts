import { refuse } from "../../refusal.js";
import { change } from "../../store/change.js";
import { WriteConflict, type Documents, type Place } from "../../store/documents.js";
import { after, second, type Instant } from "../../time.js";
import type { Actor, Theme } from "../theme.js";
import { boardAccepted, boardNames, withSharing, type Board, type Sharing } from "../sharing/sharing.js";
import { gather, type Gathered } from "./gathering.js";
import type { Suggestion } from "./suggestion.js";

/** Every suggestion on a theme as it is stored, withdrawn and merged ones too. */
export async function storedOf(documents: Documents, { tenantId, id }: Place): Promise<Suggestion[]> {
  const all: Suggestion[] = [];
  for await (const one of documents.list("suggestion", tenantId, { themeId: id })) all.push(one);
  return all;
}

/** A theme's suggestions that are in sight, those merged into others with them, the newest first. */
export const suggestionsOf = async (documents: Documents, theme: Place): Promise<Gathered[]> =>
  gather(await storedOf(documents, theme));

/** The actors who have said yes, to stand among the theme's relevant actors. S0-6. */
export async function acceptedActors(documents: Documents, theme: Place): Promise<readonly Actor[]> {
  return (await suggestionsOf(documents, theme)).filter(isAccepted).map(actorOf);
}

const isAccepted = ({ suggestion }: Gathered): boolean => suggestion.state === "yes";
export const isUndecided = ({ suggestion }: Gathered): boolean => !["yes", "no"].includes(suggestion.state);
const actorOf = ({ suggestion: { name, kind } }: Gathered): Actor => ({ name, kind });

/** What the card in the channel tells of them. */
export function boardOf(all: readonly Gathered[], joining: number): Board {
  const accepted = all.filter(isAccepted).map(actorOf);
  return {
    suggestions: all.length,
    newest: all.filter(isUndecided).slice(0, boardNames).map(actorOf),
    accepted: accepted.slice(0, boardAccepted),
    acceptedCount: accepted.length,
    joining,
  };
}

/** A suggestion made at the moment the owner looked may have been stored just after, and was then not seen. */
const margin = 3 * second;

/** Those from colleagues that the owner has neither seen nor touched. */
export const unseenBy = (theme: Theme, all: readonly Gathered[]): Gathered[] =>
  all.filter(
    ({ suggestion: { state, by, createdAt } }) =>
      state === "suggested" &&
      by !== theme.owner &&
      createdAt > after(theme.sharing?.ownerSaw ?? theme.createdAt, -margin),
  );

/** Since when the owner has something to be told of is read off what is stored, so that nothing is forgotten or told twice. */
function counted(theme: Theme, sharing: Sharing, all: readonly Gathered[], joining: number): Sharing {
  const { untoldSince, ...rest } = sharing;
  const [since] = unseenBy(theme, all)
    .map(({ suggestion }) => suggestion.createdAt)
    .sort();
  return { ...rest, board: boardOf(all, joining), ...(since ? { untoldSince: since } : {}) };
}

/**
 * The owner has looked at the suggestions, or been told of them. What came since is counted after that, for it may
 * have been stored while the owner was looking.
 */
export async function ownerSaw(documents: Documents, at: Place, now: Instant): Promise<void> {
  await change(documents, "theme", at, (current = refuse("no-such-shared-theme")) =>
    current.sharing
      ? withSharing(current, { ...current.sharing, ownerSaw: now }, current.changedAt)
      : current,
  );
  await recount(documents, at, now);
}

const tries = 20;
const longest = 400;
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Counts anew what colleagues added, after every change of it. Written on the etag read before listing, so that the
 * last writer has seen every earlier change; therefore also written when nothing differs. When others kept being
 * first, the next count sees to it, for what was added is stored. Resolves to the theme as it now is.
 */
export async function recount(documents: Documents, at: Place, now: Instant): Promise<Theme | undefined> {
  for (let attempt = 1; ; attempt++) {
    const found = await documents.read("theme", at);
    if (!found?.value.sharing) return found?.value;
    const { value: theme, etag } = found;
    const all = await suggestionsOf(documents, at);
    const [joining = 0] = await documents.sum("participant", at.tenantId, { themeId: at.id }, ["joins"]);
    const next = withSharing(theme, counted(theme, found.value.sharing, all, joining), now);
    try {
      await documents.write("theme", at, next, etag);
      return next;
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      if (attempt === tries) return theme;
      await pause(Math.random() * Math.min(longest, 5 * 2 ** attempt));
    }
  }
}
