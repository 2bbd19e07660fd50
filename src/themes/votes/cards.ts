import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import { paragraphs, shortened } from "../../interview/plain.js";
import type { Text } from "../../text/text.js";
import type { Found } from "../../store/documents.js";
import type { Notice } from "../../cards/notice.js";
import type { Field } from "../questions.js";
import type { SharedTheme } from "../sharing/desk.js";
import type { Sharing } from "../sharing/sharing.js";
import type { Ballot } from "./cast.js";
import { none, numbers, valueInput, whomInput } from "./clicks.js";
import { values, whom } from "./vote.js";

const titleLength = 120;

/**
 * The ballot, in the place of the theme's card: three votes, each on a value and perhaps for someone, with what the
 * values mean folded away on the same card, so that looking it up loses nothing that was chosen. Without the sharing it
 * names no theme, for one that may have been withdrawn. S1.
 */
export function ballotCard(
  { id, sharing }: Pick<SharedTheme, "id"> & { readonly sharing?: Sharing },
  ballot: Ballot,
  text: Text,
  { notices = [], stored }: BallotState = {},
): Card {
  const hasVoted = stored?.value.voters === 1;
  return fill("vote-ballot", {
    lang: text.language,
    themeId: id,
    speak: text("vote.title"),
    title: text("vote.title"),
    about: shortened(paragraphs(sharing?.shown.title ?? "").join(" "), titleLength),
    how: text("vote.how"),
    secret: text("vote.secret"),
    notices,
    votes: numbers.map((number) => oneVote(number, ballot, text)),
    words: { label: text("vote.words"), start: text("vote.words-start"), value: ballot.words },
    reason: { label: text("vote.reason"), start: text("vote.reason-start"), value: ballot.reason },
    error: text("vote.input-error"),
    meanings: values.map((value) => ({
      name: text(`value.${value}`),
      meaning: text(`value-meaning.${value}`),
    })),
    hasVoted,
    etag: stored?.etag ?? "",
    heard: stored?.value.heard ?? [],
    labels: {
      save: text(hasVoted ? "vote.change" : "vote.save"),
      withdraw: text("vote.withdraw"),
      meanings: text("vote.meanings"),
      back: text("vote.back"),
    },
  });
}

/** What else the ballot shows, and what is stored of the person's vote. */
export interface BallotState {
  readonly notices?: readonly Notice[];
  readonly stored?: Found<"vote"> | undefined;
}

const oneVote = (number: number, { votes }: Ballot, text: Text): Data => ({
  valueId: valueInput(number),
  valueLabel: text("vote.value", { number }),
  value: votes[number - 1]?.value ?? "",
  start: text("vote.value-start"),
  choices: [
    ...values.map((value) => ({ value, title: text(`value.${value}`) })),
    { value: none, title: text("vote.no-value") },
  ],
  whomId: whomInput(number),
  whomLabel: text("vote.whom", { number }),
  whom: votes[number - 1]?.whom ?? "",
  whomStart: text("vote.whom-start"),
  whoms: [
    ...whom.map((value) => ({ value, title: text(`vote.whom-${value}`) })),
    { value: none, title: text("vote.no-whom") },
  ],
  error: text("vote.input-error"),
});

/** What the owner took from the votes, by the answer it went into. S0-7. */
export const takenCard = (
  taken: readonly { readonly field: Field; readonly lines: readonly string[] }[],
  text: Text,
): Card =>
  fill("vote-taken", {
    lang: text.language,
    title: text("vote.taken"),
    more: text("vote.taken-more"),
    parts: taken.map(({ field, lines }) => ({ label: text(`field.${field}`), lines: [...lines] })),
  });
