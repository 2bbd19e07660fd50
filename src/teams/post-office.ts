import type { Logger } from "pino";
import type { Card } from "../cards/card.js";
import { create, update, type Outcome } from "./calls.js";
import type { Connectors } from "./connectors.js";
import { withoutWords } from "./guard.js";
import type { Lanes } from "./lanes.js";
import type { Post } from "./turn.js";
import type { RequestOptions, Wire } from "./wire.js";

export interface Account {
  readonly id: string;
  readonly name?: string | null | undefined;
}

/** Everything needed to write in a conversation, inside a turn or outside any. */
export interface Destination {
  readonly tenantId: string;
  readonly serviceUrl: string;
  readonly conversationId: string;
  /** The bot's account in Teams, as the activity named it. */
  readonly bot: Account;
  /** The language of what is sent, such as da-DK. */
  readonly locale: string;
}

/** One thing to send: what the log calls it, whether it may be repeated, and what makes it needless. */
interface Sending {
  readonly what: "post" | "update" | "open";
  readonly by: typeof create;
  readonly call: (wire: Wire, options: RequestOptions) => Promise<string>;
  readonly instead?: () => Outcome<string> | undefined;
}

/**
 * Sends to Teams and says how it went; never throws, because the state was written before anything is sent, so
 * what is lost on the way can be asked for again. `until` is by `performance.now()`.
 */
export class PostOffice {
  readonly #connectors: Connectors;
  readonly #lanes: Lanes;
  readonly #log: Logger;
  readonly #newest = new Map<string, symbol>();

  constructor(connectors: Connectors, lanes: Lanes, log: Logger) {
    this.#connectors = connectors;
    this.#lanes = lanes;
    this.#log = log;
  }

  /** Writes something new; resolves to its activity id. */
  async post(to: Destination, post: Post, until: number): Promise<Outcome<string>> {
    const message = messageFor(to, post);
    const call: Sending["call"] = (wire, options) => wire.post(to.conversationId, message, options);
    return this.#send(to, until, { what: "post", by: create, call });
  }

  /**
   * Puts a card in the place of another. Of several waiting for the same place only the newest is sent, so that a
   * card forty people click at once stays within Teams' limits and ends up showing the last state.
   */
  async update(to: Destination, activityId: string, card: Card, until: number): Promise<Outcome<string>> {
    const place = `${to.conversationId} ${activityId}`;
    const mine = Symbol();
    this.#newest.set(place, mine);
    const message = { ...messageFor(to, { card }), id: activityId };
    const call: Sending["call"] = (wire, options) =>
      wire.update(to.conversationId, activityId, message, options);
    const instead = () => (this.#newest.get(place) === mine ? undefined : { got: activityId });
    const outcome = await this.#send(to, until, { what: "update", by: update, call, instead });
    if (this.#newest.get(place) === mine) this.#newest.delete(place);
    return outcome;
  }

  /** Opens the private chat with a person, or finds it when it is open; resolves to its conversation id. */
  async openChat(from: Destination, member: Account, until: number): Promise<Outcome<string>> {
    const chat = newChat(from, member);
    const call: Sending["call"] = (wire, options) => wire.open(chat, options);
    const lane = { ...from, conversationId: `private chat of ${member.id}` };
    return this.#send(lane, until, { what: "open", by: create, call });
  }

  async #send(to: Destination, until: number, sending: Sending): Promise<Outcome<string>> {
    const outcome = await this.#attempt(to, until, sending);
    if ("lost" in outcome) {
      const { lost, status } = outcome;
      this.#log.warn({ what: sending.what, conversationId: to.conversationId, lost, status }, "not sent");
    }
    return outcome;
  }

  async #attempt(to: Destination, until: number, { by, call, instead }: Sending): Promise<Outcome<string>> {
    try {
      const wire = await this.#connectors.wireTo(to.serviceUrl);
      const job = () => by((options) => call(wire, options), until);
      const outcome = await this.#lanes.run(to, until, job, instead ?? (() => undefined));
      return outcome ?? { lost: "too-many", status: undefined };
    } catch (error) {
      this.#log.error({ fault: withoutWords(error) }, "cannot send");
      return { lost: "refused", status: undefined };
    }
  }
}

const accountOf = ({ id, name }: Account) => ({ id, name: name ?? "" });

function newChat({ bot, tenantId }: Destination, member: Account): object {
  const chat = { isGroup: false, bot: accountOf(bot), members: [accountOf(member)], tenantId };
  return { ...chat, channelData: { tenant: { id: tenantId } } };
}

function messageFor(to: Destination, post: Post): object {
  const frame = {
    type: "message",
    channelId: "msteams",
    from: accountOf(to.bot),
    conversation: { id: to.conversationId },
    locale: to.locale,
  };
  if ("say" in post) return { ...frame, text: post.say, textFormat: "plain" };
  if ("offer" in post) return frame;
  const attachments = [{ contentType: "application/vnd.microsoft.card.adaptive", content: post.card }];
  return { ...frame, attachments, ...(post.card.speak && { summary: post.card.speak }) };
}
