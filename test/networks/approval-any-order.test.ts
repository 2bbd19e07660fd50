import fc from "fast-check";
import { expect, test } from "vitest";
import { answer, ask } from "../../src/networks/approval/ask.js";
import { decide, revoke, withdraw } from "../../src/networks/approval/decide.js";
import { delegate } from "../../src/networks/approval/delegate.js";
import { verdicts, type Verdict } from "../../src/networks/approval/round.js";
import { saveTexts } from "../../src/networks/charter/versions.js";
import { leadOf, withNetwork, type Network } from "../../src/networks/network.js";
import { Refusal } from "../../src/refusal.js";
import { after, minute, type Instant } from "../../src/time.js";
import { areas, lead, leaders, sent, settings, someone, threeAreas } from "./approval-scene.js";
import { aad, now } from "./samples.js";

const people = ["ane", "bo", "eva", "ida", "employee"] as const;
type Name = (typeof people)[number];

/** What a step may come to: it took, it changed nothing, or it was refused. */
type Outcome = "taken" | "same" | "refused";

interface ModelSeat {
  holder: Name;
  from?: Name;
  verdict?: Verdict;
  by?: Name;
  /** The round the verdict was first given in, and what the area saw then. */
  round?: number;
  saw?: string;
  waiting: string[];
  asked: number;
}

/** The approval told as plainly as possible, without versions, snapshots or letters. */
class Model {
  state: "forming" | "awaiting" | "active" = "forming";
  ended: "none" | "open" | "return" | "reject" | "withdrawn" | "approved" = "none";
  round = 0;
  begun = 0;
  text = "0";
  whys = ["0", "0", "0"];
  plan: Name[] = [...leaders];
  seats: ModelSeat[] = [];

  sees = (n: number): string => `${this.text} ${this.whys[n] ?? ""}`;

  send(): Outcome {
    if (this.state !== "forming") return "refused";
    const keeps = this.ended === "return" || this.ended === "withdrawn";
    const next = this.plan.map((holder, n): ModelSeat => {
      const { verdict, by, round, saw, holder: had, waiting = [], asked = 0 } = this.seats[n] ?? {};
      const own = had === holder ? { waiting, asked } : { waiting: [], asked: 0 };
      const isKept = keeps && verdict === "approve" && by === holder && saw === this.sees(n);
      return isKept && round && saw ? { holder, ...own, verdict, by, round, saw } : { holder, ...own };
    });
    const isFull = next.every(({ verdict }) => verdict);
    this.seats = isFull ? next.map(({ holder, waiting, asked }) => ({ holder, waiting, asked })) : next;
    this.round++;
    this.state = "awaiting";
    this.ended = "open";
    return "taken";
  }

  held(n: number, who: Name, round: number): ModelSeat | undefined {
    const seat = this.seats[n];
    return seat?.holder === who && round === this.round ? seat : undefined;
  }

  decide(n: number, who: Name, verdict: Verdict, round: number): Outcome {
    const seat = this.held(n, who, round);
    if (!seat) return "refused";
    if (seat.verdict) return seat.verdict === verdict ? "same" : "refused";
    if (this.ended !== "open" || who === "employee") return "refused";
    Object.assign(seat, { verdict, by: who, round: this.round, saw: this.sees(n) });
    const isLast = this.seats.every((one) => one.verdict === "approve");
    if (verdict !== "approve") [this.state, this.ended] = ["forming", verdict];
    if (isLast) [this.state, this.ended, this.begun] = ["active", "approved", this.begun + 1];
    return "taken";
  }

  delegate(n: number, who: Name, to: Name, round: number): Outcome {
    const current = this.seats[n];
    if (current && round === this.round && current.holder === to && current.from === who) return "same";
    const seat = this.held(n, who, round);
    if (!seat || seat.verdict || this.ended !== "open" || to === who || to === "employee") return "refused";
    Object.assign(seat, { holder: to, from: who });
    this.plan[n] = to;
    return "taken";
  }

  revoke(n: number, who: Name, round: number): Outcome {
    const seat = this.held(n, who, round);
    if (!seat) return "refused";
    if (!seat.verdict) return "same";
    if (seat.round === this.round || this.ended !== "open") return "refused";
    delete seat.verdict;
    return "taken";
  }

  withdraw(round: number): Outcome {
    if (this.ended === "withdrawn" && round === this.round) return "same";
    if (this.ended !== "open" || round !== this.round) return "refused";
    [this.state, this.ended] = ["forming", "withdrawn"];
    return "taken";
  }

  ask(n: number, who: Name, text: string, round: number): Outcome {
    const seat = this.held(n, who, round);
    if (!seat) return "refused";
    if (seat.waiting.includes(text)) return "same";
    if (this.ended !== "open" || seat.asked >= 12) return "refused";
    seat.waiting.push(text);
    seat.asked++;
    return "taken";
  }

  answer(n: number): Outcome {
    const seat = this.seats[n];
    if (!seat?.waiting.length || this.ended !== "open") return "refused";
    seat.waiting.shift();
    return "taken";
  }
}

const act = fc.record({
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom("send", "send", "approve", "approve") },
    {
      weight: 8,
      arbitrary: fc.constantFrom(
        "decide",
        "delegate",
        "revoke",
        "revoke",
        "withdraw",
        "withdraw",
        "ask",
        "answer",
        "revise",
        "member",
        "deliver",
      ),
    },
  ),
  seat: fc.nat(2),
  /** Mostly the one who holds the seat. */
  who: fc.option(fc.constantFrom(...people), { freq: 3, nil: undefined }),
  to: fc.constantFrom(...people),
  verdict: fc.constantFrom(...verdicts),
  /** Now and then a card from before. */
  stale: fc.integer({ min: 0, max: 8 }).map((n) => (n === 0 ? 1 : 0)),
  choice: fc.constantFrom("0", "1"),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

const oldest = (network: Network, n: number): string =>
  network.rounds.at(-1)?.seats[n]?.inquiries.find((one) => !one.answer)?.id ?? "q0";

/** The real rule for an act, and what the model makes of it. */
function both(
  network: Network,
  model: Model,
  one: Act,
  at: Instant,
): [rule: () => Network, expected: Outcome] {
  const { seat: n, verdict, choice, to } = one;
  const who = one.who ?? model.seats[n]?.holder ?? "ane";
  const round = model.round - one.stale;
  const by = someone(who);
  const press = { seatId: areas[n] ?? "", round, by };
  switch (one.what) {
    case "send":
      return [() => sent(network, at), model.send()];
    case "approve":
      return [
        () => decide(network, press, { verdict: "approve", comment: "" }, settings, at),
        model.decide(n, who, "approve", round),
      ];
    case "decide":
      return [
        () => decide(network, press, { verdict, comment: "Fordi" }, settings, at),
        model.decide(n, who, verdict, round),
      ];
    case "delegate":
      return [() => delegate(network, press, someone(to), "Fordi", at), model.delegate(n, who, to, round)];
    case "revoke":
      return [() => revoke(network, press, at), model.revoke(n, who, round)];
    case "withdraw":
      return [() => withdraw(network, lead, round, at), model.withdraw(round)];
    case "ask":
      return [() => ask(network, press, `Hvad ${choice}?`, at), model.ask(n, who, `Hvad ${choice}?`, round)];
    case "answer": {
      const which = { seatId: areas[n] ?? "", inquiryId: oldest(network, n), by: lead };
      return [() => answer(network, which, "Sådan", at), model.answer(n)];
    }
    case "revise":
      return [() => saveTexts(network, { results: choice }, lead.id, lead.name, at), revised(model, choice)];
    case "member":
      return [() => withWhy(network, n, choice, at), reasoned(model, n, choice)];
    case "deliver":
      return [() => network, "same"];
  }
}

function revised(model: Model, choice: string): Outcome {
  const isNew = model.text !== choice;
  model.text = choice;
  return isNew ? "taken" : "same";
}

function reasoned(model: Model, n: number, choice: string): Outcome {
  const isNew = model.whys[n] !== choice;
  model.whys[n] = choice;
  return isNew ? "taken" : "same";
}

function withWhy(network: Network, n: number, why: string, at: Instant): Network {
  const name = leaders[n];
  if (network.members.some((one) => one.name === name && one.why === why)) return network;
  const members = network.members.map((one) => (one.name === name ? { ...one, why } : one));
  return withNetwork(network, { members }, at);
}

function outcomeOf(network: Network, rule: () => Network): [Outcome, Network] {
  try {
    const next = rule();
    return [next === network ? "same" : "taken", next];
  } catch (error) {
    if (error instanceof Refusal) return ["refused", network];
    throw error;
  }
}

function mustAgree(network: Network, model: Model): void {
  const newest = network.rounds.at(-1);
  expect(network.state).toBe(model.state);
  expect(newest?.number ?? 0).toBe(model.round);
  const seats =
    newest?.seats.map(({ holder, decision }) => [holder, decision?.verdict, decision?.round]) ?? [];
  expect(seats).toEqual(
    model.seats.map(({ holder, verdict, round }) => [aad(holder), verdict, verdict && round]),
  );
  const isOpen = model.ended === "open";
  const awaited = isOpen
    ? model.seats.filter(({ verdict }) => !verdict).map(({ holder }) => aad(holder))
    : [];
  const asked = isOpen && model.seats.some(({ waiting }) => waiting.length > 0) ? [lead.id] : [];
  expect(network.waitsFor).toEqual([...new Set([...awaited, ...asked])].sort());
  expect(network.log.filter(({ deed }) => deed === "started")).toHaveLength(model.begun);
  expect(model.begun).toBeLessThanOrEqual(1);
  expect(leadOf(network).personId).toBe(lead.id);
  // Nobody is asked or reminded about a round that is over.
  if (!isOpen) {
    expect(newest?.remindAt).toBeUndefined();
    expect(network.letters.filter(({ kind }) => kind === "request" || kind === "inquiry")).toEqual([]);
  }
}

const seeded = (): Network => {
  const base = threeAreas({ texts: { title: "Lyset", purpose: "Finde dem", results: "0" } });
  return { ...base, members: base.members.map((one) => ({ ...one, why: "0" })) };
};

test("in any order of sending, deciding, passing on, asking, revising and withdrawing, it is what the model says", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60, size: "max" }), (acts) => {
      const model = new Model();
      let network = seeded();
      let begun = 0;
      for (const [n, one] of acts.entries()) {
        if ((one.what === "revise" || one.what === "member") && model.state !== "forming") continue;
        const at = after(now, n * minute);
        const [rule, expected] = both(network, model, one, at);
        const [outcome, next] = outcomeOf(network, rule);
        expect(outcome, `${n} ${one.what}`).toBe(expected);
        seen.set(`${one.what} ${outcome}`, (seen.get(`${one.what} ${outcome}`) ?? 0) + 1);
        network = next;
        mustAgree(network, model);
        begun = Math.max(begun, network.letters.filter(({ kind }) => kind === "theme").length);
        if (one.what === "deliver") network = withNetwork(network, { letters: [] }, network.changedAt);
      }
      expect(begun).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1_000 },
  );
  for (const what of ["send", "approve", "decide", "delegate", "revoke", "withdraw", "ask", "answer"])
    for (const how of ["taken", "refused"])
      expect(seen.get(`${what} ${how}`) ?? 0, `${what} ${how}`).toBeGreaterThan(20);
});
