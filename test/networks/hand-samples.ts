import type { Card } from "../../src/cards/card.js";
import { handCard } from "../../src/networks/handing/hand-card.js";
import type { Text } from "../../src/text/text.js";
import { nasty } from "../themes/samples.js";
import { handed, untouched } from "./handing-scene.js";

const people = [
  { id: "aad-colleague", name: "Colleague" },
  { id: "aad-nasty", name: nasty },
];
const notices = [{ style: "attention", text: "⚠ Noget" }] as const;

/** The form by which the pressing is handed on, in each of its states. */
export function* handCards(text: Text): Generator<[name: string, card: Card]> {
  for (const [title, name] of [
    ["plain", "Lyset i vinduet"],
    ["nasty", nasty],
    ["nasty long", `${nasty} `.repeat(60)],
    ["untitled", ""],
  ] as const)
    for (const picksPeople of [true, false]) {
      const network = { ...untouched(), texts: { title: name } };
      const asked = { ...handed(), texts: { title: name }, handed: { ...handed().handed, toName: name } };
      const lost = { ...asked, handed: { ...asked.handed, unreached: true } } as typeof network;
      const way = `${title} ${picksPeople}`;
      yield [`hand ${way}`, handCard(network, { people, picksPeople }, text)];
      yield [`hand nobody ${way}`, handCard(network, { people: [], picksPeople }, text)];
      yield [`hand refused ${way}`, handCard(network, { people, picksPeople, person: "x", notices }, text)];
      yield [`hand asked ${way}`, handCard(asked as typeof network, { people, picksPeople, notices }, text)];
      yield [`hand lost ${way}`, handCard(lost, { people, picksPeople }, text)];
    }
}
