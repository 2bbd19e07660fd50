import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "../../src/refusal.js";
import { openEmbedded } from "../../src/store/embedded.js";
import type { Choice } from "../../src/themes/votes/vote.js";
import { values, whom } from "../../src/themes/votes/vote.js";
import { Booth, type Click } from "./vote-booth.js";
import { tallyFrom, themeId } from "./vote-theme.js";

const people = ["a", "b", "c"];
const choice = fc.record(
  { value: fc.constantFrom(...values), whom: fc.constantFrom(...whom) },
  { requiredKeys: ["value"] },
);
const choices = fc
  .array(choice, { minLength: 1, maxLength: 3 })
  .map((all) => all.map((one): Choice => (one.value === "other" ? { ...one, words: "Tillid" } : one)));
const person = fc.constantFrom(...people);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant("votes" as const), who: person, choices }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant("changes" as const), who: person, choices }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("withdraws" as const), who: person }) },
  /** Clicks now, and the click is delivered later, or again, perhaps with a new id. */
  { weight: 2, arbitrary: fc.record({ does: fc.constant("is-slow" as const), who: person, choices }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant("arrives" as const), which: fc.nat(), isNew: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant("becomes" as const),
      state: fc.constantFrom("open" as const, "open" as const, "closed" as const, "paused" as const),
    }),
  },
);

/** What must be stored of each person: the click that was sent last of those that came while they might vote. */
class Model {
  readonly #taken = new Map<string, { sentAt: string; choices: readonly Choice[] }>();
  readonly #heard = new Set<string>();
  state: "open" | "paused" | "closed" = "open";

  /** While it is paused, only those who have voted go on. */
  mayVote({ who }: Click): boolean {
    return this.state === "open" || (this.state === "paused" && this.#taken.has(who));
  }

  take(click: Click, given: readonly Choice[]): void {
    const { who, sentAt } = click;
    if (!this.mayVote(click) || this.#heard.has(sentAt)) return;
    if ((this.#taken.get(who)?.sentAt ?? "") > sentAt) return;
    this.#heard.add(sentAt);
    this.#taken.set(who, { sentAt, choices: given });
  }

  get tally() {
    return tallyFrom([...this.#taken.values()].map(({ choices: given }) => given));
  }
}

/** The code of a click's refusal, if it was refused. */
async function refusalOf(booth: Booth, click: Click): Promise<string | undefined> {
  try {
    const { holds } = await booth.deliver(click);
    return holds && "comes back as a form";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** People, the clicks they have made, and what must come of them. */
class Story {
  readonly #booth = new Booth(openEmbedded(":memory:"));
  readonly #model = new Model();
  readonly #clicks: (readonly [Click, readonly Choice[]])[] = [];

  async follow(steps: readonly Step[]): Promise<void> {
    await this.#booth.share();
    for (const now of steps) {
      await this.#do(now);
      expect(await this.#booth.tally()).toEqual(this.#model.tally);
    }
    await this.#booth.documents.close();
  }

  async #do(now: Step): Promise<void> {
    if (now.does === "becomes") {
      await this.#booth.becomes(now.state);
      this.#model.state = now.state;
      return;
    }
    if (now.does === "arrives") {
      const [click, given = []] = this.#clicks[now.which % Math.max(1, this.#clicks.length)] ?? [];
      if (click)
        await this.#arrives(now.isNew ? { ...click, activityId: `again ${now.which}` } : click, given);
      return;
    }
    const given = now.does === "withdraws" ? [] : now.choices;
    const click = await this.#click(now);
    this.#clicks.push([click, given]);
    if (now.does !== "is-slow") await this.#arrives(click, given);
  }

  /** A ballot that was opened before carries what it was filled with. */
  async #click(now: Exclude<Step, { does: "becomes" | "arrives" }>): Promise<Click> {
    const hint = now.does === "votes" ? {} : await this.#booth.hintFor(now.who);
    if (now.does === "withdraws") return this.#booth.click(now.who, "vote.withdraw", { themeId, ...hint });
    return this.#booth.votes(now.who, now.choices, hint);
  }

  async #arrives(click: Click, given: readonly Choice[]): Promise<void> {
    expect((await refusalOf(this.#booth, click)) === undefined).toBe(this.#model.mayVote(click));
    this.#model.take(click, given);
  }
}

test("whatever people do, and in whatever order it arrives, the tally is that of everyone's last click", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), (steps) => new Story().follow(steps)),
    { numRuns: 150 },
  );
});
