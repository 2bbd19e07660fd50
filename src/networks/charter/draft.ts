import { answerLimit } from "../../interview/answer-text.js";
import { shortened } from "../../interview/plain.js";
import { texts as languages, type Key, type Text } from "../../text/text.js";
import { fieldsOf, type Field } from "../../themes/questions.js";
import type { Theme } from "../../themes/theme.js";
import { relations, type GuideAnswers } from "../guide/questions.js";
import type { CharterField, CharterTexts } from "./charter.js";

/** Words of ours to lead in (none for ""), and what the person wrote, letter by letter. */
type Piece = readonly [lead: Key | "", said: string | undefined];

/**
 * A first kommissorium from what is known: the guide's answers and the theme, each under its field. Only the words
 * between are ours, in the network's language; a field nobody wrote of stays empty. What is said of single members
 * stays with the list of members, for everybody reads the kommissorium once the network has begun. S3-3, S3-5.
 */
export function draftFrom(
  guide: GuideAnswers,
  theme: Theme | undefined,
  text: Text = languages.da,
): CharterTexts {
  const said = openAnswers(theme);
  const pieces: Partial<Record<CharterField, readonly Piece[]>> = {
    title: [["", said.title]],
    purpose: [["", guide.purpose]],
    background: [
      ["charter.lead.wonder", said.wonder],
      ["charter.lead.why", said.why],
      ["charter.lead.challenge", said.challenge],
      ["charter.lead.opportunity", said.opportunity],
      ["charter.lead.citizens", said.citizens],
      ["charter.lead.meaning", said.meaning],
    ],
    results: [
      ["charter.lead.dream", said.dream],
      ["charter.lead.forCitizen", said.forCitizen],
      ["charter.lead.forMunicipality", said.forMunicipality],
      ["charter.lead.forEmployee", said.forEmployee],
    ],
    coherence: [
      ["charter.lead.goals", guide.goals],
      [relationLead(guide), guide.supplements],
    ],
    economy: [["charter.lead.resources", guide.resources]],
    rules: [["", guide.economy]],
    working: [["", guide.working]],
    convening: [
      ["", guide.organisation],
      ["charter.lead.backing", guide.backing],
    ],
  };
  const drafted = Object.entries(pieces).map(([field, all]) => [field, joined(all, text)] as const);
  return Object.fromEntries(drafted.filter(([, words]) => words !== ""));
}

/** The kommissorium is read by colleagues, so what the owner keeps from them stays out of it. */
function openAnswers(theme: Theme | undefined): Readonly<Partial<Record<Field, string>>> {
  const kept = new Set<string>((theme?.sharing?.hidden ?? []).flatMap((question) => fieldsOf(question)));
  const answers = Object.entries(theme?.interview.answers ?? {});
  return Object.fromEntries(answers.filter(([field]) => !kept.has(field)));
}

function relationLead({ relation }: GuideAnswers): Key {
  const known = relations.find((one) => one === relation) ?? "neither";
  return `charter.lead.${known}`;
}

/** Whole pieces as far as a field has room; what is left out is said to stand where it came from. */
function joined(pieces: readonly Piece[], text: Text): string {
  const all = pieces.flatMap(([lead, said]) => (said ? [lead === "" ? said : `${text(lead)}\n${said}`] : []));
  const whole = all.join("\n\n");
  if (whole.length <= answerLimit) return whole;
  const more = text("charter.lead.more");
  const room = answerLimit - more.length - 2;
  const kept = all.filter((_piece, n) => all.slice(0, n + 1).join("\n\n").length <= room);
  const words = kept.length > 0 ? kept.join("\n\n") : shortened(all[0] ?? "", room);
  return `${words}\n\n${more}`;
}
