import { randomUUID } from "node:crypto";
import type { Field } from "../../src/themes/questions.js";
import { buttonsOf, inputsOf } from "../support/cards.js";
import type { Line, Visitor } from "./load.js";
import type { Said, Teams } from "./teams.js";

/** How a person answers: with the card's button, or with an ordinary message; the echo is told anything. */
export type Manner = "click" | "message" | "echo";

const sentences: Record<Field, string> = {
  title: "Ensomhed blandt ældre",
  wonder: "Mange falder igennem, når ægtefællen dør. Vi møder dem først, når de er blevet syge.",
  why: "Alle afdelinger møder dem, og ingen ser det hele. Det rammer også de pårørende.",
  challenge: "Det er svært at se i tide, og ingen har det som sin opgave.",
  opportunity: "Vi møder dem alle sammen, bare hver for sig.",
  dream: "At ingen sidder alene en søndag eftermiddag.",
  citizens: "Bare nogen havde ringet. Jeg vidste ikke, hvem jeg skulle spørge.",
  actors: "Hjemmeplejen\nSognet\nÆldre Sagen",
  forCitizen: "Et fællesskab i nærheden",
  forMunicipality: "Færre indlæggelser",
  forEmployee: "Mening i arbejdet",
  meaning: "Vi bliver alle ældre, og det kan blive os.",
};

/** One employee in a private chat and a tenant of their own, so that nobody shares a limit with another. */
export class Person implements Visitor {
  readonly #teams: Teams;
  readonly #id = randomUUID();
  readonly #tenantId = randomUUID();
  readonly #manner: Manner;
  #turns = 0;

  constructor(teams: Teams, manner: Manner) {
    this.#teams = teams;
    this.#manner = manner;
  }

  get chatId(): string {
    return `a:${this.#id}`;
  }

  readonly isGone = false;

  async turn(line: Line): Promise<number> {
    const activity = this.#manner === "echo" ? this.#saysAnything() : this.answers();
    const before = this.#teams.sentTo(this.chatId);
    const { milliseconds } = await line.deliver(activity);
    if (this.#teams.sentTo(this.chatId) === before)
      throw new Error(`The bot answered and sent nothing: ${JSON.stringify(activity)}`);
    return milliseconds;
  }

  #saysAnything(): object {
    return this.#message(this.#unlike(sentences.wonder));
  }

  /**
   * Answers what the bot last asked, and begins a new theme when there is nothing to answer.
   * @throws Error when the bot gave words where a card was due.
   */
  answers(): object {
    const last = this.#teams.last(this.chatId);
    if (!last) return this.#message("nyt tema");
    const button = buttonOn(last.said);
    if (this.#manner === "message")
      return this.#message(button.question ? this.#textFor(button) : "nyt tema");
    const inputs = button.question ? { ...button.inputs, ...this.#inputsFor(button) } : {};
    return this.#click(last.id, button.verb, { ...button.data, ...inputs });
  }

  /** Whether the whole theme is unfolded and shown. */
  get isDone(): boolean {
    const last = this.#teams.last(this.chatId);
    return last !== undefined && buttonOn(last.said).question === undefined;
  }

  #inputsFor({ inputs }: Pressed): Record<string, string> {
    const own = Object.keys(inputs).filter((field): field is Field => field in sentences);
    return Object.fromEntries(own.map((field) => [field, this.#unlike(sentences[field], field)]));
  }

  /** The first field that is still empty; where all are filled, as once their kinds are asked, an actor again. */
  #textFor({ question, inputs }: Pressed): string {
    const fields = Object.keys(inputs).filter((field): field is Field => field in sentences);
    const field = fields.find((name) => inputs[name] === "");
    if (field) return this.#unlike(sentences[field], field);
    if (question === "actors") return "Sognet";
    throw new Error(`Nothing to fill in at ${question}`);
  }

  /** No two answers of one person are alike, as the bot takes the same long text for a repeated delivery. */
  #unlike(text: string, field?: Field): string {
    return field === "actors" ? text : `${text} (${this.#turns + 1})`;
  }

  #message(text: string): object {
    return this.#activity({ type: "message", text });
  }

  #click(cardId: string, verb: string, data: object): object {
    const value = { action: { type: "Action.Execute", verb, data }, trigger: "manual" };
    return this.#activity({ type: "invoke", name: "adaptiveCard/action", replyToId: cardId, value });
  }

  #activity(fields: object): object {
    this.#turns++;
    return {
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      channelId: "msteams",
      serviceUrl: this.#teams.url,
      locale: "da-DK",
      from: { id: `29:${this.#id}`, aadObjectId: this.#id, name: "Medarbejder" },
      recipient: { id: "28:bot", name: "Netværkssmeden" },
      conversation: { id: this.chatId, conversationType: "personal", tenantId: this.#tenantId },
      channelData: { tenant: { id: this.#tenantId } },
      ...fields,
    };
  }
}

interface Pressed {
  readonly verb: string;
  readonly data: object;
  /** Undefined at the summary. */
  readonly question: string | undefined;
  readonly inputs: Record<string, string>;
}

/** Næste where a question is open, else Nyt tema. */
function buttonOn({ card, words }: Said): Pressed {
  const buttons = card ? buttonsOf(card) : [];
  const answer = buttons.find(({ verb }) => verb === "interview.answer");
  const button = answer ?? buttons.find(({ verb }) => verb === "theme.new");
  if (!card || !button) throw new Error(`The bot asked nothing and offered no new theme: ${words}`);
  const question = answer && String(answer.data["question"]);
  return { verb: button.verb, data: button.data, question, inputs: inputsOf(card) };
}
