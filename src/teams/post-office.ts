import type { Logger } from "pino";
import { channelIn } from "../channels/channel.js";
import type { Card } from "../cards/card.js";
import { create, update, type Outcome } from "./calls.js";
import type { Connectors } from "./connectors.js";
import { withoutWords } from "./guard.js";
import type { Lanes, Wait } from "./lanes.js";
import type { Address, FileOffer, Post, StoredFile } from "./turn.js";
import type { RequestOptions, ThreadPlace, Wire } from "./wire.js";

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

/** An address on record as a place to send to. */
export const destinationOf = (to: Address): Destination => ({
  tenantId: to.tenantId,
  serviceUrl: to.serviceUrl,
  conversationId: to.conversationId,
  bot: to.bot,
  locale: localeOf(to.language),
});

export const localeOf = (language: Address["language"]): string => (language === "da" ? "da-DK" : "en-GB");

/** One thing to send: what the log calls it, whether it may be repeated, and what makes it needless. */
interface Sending<T> {
  readonly what: "post" | "update" | "open" | "thread";
  readonly by: typeof create;
  readonly call: (wire: Wire, options: RequestOptions) => Promise<T>;
  readonly instead?: () => Outcome<T> | undefined;
}

/**
 * Sends to Teams and says how it went; never throws, because the state was written before anything is sent, so
 * what is lost on the way can be asked for again.
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
  async post(to: Destination, post: Post, wait: Wait): Promise<Outcome<string>> {
    const message = messageFor(to, post);
    const call: Sending<string>["call"] = (wire, options) => wire.post(to.conversationId, message, options);
    return this.#send(to, wait, { what: "post", by: create, call });
  }

  /**
   * Puts a card in the place of another. Of several waiting for the same place only the newest is sent, so that a
   * card forty people click at once stays within Teams' limits and ends up showing the last state.
   */
  async update(to: Destination, activityId: string, card: Card, wait: Wait): Promise<Outcome<string>> {
    const place = `${to.conversationId} ${activityId}`;
    const mine = Symbol();
    this.#newest.set(place, mine);
    const message = { ...messageFor(to, { card }), id: activityId };
    const call: Sending<string>["call"] = (wire, options) =>
      wire.update(to.conversationId, activityId, message, options);
    const instead = () => (this.#newest.get(place) === mine ? undefined : { got: activityId });
    const outcome = await this.#send(to, wait, { what: "update", by: update, call, instead });
    if (this.#newest.get(place) === mine) this.#newest.delete(place);
    return outcome;
  }

  /** Opens the private chat with a person, or finds it when it is open; resolves to its conversation id. */
  async openChat(from: Destination, member: Account, wait: Wait): Promise<Outcome<string>> {
    const chat = newChat(from, member);
    const call: Sending<string>["call"] = (wire, options) => wire.open(chat, options);
    const lane = { ...from, conversationId: `private chat of ${member.id}` };
    return this.#send(lane, wait, { what: "open", by: create, call });
  }

  /** Opens a thread in a channel, by the pace of the channel itself; asked for once, for a second would stay there. */
  async openThread(channel: Destination, post: Post, wait: Wait): Promise<Outcome<ThreadPlace>> {
    const thread = newThread(channel, post);
    const call: Sending<ThreadPlace>["call"] = (wire, options) => wire.openThread(thread, options);
    return this.#send(channel, wait, { what: "thread", by: create, call });
  }

  async #send<T>(to: Destination, wait: Wait, sending: Sending<T>): Promise<Outcome<T>> {
    const outcome = await this.#attempt(to, wait, sending);
    if ("lost" in outcome) {
      const { lost, status } = outcome;
      this.#log.warn({ what: sending.what, conversationId: to.conversationId, lost, status }, "not sent");
    }
    return outcome;
  }

  async #attempt<T>(to: Destination, wait: Wait, { by, call, instead }: Sending<T>): Promise<Outcome<T>> {
    try {
      const wire = await this.#connectors.wireTo(to.serviceUrl);
      const job = () => by((options) => call(wire, options), wait.until);
      const outcome = await this.#lanes.run(to, wait, job, instead ?? (() => undefined));
      if (outcome && "lost" in outcome && outcome.retryAfter !== undefined)
        this.#lanes.rest(to.conversationId, outcome.retryAfter);
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

function newThread(channel: Destination, post: Post): object {
  const { conversation: _, ...activity } = messageFor(channel, post);
  const { bot, tenantId, conversationId } = channel;
  const channelData = { channel: { id: channelIn(conversationId) }, tenant: { id: tenantId } };
  return { isGroup: true, bot: accountOf(bot), tenantId, channelData, activity };
}

function messageFor(to: Destination, post: Post) {
  const frame = {
    type: "message",
    channelId: "msteams",
    from: accountOf(to.bot),
    conversation: { id: to.conversationId },
    locale: to.locale,
  };
  if ("say" in post) return { ...frame, text: post.say, textFormat: "plain" };
  if ("offer" in post) return { ...frame, attachments: [consentCard(post.offer)] };
  if ("file" in post) return { ...frame, attachments: [fileCard(post.file)] };
  const attachments = [{ contentType: "application/vnd.microsoft.card.adaptive", content: post.card }];
  return { ...frame, attachments, ...(post.card.speak && { summary: post.card.speak }) };
}

/** Asks the person whether the file may be put among their files; Teams writes the buttons. */
function consentCard({ name, bytes, about, context }: FileOffer) {
  const content = { description: about, sizeInBytes: bytes, acceptContext: context, declineContext: context };
  return { contentType: "application/vnd.microsoft.teams.card.file.consent", name, content };
}

const fileCard = ({ name, address, id, ending }: StoredFile) => ({
  contentType: "application/vnd.microsoft.teams.card.file.info",
  contentUrl: address,
  name,
  content: { uniqueId: id, fileType: ending },
});
