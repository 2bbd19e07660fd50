import { refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { texts, type Text } from "../../text/text.js";
import { putAgainAt } from "../guided.js";
import { replyOf } from "../../guided/clicks.js";
import { readThemeId } from "../clicks.js";
import { changeTheme, readTheme } from "../desk.js";
import type { Field } from "../questions.js";
import { showsResults } from "../sharing/desk.js";
import type { Theme } from "../theme.js";
import { takenCard } from "./cards.js";
import { voteOverview, type ValueVotes, type VoteOverview } from "./overview.js";
import { hasVoted } from "./own-vote.js";
import { fieldFor, mostTaken, takeValues, type Taken } from "./take.js";
import { whom } from "./vote.js";

/** How many of the words for `other` are named with its figures. */
const mostWords = 3;

/**
 * The owner pressed Brug værdierne: the values with the most votes go into the Effektjæger's answers, and are shown.
 * Only figures the owner may see, and only in the private chat, where the answers are. S0-7, S1.
 */
export async function takeTopValues(data: unknown, turn: Turn): Promise<Answer> {
  if (turn.where !== "private") refuse("unknown-click");
  const theme = await readTheme(turn, readThemeId(data).themeId);
  const text = await textToTakeIn(turn, theme);
  const taken = linesOf(await voteOverview(turn.documents, theme.tenantId, theme.id), text);
  if (taken.length === 0) refuse("no-votes");
  let isNew = false;
  const after = await changeTheme(turn, theme.id, (current) => {
    const next = takeValues(current, taken, replyOf(turn));
    isNew = next !== current;
    return next;
  });
  if (!isNew) return { tell: turn.text("vote.taken-already") };
  const again = putAgainAt(after, "effect", turn);
  return { ...again, posts: [{ card: takenCard(byField(taken), turn.text) }, ...(again.posts ?? [])] };
}

/** The language the theme is shared in, so that a value taken again is known by its line. @throws Refusal */
async function textToTakeIn(turn: Turn, { id, sharing }: Theme): Promise<Text> {
  if (!sharing) refuse("no-such-shared-theme");
  if (!showsResults(sharing, await hasVoted(turn, { id, sharing }), turn.now)) refuse("votes-hidden");
  return texts[sharing.language];
}

const linesOf = ({ values, others }: VoteOverview, text: Text): Taken[] =>
  values.slice(0, mostTaken).flatMap((votes) => linesFor(votes, others, text));

/** One line for each of those the value is for; votes for nobody in particular belong to the citizen only when all do. */
function linesFor(
  { value, points, pointsFor }: ValueVotes,
  others: VoteOverview["others"],
  text: Text,
): Taken[] {
  const start = `${text("vote.taken-start", { value: text(`value.${value}`) })} `;
  const named = others.slice(0, mostWords).map(({ words }) => words);
  const words = value === "other" ? ` (${named.join(", ")})` : "";
  const toSomeone = whom.filter((one) => pointsFor[one] > 0);
  if (toSomeone.length === 0)
    return [{ field: fieldFor.citizen, start, figures: text("shared.votes", { count: points }) + words }];
  return toSomeone.map((one) => {
    const figures = text("vote.taken-part", { count: pointsFor[one], points });
    return { field: fieldFor[one], start, figures: figures + words };
  });
}

function byField(taken: readonly Taken[]): { field: Field; lines: string[] }[] {
  const fields = [...new Set(taken.map(({ field }) => field))];
  return fields.map((field) => ({
    field,
    lines: taken.filter((line) => line.field === field).map(({ start, figures }) => start + figures),
  }));
}
