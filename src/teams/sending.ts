import type { Logger } from "pino";
import type { Person } from "../people/person.js";
import type { CarrierKind } from "../letters/letter.js";
import type { Place } from "../store/documents.js";
import type { Outcome } from "./calls.js";
import { withoutWords } from "./guard.js";
import type { InHand } from "./holds.js";
import type { Wait } from "./lanes.js";
import type { Painter } from "./painter.js";
import { destinationOf, type Account, type Destination, type PostOffice } from "./post-office.js";
import { late } from "./replies.js";
import type { Answer, Opened, Post, Thread } from "./turn.js";
import type { ThreadPlace } from "./wire.js";

/** Who an answer is for, and how far it may go. */
export interface Way {
  readonly here: Destination;
  readonly isPrivate: boolean;
  readonly isClick: boolean;
  /** Over when the clicker has been answered: what is to be told after that takes another way. */
  readonly wait: { readonly over: boolean };
  readonly actor: Account;
  /** aadObjectId; undefined when nobody acts. */
  readonly personId: string | undefined;
  /** The private chat on record. */
  readonly chat: Person["chat"];
  /** The private chat has refused the bot lately: nothing is tried there. */
  readonly isShut: boolean;
  readonly cardId: string | undefined;
  /** When to give up sending, by `performance.now()`. */
  readonly until: number;
}

export interface Carried {
  /** What the clicker is to be shown once all is sent: the answer, with what `reached` and `opened` added to it. */
  readonly shown: Promise<Answer>;
  /** When the handlers have been told where their cards landed, too. */
  readonly done: Promise<void>;
}

/** What an answer is carried out with. */
export interface Means {
  readonly office: PostOffice;
  readonly painter: Painter;
  /** Delivers a document's letters, once the turn that wrote them has been answered. */
  readonly deliver: (what: Place & { readonly kind: CarrierKind }) => void;
  /** Notes that the private chat of the person who acts has refused the bot. */
  readonly shutOut: (who: Place) => void;
  readonly log: Logger;
}

/** Carries out an answer in the order `Answer` gives. Nothing Teams does makes either promise reject. */
export function carryOut(answer: Answer, way: Way, means: Means): Carried {
  const errand = new Errand(way, means);
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
  readonly #painter: Painter;
  readonly #deliverLetters: Means["deliver"];
  readonly #shutOut: Means["shutOut"];
  readonly #log: Logger;
  readonly #wait: Wait;
  /** Conversations that refused the bot; nothing more is sent there in this turn. */
  readonly #closed = new Set<string>();
  readonly #landings: (() => Promise<Answer["updates"]>)[] = [];

  constructor(way: Way, { office, painter, deliver, shutOut, log }: Means) {
    this.#way = way;
    this.#office = office;
    this.#painter = painter;
    this.#deliverLetters = deliver;
    this.#shutOut = shutOut;
    this.#log = log;
    this.#wait = { until: way.until, as: "answer" };
  }

  async deliver(answer: Answer): Promise<Answer> {
    const { here, cardId, isClick } = this.#way;
    this.#noteHolds(answer);
    if (answer.replace && cardId) await this.#update(cardId, answer.replace);
    const tell = answer.tell && !isClick ? [{ say: answer.tell }] : [];
    const posted = await this.#postAll(here, [...tell, ...(answer.posts ?? [])]);
    for (const { activityId, card } of answer.updates ?? []) await this.#update(activityId, card);
    const inPrivate = answer.privately?.length ? await this.#postPrivately(answer.privately) : undefined;
    this.#remember(answer, inPrivate?.landing ?? posted.landing);
    const { reached, opened } = answer;
    const afterReached = reached && inPrivate && (await this.#heard(() => reached(inPrivate.all)));
    const shown = await this.#goOn(answer, afterReached);
    const outcomes = answer.threads?.length ? await this.#openAll(answer.threads) : undefined;
    const afterOpened = opened && outcomes && (await this.#heard(() => opened(outcomes)));
    if (answer.repaint) {
      const painted = this.#painter.painted({ ...answer.repaint, tenantId: here.tenantId });
      // Everyone's card would otherwise take the place of what the clicker alone is told.
      if (answer.replaceForClicker && cardId) await painted;
    }
    const { tenantId } = here;
    if (answer.letters) this.#deliverLetters({ kind: "network", tenantId, id: answer.letters });
    for (const what of answer.due ?? []) this.#deliverLetters({ ...what, tenantId });
    return this.#goOn(shown, afterOpened);
  }

  /** Carries out what a handler answered to an outcome; after the clicker's time is up, its sentence goes by post. */
  async #goOn(answer: Answer, further: Answer | undefined): Promise<Answer> {
    if (!further) return answer;
    const { isClick, isPrivate, wait } = this.#way;
    const now = isClick && wait.over ? late(further, isPrivate) : further;
    return { ...answer, ...(await this.deliver(now)) };
  }

  /** Only what comes in the form's place ends a hold: under a mere sentence the form still stands. */
  #noteHolds({ holds, replace, replaceForClicker }: Answer): void {
    const card = this.#inHand();
    if (!card) return;
    if (holds) this.#painter.hold(card, holds);
    else if (replace ?? replaceForClicker) this.#painter.release(card);
  }

  #inHand(): InHand | undefined {
    const { here, isClick, personId, cardId } = this.#way;
    if (!isClick || !personId || !cardId) return undefined;
    return { tenantId: here.tenantId, personId, conversationId: here.conversationId, cardId };
  }

  /** All at once, for each channel has its own pace. */
  #openAll(threads: readonly Thread[]): Promise<Opened[]> {
    return Promise.all(
      threads.map(async ({ to, post }) =>
        openedAs(await this.#office.openThread(destinationOf(to), post, this.#wait)),
      ),
    );
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

  /** What a handler says to how something went; its failure to say it harms nobody. */
  async #heard(say: () => Answer | Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await say();
    } catch (error) {
      this.#log.error({ fault: withoutWords(error) }, "no answer to delivery");
      return undefined;
    }
  }

  async #postPrivately(posts: readonly Post[]) {
    const chat = await this.#privateChat();
    if (!chat) return { all: false, landing: undefined };
    const posted = await this.#postAll(chat, posts);
    if (this.#closed.has(chat.conversationId)) this.#noteShut();
    return posted;
  }

  async #privateChat(): Promise<Destination | undefined> {
    const { here, isPrivate, isShut, chat, actor } = this.#way;
    if (isPrivate) return here;
    if (isShut) return undefined;
    if (chat) return { ...here, ...chat };
    const opened = await this.#office.openChat(here, actor, this.#wait);
    if ("got" in opened) return { ...here, conversationId: opened.got };
    if (opened.lost === "gone") this.#noteShut();
    return undefined;
  }

  #noteShut(): void {
    const { here, personId } = this.#way;
    if (personId) this.#shutOut({ tenantId: here.tenantId, id: personId });
  }

  async #postAll(to: Destination, posts: readonly Post[]) {
    let landing: Landing | undefined;
    let all = true;
    for (const post of posts) {
      const sent = await this.#unlessClosed(to, () => this.#office.post(to, post, this.#wait));
      if (!sent) all = false;
      else if ("card" in post) {
        const others = landing ? [...landing.others, landing.activityId] : [];
        landing = { conversationId: to.conversationId, activityId: sent, others };
      }
    }
    return { all, landing };
  }

  /** A refusal here is about one card, such as one a person has inserted, which is theirs: more may still be sent. */
  async #update(activityId: string, card: Parameters<PostOffice["update"]>[2]): Promise<void> {
    const { here } = this.#way;
    if (!this.#closed.has(here.conversationId)) await this.#office.update(here, activityId, card, this.#wait);
  }

  async #unlessClosed(to: Destination, send: () => Promise<Outcome<string>>): Promise<string | undefined> {
    if (this.#closed.has(to.conversationId)) return undefined;
    const outcome = await send();
    if ("got" in outcome) return outcome.got;
    if (outcome.lost === "gone") this.#closed.add(to.conversationId);
    return undefined;
  }
}

/** What Teams asked to wait for too long was not taken in, no more than what it refused. */
function openedAs(outcome: Outcome<ThreadPlace>): Opened {
  if ("got" in outcome) return outcome.got;
  const { lost } = outcome;
  return { lost: lost === "gone" || lost === "unclear" ? lost : "refused" };
}
