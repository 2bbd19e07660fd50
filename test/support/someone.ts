import { randomUUID } from "node:crypto";
import type { Card } from "../../src/cards/card.js";
import { second } from "../../src/time.js";
import { buttonsOf, inputsOf, wordsOf } from "./cards.js";
import type { Chat } from "./chat.js";
import type { Posted } from "./connector.js";

export const tenant = "11111111-1111-4111-8111-111111111111";

/** A team's channel in which the bot is installed. */
export interface InChannel {
  readonly channelId: string;
  readonly teamId: string;
}
export const general: InChannel = { channelId: "19:general@thread.tacv2", teamId: "19:general@thread.tacv2" };

/** One person in their private chat with the bot, or, by `in`, in a channel. */
export class Someone {
  readonly chat: Chat;
  readonly id: string;
  /** What Teams calls the person towards this bot. */
  readonly account: string;
  readonly name: string;
  readonly tenantId: string;
  /** What a click showed to this person alone, until the card is updated for all. */
  #ownView = new Map<Posted, { card: Card; updates: number }>();
  lastInvoke: { type?: string; value?: unknown } | undefined;
  readonly channel: InChannel | undefined;
  readonly #elsewhere = new Map<string, Someone>();

  constructor(chat: Chat, name: string, tenantId: string, channel?: InChannel) {
    this.channel = channel;
    this.chat = chat;
    this.name = name;
    this.tenantId = tenantId;
    this.id = `aad-${name}`;
    this.account = tenantId === tenant ? `29:${this.id}` : `29:${this.id}@${tenantId}`;
  }

  /** The same person before a channel: `posts`, `clicks` and `says` are about the channel and its threads. */
  in(channel: InChannel = general): Someone {
    const known = this.#elsewhere.get(channel.channelId);
    const there = known ?? new Someone(this.chat, this.name, this.tenantId, channel);
    this.#elsewhere.set(channel.channelId, there);
    return there;
  }

  get posts(): Posted[] {
    if (this.channel) return this.chat.teams.inChannel(this.channel.channelId).map(({ posted }) => posted);
    return this.chat.teams.privateChat(this.account).posts;
  }

  /** An activity as Teams would send it from this person's private chat, five seconds after the last. */
  activity(fields: object): { id: string } & Record<string, unknown> {
    this.chat.passes(5 * second);
    return {
      id: `in-${randomUUID()}`,
      timestamp: this.chat.now,
      channelId: "msteams",
      serviceUrl: this.chat.teams.url,
      locale: this.chat.locale,
      from: { id: this.account, aadObjectId: this.id, name: this.name },
      recipient: { id: "28:bot", name: "Netværkssmeden" },
      ...this.#place(),
      ...fields,
    };
  }

  #place(thread?: string): object {
    const tenantOnly = { tenant: { id: this.tenantId } };
    if (!this.channel) {
      const id = `a:private-${this.account}`;
      const conversation = { id, conversationType: "personal", tenantId: this.tenantId };
      return { conversation, channelData: tenantOnly };
    }
    const { channelId, teamId } = this.channel;
    return {
      conversation: {
        id: thread ?? channelId,
        conversationType: "channel",
        isGroup: true,
        tenantId: this.tenantId,
      },
      channelData: { ...tenantOnly, team: { id: teamId }, channel: { id: channelId } },
    };
  }

  /** Where a post stands: in a channel, its thread. */
  #placeOf(posted: Posted | undefined): object {
    const found = this.channel
      ? this.chat.teams.inChannel(this.channel.channelId).find((there) => there.posted === posted)
      : undefined;
    return this.#place(found?.conversationId);
  }

  message(text: string, fields: object = {}) {
    return this.activity({ type: "message", text, ...fields });
  }

  async says(...texts: string[]): Promise<Posted | undefined> {
    for (const text of texts) await this.chat.deliver(this.message(text));
    return this.posts.at(-1);
  }

  /** The click as Teams would send it: the newest card with such a button, with what stands in its inputs. */
  click(title: string, inputs: Record<string, string> = {}, on?: Posted) {
    const post = on ?? this.posts.findLast((posted) => this.#button(posted, title));
    const card = post && this.cardOf(post);
    const button = card && buttonsOf(card).find((candidate) => candidate.title === title);
    if (!post || !card || !button) throw new Error(`No button "${title}" in sight`);
    const data = { ...button.data, ...(button.takesInputs ? { ...inputsOf(card), ...inputs } : {}) };
    return this.invoke(button.verb, data, post);
  }

  /** A click with any verb and data, as anyone who forges one could send it. */
  invoke(verb: string, data: unknown, on?: Posted) {
    const value = { action: { type: "Action.Execute", verb, data }, trigger: "manual" };
    return this.activity({
      type: "invoke",
      name: "adaptiveCard/action",
      value,
      ...this.#placeOf(on),
      ...(on ? { replyToId: on.id } : {}),
    });
  }

  async clicks(title: string, inputs: Record<string, string> = {}, on?: Posted): Promise<Posted | undefined> {
    await this.sends(this.click(title, inputs, on));
    return this.posts.at(-1);
  }

  /** Sends an activity and, for a click, shows what came back in the card's place. */
  async sends(activity: Record<string, unknown>): Promise<void> {
    const answer = (await this.chat.deliver(activity)) as { type?: string; value?: unknown } | undefined;
    if (activity["type"] !== "invoke") return;
    this.lastInvoke = answer;
    const post = this.posts.find(({ id }) => id === activity["replyToId"]);
    if (post && answer?.type === "application/vnd.microsoft.card.adaptive") {
      this.#ownView.set(post, { card: answer.value as Card, updates: post.earlier.length });
    }
  }

  #button(posted: Posted, title: string): boolean {
    const card = this.cardOf(posted);
    return card !== undefined && buttonsOf(card).some((button) => button.title === title);
  }

  /** The card as this person sees it now. */
  cardOf(posted: Posted): Card | undefined {
    const own = this.#ownView.get(posted);
    if (own && own.updates === posted.earlier.length) return own.card;
    const attached = posted.activity.attachments?.find(({ contentType }) =>
      contentType.includes("card.adaptive"),
    );
    return attached?.content as Card | undefined;
  }

  /** What the person can read in a post, a line each. */
  reads(posted: Posted | undefined): string[] {
    if (!posted) return [];
    const card = this.cardOf(posted);
    return card ? wordsOf(card) : [String(posted.activity.text)];
  }

  /** The whole chat as the person sees it now: each of the bot's posts as one line. */
  get transcript(): string[] {
    return this.posts.map((posted) => this.reads(posted).join(" | "));
  }

  /** The inputs and buttons of the newest card. */
  get inputs(): Record<string, string> {
    const card = this.posts.length > 0 ? this.cardOf(this.posts.at(-1) as Posted) : undefined;
    return card ? inputsOf(card) : {};
  }

  buttons(posted: Posted | undefined = this.posts.at(-1)): string[] {
    const card = posted && this.cardOf(posted);
    return card ? buttonsOf(card).map(({ title }) => title) : [];
  }
}
