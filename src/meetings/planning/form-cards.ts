import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import type { Network } from "../../networks/network.js";
import { titleOf } from "../../networks/title.js";
import type { Text } from "../../text/text.js";
import { isDay } from "../calendar-time.js";
import { daysInWords } from "../pattern-words.js";
import type { PlanInputs } from "./clicks.js";
import { lengths } from "./form.js";
import type { OpenQuestion } from "./open-questions.js";
import { partsOf, patternOf, ways } from "./repeat.js";
import { flowing } from "./shown.js";

const questionLength = 120;

export interface PlanForm {
  readonly inputs: PlanInputs;
  readonly questions: readonly OpenQuestion[];
  /** What was begun on earlier is shown in it, or is put aside and can be fetched; else there is nothing. */
  readonly begun: "shown" | "aside" | "none";
  readonly notices?: readonly Notice[];
}

/** One meeting or a series, in the form or in words. S3-6. */
export function planFormCard(network: Network, form: PlanForm, text: Text): Card {
  const { inputs, questions, begun, notices = [] } = form;
  return fill("meeting-plan", {
    lang: text.language,
    speak: text("planning.title"),
    title: text("planning.title"),
    network: titleOf(network, text),
    notices,
    values: { ...inputs },
    lengths: lengthChoices(inputs.minutes, text),
    ways: wayChoices(inputs, text),
    questions: questions.map(({ key, words }) => ({ value: key, title: flowing(words, questionLength) })),
    begun,
    networkId: network.id,
    labels: labelsIn(text),
  });
}

/** Those the form offers, and the one that stands in it. */
export function lengthChoices(chosen: string, text: Text): Data[] {
  const own = /^\d{1,4}$/u.test(chosen) ? [Number(chosen)] : [];
  return [...new Set([...lengths, ...own])]
    .sort((one, other) => one - other)
    .map((minutes) => ({ value: `${minutes}`, title: lengthInWords(minutes, text) }));
}

const lengthInWords = (minutes: number, text: Text): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    ...(hours > 0 ? [text("planning.hours", { count: hours })] : []),
    ...(rest > 0 ? [text("planning.minutes-long", { count: rest })] : []),
  ];
  return parts.join(" ") || text("planning.minutes-long", { count: 0 });
};

/** A pattern that was said in words and is none of the form's own is a choice of its own. */
function wayChoices({ repeat: chosen, day }: Pick<PlanInputs, "repeat" | "day">, text: Text): Data[] {
  const own = ways.map((way) => ({ value: way, title: text(`planning.way.${way}`) }));
  if (ways.some((way) => way === chosen)) return own;
  const from = isDay(day) ? day : "2027-01-01";
  const pattern = patternOf(chosen, partsOf(from));
  return pattern ? [...own, { value: chosen, title: daysInWords(pattern, from, text) }] : own;
}

/** What the inputs of when and where are called, on every form that has them. */
export const placeLabels = (text: Text): Data => ({
  day: text("planning.move-day"),
  time: text("planning.time"),
  minutes: text("planning.minutes"),
  place: text("planning.place"),
  placeStart: text("planning.place-start"),
  link: text("planning.link"),
  linkStart: text("planning.link-start"),
  error: text("planning.error"),
});

const labelsIn = (text: Text): Data => ({
  ...placeLabels(text),
  day: text("planning.day"),
  saying: text("planning.saying"),
  sayingStart: text("planning.saying-start"),
  or: text("planning.or"),
  repeat: text("planning.repeat"),
  until: text("planning.until"),
  agenda: text("planning.agenda"),
  agendaStart: text("planning.agenda-start"),
  fromTheme: text("planning.from-theme"),
  prepares: text("planning.prepares"),
  preview: text("planning.preview"),
  anew: text("planning.anew"),
  fetch: text("planning.fetch"),
  back: text("planning.back"),
});
