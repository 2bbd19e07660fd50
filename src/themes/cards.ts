import type { Data } from "../cards/fill.js";
import { paragraphs, shortened, shown } from "../interview/plain.js";
import type { Text } from "../text/text.js";
import { actorKinds } from "./actor-kinds.js";
import { themeQuestions, type Field, type QuestionId, type Role } from "./questions.js";
import { actorsOf, type Theme } from "./theme.js";

export const looks: Record<Role, { icon: string; emoji: string }> = {
  grower: { icon: "PlantGrass", emoji: "🌱" },
  explorer: { icon: "CompassNorthwest", emoji: "🧭" },
  smith: { icon: "Wrench", emoji: "🔨" },
  hunter: { icon: "Target", emoji: "🎯" },
  maker: { icon: "Lightbulb", emoji: "💡" },
};
export const total = themeQuestions.length;
const titleLength = 120;

export const questionWith = (id: QuestionId) => themeQuestions.find((q) => q.id === id) ?? themeQuestions[0];

export const titleOf = (theme: Theme, text: Text): string =>
  shortened(paragraphs(theme.interview.answers.title ?? "").join(" "), titleLength) || text("theme.untitled");

/** What the theme became, in a line that holds the network's title; empty for most. */
export const becameLine = ({ became }: Pick<Theme, "became">, text: Text): string =>
  became ? text("became.network", { title: shortened(paragraphs(became.title).join(" "), titleLength) }) : "";

export const inputOf = (field: Field, value: string, text: Text): Data => ({
  id: field,
  label: text(`field.${field}`),
  start: text(`start.${field}`),
  error: text("question.error"),
  value,
});

/** The input of one actor's kind carries the actor's name in its id, so that a changed list cannot mix them up. */
export const kindInput = (name: string): string => `kind:${name.toLowerCase()}`;

export const kindsOf = (theme: Theme, text: Text): Data[] =>
  actorsOf(theme).map(({ name, kind }) => ({
    id: kindInput(name),
    label: text("kind.label", { name: shown(name) }),
    value: kind,
    error: text("kind.error"),
    choices: actorKinds.map((value) => ({ value, title: text(`kind.${value}`) })),
  }));
