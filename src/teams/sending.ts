import type { Logger } from "pino";
import type { Person } from "../people/person.js";
import type { Outcome } from "./calls.js";
import { withoutWords } from "./guard.js";
import type { Account, Destination, PostOffice } from "./post-office.js";
import type { Answer, Post } from "./turn.js";

/** Who an answer is for, and how far it may go. */
export interface Way {
  readonly here: Destination;
  readonly isPrivate: boolean;
  readonly isClick: boolean;
  readonly actor: Account;
  /** The private chat on record. */
  readonly chat: Person["chat"];
  readonly cardId: string | undefined;
  /** When to give up sending, by `performance.now()`. */
  readonly until: number;
}

export interface Carried {
  /** What the clicker is to be shown once all is sent: the answer, with what `reached` added to it. */
  readonly shown: Promise<Answer>;
  /** When the handlers have been told where their cards landed, too. */
  readonly done: Promise<void>;
}

/** Carries out an answer in the order `Answer` gives. Nothing Teams does makes either promise reject. */
export function carryOut(answer: Answer, way: Way, office: PostOffice, log: Logger): Carried {
  const errand = new Errand(way, office, log);
  const shown = errand.deliver(answer);
  return { shown, done: shown.then(() => errand.tellWhereItLanded()) };
}

interface Landing {
  readonly conversationId: string;
  readonly activityId: string;
  readonly others: readonly string[];
}

/** One answer on its way, with what was learned while it was sent. */
class Errand {
  readonly #way: Way;
  readonly #office: PostOffice;
  readonly #log: Logger;
  /** Conversations that refused the bot; nothing more is sent there in this turn. */
  readonly #closed = new Set<string>();
  readonly #landings: (() => Promise<Answer["updates"]>)[] = [];

  constructor(way: Way, office: PostOffice, log: Logger) {
    this.#way = way;
    this.#office = office;
    this.#log = log;
  }

  async deliver(answer: Answer): Promise<Answer> {
    const { here, cardId, isClick } = this.#way;
    if (answer.replace && cardId) await this.#update(cardId, answer.replace);
    const tell = answer.tell && !isClick ? [{ say: answer.tell }] : [];
    const posted = await this.#postAll(here, [...tell, ...(answer.posts ?? [])]);
    for (const { activityId, card } of answer.updates ?? []) await this.#update(activityId, card);
    const inPrivate = answer.privately?.length ? await this.#postPrivately(answer.privately) : undefined;
    this.#remember(answer, inPrivate?.landing ?? posted.landing);
    const further = answer.reached && inPrivate && this.#reached(answer.reached, inPrivate.all);
    return further ? { ...answer, ...(await this.deliver(further)) } : answer;
  }

  async tellWhereItLanded(): Promise<void> {
    for (const tell of this.#landings) {
      const toClose = await tell().catch((error: unknown): undefined => {
        this.#log.error({ fault: withoutWords(error) }, "landing not recorded");
      });
      for (const { activityId, card } of toClose ?? []) await this.#update(activityId, card);
    }
  }

  #remember({ landed }: Answer, landing: Landing | undefined): void {
    if (landed && landing)
      this.#landings.push(async () => landed(landing.conversationId, landing.activityId, landing.others));
  }

  #reached(reached: (delivered: boolean) => Answer, delivered: boolean): Answer | undefined {
    try {
      return reached(delivered);
    } catch (error) {
      this.#log.error({ fault: withoutWords(error) }, "no answer to delivery");
      return undefined;
    }
  }

  async #postPrivately(posts: readonly Post[]) {
    const chat = await this.#privateChat();
    return chat ? this.#postAll(chat, posts) : { all: false, landing: undefined };
  }

  async #privateChat(): Promise<Destination | undefined> {
    const { here, isPrivate, chat, actor, until } = this.#way;
    if (isPrivate) return here;
    if (chat) return { ...here, ...chat };
    const opened = await this.#office.openChat(here, actor, until);
    return "got" in opened ? { ...here, conversationId: opened.got } : undefined;
  }

  async #postAll(to: Destination, posts: readonly Post[]) {
    let landing: Landing | undefined;
    let all = true;
    for (const post of posts) {
      const sent = await this.#unlessClosed(to, () => this.#office.post(to, post, this.#way.until));
      if (!sent) all = false;
      else if ("card" in post) {
        const others = landing ? [...landing.others, landing.activityId] : [];
        landing = { conversationId: to.conversationId, activityId: sent, others };
      }
    }
    return { all, landing };
  }

  async #update(activityId: string, card: Parameters<PostOffice["update"]>[2]): Promise<void> {
    const { here, until } = this.#way;
    await this.#unlessClosed(here, () => this.#office.update(here, activityId, card, until));
  }

  async #unlessClosed(to: Destination, send: () => Promise<Outcome<string>>): Promise<string | undefined> {
    if (this.#closed.has(to.conversationId)) return undefined;
    const outcome = await send();
    if ("got" in outcome) return outcome.got;
    if (outcome.lost === "gone") this.#closed.add(to.conversationId);
    return undefined;
  }
}
