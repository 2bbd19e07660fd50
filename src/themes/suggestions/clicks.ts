import { z } from "zod/v4";
import { refuse } from "../../refusal.js";
import type { Turn } from "../../teams/turn.js";
import { actorKinds, type ActorKind } from "../actor-kinds.js";
import { tidied } from "../../interview/plain.js";
import type { FormWords } from "./cards.js";
import type { Press } from "./suggestion.js";

const words = z.string().max(100_000).optional();
const page = z.coerce.number().int().min(0).max(10_000);
const themes = z.object({ themeId: z.string().min(1).max(64), page: page.optional() });
const suggestions = themes.extend({
  suggestionId: z.string().min(1).max(200),
  asked: z.string().max(64).optional(),
  reason: words,
  into: z.string().max(200).optional(),
});
const forms = themes.extend({
  name: words,
  person: words,
  kind: words,
  why: words,
  contact: words,
  news: words,
});

/** What does not look like a click on a card of ours has not come from one. @throws Refusal unknown-click. */
function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  return result.success ? result.data : refuse("unknown-click");
}

export const readTheme = (data: unknown): z.output<typeof themes> => read(themes, data);
export const readSuggestion = (data: unknown): z.output<typeof suggestions> => read(suggestions, data);

/** What was typed into the form, as it goes back into it when it is refused. */
export function readForm(data: unknown): FormWords {
  const { name = "", person = "", kind = "", why = "", contact = "", news = "true" } = read(forms, data);
  return {
    name: tidied(name),
    person: tidied(person),
    kind,
    why: tidied(why),
    contact: tidied(contact),
    news: news !== "false",
  };
}

/** A kind we do not know is a forged click; none chosen is a guess. */
export function kindIn(chosen: string): { kind?: ActorKind } {
  if (chosen === "") return {};
  return { kind: actorKinds.find((known) => known === chosen) ?? refuse("unknown-click") };
}

/** What a repeated delivery of this click has in common with it; a moment alone could be another person's too. */
export const pressOf = ({ who, activityId, stamp, now }: Turn): Press => ({
  by: who.id,
  byName: who.name,
  now,
  marks: [activityId, ...(stamp ? [`${who.id} ${stamp}`] : [])],
});
