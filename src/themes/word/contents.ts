import type { Documents, Place } from "../../store/documents.js";
import type { Instant } from "../../time.js";
import type { Field, QuestionId } from "../questions.js";
import { showsResults } from "../sharing/desk.js";
import { sharedTheme, type Sharing } from "../sharing/sharing.js";
import { acceptedActors } from "../suggestions/board.js";
import { actorsOf, openTheme, type Actor, type Theme } from "../theme.js";
import { voteOverview, type VoteOverview } from "../votes/overview.js";
import { voteId } from "../votes/vote.js";

/** All that one person may take along of a theme. */
export interface Contents {
  readonly title: string;
  readonly ownerName: string;
  /** May be empty. */
  readonly department: string;
  readonly answers: Readonly<Partial<Record<Field, string>>>;
  readonly actors: readonly Actor[];
  /** Suggested by colleagues, and will take part. */
  readonly accepted: readonly Actor[];
  /** `none` when the theme was never shared; `kept-back` until this person may see the numbers. */
  readonly votes: VoteOverview | "none" | "kept-back";
  /** Questions that only the owner sees the answers to, in the owner's own copy. */
  readonly hidden: readonly QuestionId[];
  /** Whether it is the owner's own copy, which also tells what is not answered yet. */
  readonly isOwn: boolean;
}

/**
 * What stands in the document for a person: everything for the theme's owner, for others only what the owner chose to
 * show. S0, S1. @throws Refusal no-such-shared-theme, theme-withdrawn, theme-deleted.
 */
export async function contentsFor(
  documents: Documents,
  at: Place,
  personId: string,
  now: Instant,
): Promise<Contents> {
  const theme = (await documents.read("theme", at))?.value;
  const isOwn = theme?.owner === personId;
  const own = isOwn ? openTheme(theme, personId) : sharedTheme(theme);
  const [words, accepted, votes] = await Promise.all([
    isOwn ? ownWords(documents, own) : sharedTheme(theme).sharing.shown,
    own.sharing ? acceptedActors(documents, at) : [],
    votesFor(documents, at, own.sharing, personId, now),
  ]);
  return { ...words, accepted, votes, hidden: isOwn ? (own.sharing?.hidden ?? []) : [], isOwn };
}

type Words = Pick<Contents, "title" | "ownerName" | "department" | "answers" | "actors">;

/** What the owner has written, as it stands now and not as it was shared. */
async function ownWords(documents: Documents, theme: Theme): Promise<Words> {
  const answers: Contents["answers"] = theme.interview.answers;
  const shown = theme.sharing?.shown;
  const person = await documents.read("person", { tenantId: theme.tenantId, id: theme.owner });
  return {
    title: answers.title ?? "",
    ownerName: shown?.ownerName ?? person?.value.name ?? "",
    department: shown?.department ?? person?.value.department ?? "",
    answers,
    actors: actorsOf(theme),
  };
}

async function votesFor(
  documents: Documents,
  { tenantId, id }: Place,
  sharing: Sharing | undefined,
  personId: string,
  now: Instant,
): Promise<Contents["votes"]> {
  if (!sharing) return "none";
  const own = await documents.read("vote", { tenantId, id: voteId(id, personId) });
  if (!showsResults(sharing, own?.value.voters === 1, now)) return "kept-back";
  return voteOverview(documents, tenantId, id);
}
