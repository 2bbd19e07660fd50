import type { Card } from "../../src/cards/card.js";
import { answer, ask } from "../../src/networks/approval/ask.js";
import { requestCard } from "../../src/networks/approval/cards.js";
import { withdraw } from "../../src/networks/approval/decide.js";
import { delegate } from "../../src/networks/approval/delegate.js";
import { delegateCard, seatsCard } from "../../src/networks/approval/form-cards.js";
import { approvalDeskCard, planCard } from "../../src/networks/approval/lead-cards.js";
import { hindrancesFor, planOf } from "../../src/networks/approval/seats.js";
import { saveTexts } from "../../src/networks/charter/versions.js";
import { charterFields } from "../../src/networks/charter/charter.js";
import { withNetwork, type Network } from "../../src/networks/network.js";
import type { Text } from "../../src/text/text.js";
import { nasty } from "../themes/samples.js";
import { areas, lead, press, says, sent, someone, threeAreas } from "./approval-scene.js";
import { aad, aMember, aNetwork, now } from "./samples.js";

const longest = "ord æø ".repeat(140).trim();

/** A network whose every word a person wrote is this. */
function worded(words: string): Network {
  const base = threeAreas({ texts: Object.fromEntries(charterFields.map((field) => [field, words])) });
  const more = Array.from({ length: 40 }, (_, n) =>
    aMember(`${words.slice(0, 60)} ${n}`, { why: words, area: areaFor("Sundhed og Omsorg", words) }),
  );
  const members = base.members.map((one) => ({
    ...one,
    name: words.slice(0, 90),
    area: areaFor(one.area, words),
  }));
  return withNetwork(base, { members: [...members, ...more] }, now);
}

const areaFor = (area: string, words: string): string => `${area} ${words.slice(0, 40)}`;

/** Every state a leader's card can be in, for the first area. */
export function requests(): Readonly<Record<string, Network>> {
  const asked = sent();
  const returned = says(says(asked, 0, "approve"), 1, "return");
  const revised = saveTexts(returned, { economy: "Egen ramme", time: "To timer" }, lead.id, lead.name, now);
  const questions = ["Hvor meget tid?", "Hvem betaler?", "Hvor længe?", "Hvem indkalder?"];
  const inquiring = questions.reduce((one, text) => ask(one, press("ane", 0), text, now), asked);
  const which = { seatId: areas[0], inquiryId: "q3", by: lead };
  return {
    waiting: asked,
    decided: says(asked, 0, "approve"),
    returned: says(asked, 0, "return"),
    rejected: says(asked, 0, "reject"),
    over: says(asked, 1, "return"),
    "over rejected": says(says(asked, 0, "approve"), 1, "reject"),
    withdrawn: withdraw(asked, lead, 1, now),
    kept: sent(returned),
    changed: sent(revised),
    asking: answer(inquiring, which, "Et år", now),
    delegated: delegate(asked, press("ane", 0), someone("ida"), "Hun kender tallene", now),
    begun: [0, 1, 2].reduce((one, seat) => says(one, seat, "approve"), asked),
  };
}

export function* approvalCards(text: Text): Generator<[name: string, card: Card]> {
  const notices = [{ style: "attention", text: "⚠ Noget" }] as const;
  for (const [state, network] of Object.entries(requests())) {
    yield [`approval ${state}`, requestCard(network, areas[0], text, now)];
    const view = { viewer: aad("ane"), comment: nasty, inquiry: nasty };
    yield [`approval nasty typed ${state}`, requestCard(network, areas[0], text, now, notices, view)];
    yield [`approval desk ${state}`, approvalDeskCard(network, text, notices)];
  }
  for (const [what, words] of [
    ["nasty", nasty],
    ["long", longest],
  ] as const) {
    const base = worded(words);
    const plan = planOf(base);
    const [first] = plan;
    const asked = sent(base);
    const click = { ...press("ane", 0), seatId: first?.id ?? "" };
    const inquiring = [0, 1, 2].reduce((one, n) => ask(one, click, `${n} ${words}`, now), asked);
    const passed = delegate(asked, click, { id: aad("ida"), name: words.slice(0, 90) }, words, now);
    for (const network of [asked, inquiring, passed]) {
      yield [`approval ${what} card`, requestCard(network, first?.id ?? "", text, now, notices)];
      yield [
        `approval ${what} passed`,
        requestCard(network, first?.id ?? "", text, now, [], { viewer: aad("ane"), comment: words }),
      ];
      const unsent = { seatId: first?.id ?? "", inquiryId: "q1", words };
      yield [`approval ${what} desk`, approvalDeskCard(network, text, notices, unsent)];
    }
    for (const start of ["may", "no", "list-open", "nobody-else"] as const) {
      const hindrances = hindrancesFor(base, start === "may" ? aad("ane") : lead.id, { ownApproval: false });
      const preview = { plan, hindrances, kept: [first?.id ?? ""], start };
      yield [`approval ${what} plan ${start}`, planCard(base, preview, text, notices)];
    }
    const people = Array.from({ length: 50 }, (_, n) => ({
      id: aad(`${n}`),
      name: `${words.slice(0, 40)} ${n}`,
    }));
    for (const picksPeople of [true, false]) {
      const choosing = { people, picksPeople };
      yield [`approval ${what} seats`, seatsCard(base, plan, choosing, 0, text, notices)];
      yield [`approval ${what} seats last`, seatsCard(base, plan, choosing, 99, text)];
      const typed = { person: aad("3"), why: words };
      yield [
        `approval ${what} delegate`,
        delegateCard(asked, first?.id ?? "", choosing, text, notices, typed),
      ];
    }
  }
  const lacking = aNetwork();
  const preview = {
    plan: planOf(lacking),
    hindrances: hindrancesFor(lacking, lead.id, { ownApproval: false }),
    kept: [],
    start: "no",
  } as const;
  yield ["approval plan lacking", planCard(lacking, preview, text)];
  yield ["approval desk none", approvalDeskCard({ ...lacking, state: "active" }, text)];
  const back = requests()["returned"] ?? lacking;
  yield ["approval plan returned", planCard(back, { ...preview, plan: planOf(back) }, text)];
}
