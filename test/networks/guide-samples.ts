import type { Card } from "../../src/cards/card.js";
import {
  deepeningNotice,
  exampleCard,
  leftCard,
  oldAnswerCard,
  questionCard,
} from "../../src/guided/cards.js";
import { choiceIn } from "../../src/networks/guide/choices.js";
import { guideGuided } from "../../src/networks/guide/guided.js";
import { guideQuestions, guideScript } from "../../src/networks/guide/questions.js";
import type { Network } from "../../src/networks/network.js";
import type { Text } from "../../src/text/text.js";
import { nasty } from "../themes/samples.js";
import { aNetwork, now } from "./samples.js";

const fields = guideQuestions.flatMap((question) => [...question.fields]);

const answered = (words: string, last = 0): Network => {
  const base = aNetwork({ texts: { title: words }, versions: [] });
  const answers = Object.fromEntries(fields.map((field) => [field, choiceIn(field)?.at(last) ?? words]));
  return { ...base, guide: { ...base.guide, open: null, answers } };
};

const blank = aNetwork({ texts: {}, versions: [] });
const begun = { ...blank.guide, open: "kind", askedAt: now, answers: {} };

/** Guides in every state a card can meet. */
const guides: Readonly<Record<string, Network>> = {
  blank: { ...blank, guide: begun },
  carried: {
    ...blank,
    carried: ["purpose"],
    guide: { ...begun, answers: { purpose: "Ingen sidder alene" } },
  },
  skipped: { ...blank, guide: { ...begun, open: null, skipped: ["kind", "economy"] } },
  full: answered("Svar med æøå"),
  replacing: answered("Svar", 1),
  nasty: answered(nasty),
  longest: answered("ord æø ".repeat(571).slice(0, 4_000)),
};

/** Every card of the guide in every state. */
export function* guideCards(text: Text): Generator<[name: string, card: Card]> {
  const notices = [{ style: "attention", text: "⚠ Noget" }] as const;
  for (const [kind, network] of Object.entries(guides)) {
    for (const { id } of guideScript.questions) {
      const named = `guide ${id} ${kind}`;
      const deeper = [1, 2, 3, 4].map((asked) => deepeningNotice(guideGuided, id, asked, text));
      yield [
        named,
        questionCard(guideGuided, network, id, text, [...notices, ...deeper], { purpose: nasty }),
      ];
      yield [`${named} example`, exampleCard(guideGuided, network, id, text)];
      yield [`${named} old`, oldAnswerCard(guideGuided, network, id, { purpose: nasty }, text)];
      for (const how of ["saved", "skipped", "waiting", "partly"] as const)
        yield [`${named} ${how}`, leftCard(guideGuided, network, id, how, text)];
    }
    for (const card of guideGuided.summary(network, text, notices)) yield [`guide summary ${kind}`, card];
    for (const card of guideGuided.form(network, text, notices)) yield [`guide form ${kind}`, card];
  }
}
