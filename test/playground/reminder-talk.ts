import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { aad } from "../networks/samples.js";
import { channelOf, meetingAt, networkAt, threadOf } from "./reminder-store.js";

const bot = { id: "28:bot", name: "Netværkssmeden" };
const aside = "a::";

/** Whether a message went to someone's private chat: what was sent because somebody wrote. */
export const isAside = (conversationId: string): boolean => conversationId.startsWith(aside);

export interface Talking {
  /** The ports of the bots that run now. */
  readonly ports: () => readonly number[];
  readonly serviceUrl: string;
  readonly tenants: number;
  readonly networksEach: number;
  readonly meetings: number;
  /** Milliseconds between two of everyone's acts. */
  readonly every: number;
  readonly chance: () => number;
}

/**
 * People who go on using the bots while reminders go out: in turns one writes in their private chat, and one answers a
 * meeting on its card in the channel, which is then drawn anew.
 */
export class Talk {
  /** What a bot took in and answered. */
  written = 0;
  clicked = 0;
  readonly #talking: Talking;
  #isOver = false;
  readonly #ended: Promise<void>;

  constructor(talking: Talking) {
    this.#talking = talking;
    this.#ended = this.#talk();
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#ended;
  }

  async #talk(): Promise<void> {
    const under = new Set<Promise<void>>();
    for (let nth = 0; !this.#isOver; nth++) {
      const act = nth % 2 === 0 ? this.#writes() : this.#clicks(nth);
      under.add(act);
      void act.finally(() => under.delete(act));
      await pause(this.#talking.every);
    }
    await Promise.all(under);
  }

  async #writes(): Promise<void> {
    const { tenants, chance } = this.#talking;
    const tenantId = `t${Math.floor(chance() * tenants)}`;
    const id = `${tenantId}-${randomUUID()}`;
    const conversation = { id: `${aside}${id}`, conversationType: "personal", tenantId };
    if (await this.#deliver(tenantId, id, conversation, { type: "message", text: "hjælp" })) this.written++;
  }

  async #clicks(nth: number): Promise<void> {
    const { tenants, networksEach, meetings, chance } = this.#talking;
    const number = Math.floor(chance() * meetings);
    const network = number % (tenants * networksEach);
    const tenantId = `t${network % tenants}`;
    const thread = threadOf(channelOf(tenantId, network), number);
    const conversation = { id: thread, conversationType: "channel", isGroup: true, tenantId };
    const data = { networkId: networkAt(network), meetingId: meetingAt(number) };
    const action = { type: "Action.Execute", verb: nth % 4 === 1 ? "meeting.maybe" : "meeting.yes", data };
    const value = { action, trigger: "manual" };
    const click = { type: "invoke", name: "adaptiveCard/action", replyToId: `${number}`, value };
    if (await this.#deliver(tenantId, aad("colleague"), conversation, click)) this.clicked++;
  }

  /** False when the bot had just been killed: Teams would deliver it again to another. */
  async #deliver(tenantId: string, personId: string, conversation: object, what: object): Promise<boolean> {
    const { ports, serviceUrl, chance } = this.#talking;
    const open = ports();
    const port = open[Math.floor(chance() * open.length)];
    if (port === undefined) return false;
    const activity = {
      ...{ id: randomUUID(), timestamp: new Date().toISOString(), channelId: "msteams", locale: "da-DK" },
      ...{ serviceUrl, recipient: bot, conversation, channelData: { tenant: { id: tenantId } } },
      from: { id: `29:${personId}`, aadObjectId: personId, name: "Kollega" },
      ...what,
    };
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify(activity);
    return fetch(`http://127.0.0.1:${port}/api/messages`, { method: "POST", headers, body }).then(
      (response) => response.ok,
      () => false,
    );
  }
}
