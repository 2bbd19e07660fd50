import { dateInWords } from "../../dates.js";
import type { Text } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { themeQuestions, type Field, type QuestionId } from "../questions.js";
import type { Actor } from "../theme.js";
import type { VoteOverview } from "../votes/overview.js";
import { note, oneLine, paragraphsOf, text, type Block } from "../../word/blocks.js";
import type { PaperMaker } from "../../word/paper.js";
import { contentsFor, type Contents } from "./contents.js";

/** The theme as a document, with what this person may have of it. @throws Refusal when it is not theirs to read. */
export const themePaper: PaperMaker = async (documents, at, { personId, text: words, now }) => {
  const contents = await contentsFor(documents, at, personId, now);
  return { title: contents.title, kind: words("summary.above"), blocks: paperOf(contents, words, now) };
};

/**
 * The theme in the order of the form: title, each question with its role, the actors, the votes. S0-1…S0-8, S1. The
 * owner's own copy has every question, and says which answers colleagues do not see.
 */
export function paperOf(contents: Contents, words: Text, now: Instant): Block[] {
  return [
    note(words("summary.above")),
    { kind: "title", words: oneLine(contents.title) || words("theme.untitled") },
    ...fromWhom(contents, words),
    note(words("word.made", { day: dateInWords(now, words.language) })),
    ...themeQuestions.flatMap(({ id }) => (id === "title" ? [] : questionOf(id, contents, words))),
    ...votesOf(contents.votes, words),
  ];
}

function fromWhom({ ownerName, department }: Contents, words: Text): Block[] {
  const from = [oneLine(ownerName), oneLine(department)].filter((part) => part !== "").join(", ");
  return from === "" ? [] : [note(words("word.from", { from }))];
}

function questionOf(id: QuestionId, contents: Contents, words: Text): Block[] {
  const said = id === "actors" ? actorsOf(contents, words) : answersTo(id, contents, words);
  if (said.length === 0 && !contents.isOwn) return [];
  const role = roleOf(id);
  const heading = words("word.question", { question: words(`ask.${id}`), role: words(`role.${role}`) });
  const isPrivate = contents.hidden.includes(id) && said.length > 0;
  return [
    { kind: "heading", words: heading },
    ...(isPrivate ? [note(words("word.private"))] : []),
    ...(said.length > 0 ? said : [note(words("summary.no-answer"))]),
  ];
}

const questionWith = (id: QuestionId) =>
  themeQuestions.find((question) => question.id === id) ?? themeQuestions[0];
const roleOf = (id: QuestionId) => questionWith(id).role;

/** The answers as paragraphs, each under its field's name where a question has several. */
function answersTo(id: QuestionId, { answers }: Contents, words: Text): Block[] {
  const fields: readonly Field[] = questionWith(id).fields;
  return fields.flatMap((field): Block[] => {
    const said = paragraphsOf(answers[field] ?? "").map(text);
    if (said.length === 0 || fields.length === 1) return said;
    return [{ kind: "subheading", words: words(`field.${field}`) }, ...said];
  });
}

function actorsOf({ actors, accepted }: Contents, words: Text): Block[] {
  const own = new Set(actors.map(({ name }) => name.toLowerCase()));
  const further = accepted.filter(({ name }) => !own.has(name.toLowerCase()));
  const row = (from: string) => (actor: Actor) => [oneLine(actor.name), words(`kind.${actor.kind}`), from];
  const rows = [
    ...actors.map(row(words("word.from-own"))),
    ...further.map(row(words("word.from-colleague"))),
  ];
  if (rows.length === 0) return [];
  const head = [words("word.actor"), words("word.kind"), words("word.suggested-by")];
  return [{ kind: "table", head, rows, widths: [50, 20, 30] }];
}

function votesOf(votes: Contents["votes"], words: Text): Block[] {
  if (votes === "none") return [];
  const heading: Block = { kind: "heading", words: words("shared.votes-title") };
  if (votes === "kept-back") return [heading, note(words("word.votes-kept"))];
  if (votes.values.length === 0) return [heading, note(words("shared.votes-none"))];
  return [
    heading,
    text(words("shared.voters", { count: votes.voters })),
    tableOf(votes, words),
    ...othersOf(votes, words),
  ];
}

function tableOf({ values }: VoteOverview, words: Text): Block {
  const most = Math.max(...values.map(({ points }) => points));
  const rows = values.map(({ value, points }) => [
    words(`value.${value}`),
    words("shared.votes", { count: points }),
    { bar: points / most },
  ]);
  const head = [words("word.value"), words("word.votes"), words("word.bar")];
  return { kind: "table", head, rows, widths: [45, 17, 38] };
}

/** Colleagues' own words for values that are not on the list. */
function othersOf({ others }: VoteOverview, words: Text): Block[] {
  if (others.length === 0) return [];
  const lines = others.map(({ words: value, count }) =>
    text(words("word.other", { value: oneLine(value), figure: words("shared.votes", { count }) })),
  );
  return [{ kind: "subheading", words: words("word.others") }, ...lines];
}
