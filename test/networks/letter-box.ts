import { networkIsDue } from "../../src/networks/due.js";
import type { Letter } from "../../src/networks/letters/letter.js";
import type { Network } from "../../src/networks/network.js";
import type { Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import type { Delivery, Mail } from "../../src/teams/mail.js";
import { after, minute, type Instant } from "../../src/time.js";
import { aNetwork, aRound, aSeat, now } from "./samples.js";

export const channel = {
  channelId: "19:net@thread.tacv2",
  channelName: "Netværk",
  teamName: "Sundhed",
  serviceUrl: "http://127.0.0.1:1",
  bot: { id: "28:bot", name: "Netværkssmeden" },
};

export { aRound, aSeat };

export const aLetter = (kind: Letter["kind"], fields: Partial<Letter> = {}): Letter => ({
  id: [kind, fields.seat, fields.member, fields.to].filter(Boolean).join(" "),
  kind,
  nth: 1,
  tries: 0,
  dueAt: now,
  ...fields,
});

/** A network before two leaders, with these letters waiting. */
export const waiting = (letters: readonly Letter[], fields: Partial<Network> = {}): Network =>
  aNetwork({
    state: "awaiting",
    rounds: [aRound([aSeat("Sundhed", "manager"), aSeat("Kultur", "other-manager")])],
    letters,
    ...fields,
  });

export interface Sent {
  readonly how: "private" | "channel" | "update";
  /** aadObjectId, conversation, or activity. */
  readonly to: string;
  readonly card: string;
}

type Fate = (sent: Sent) => Delivery | Promise<Delivery>;

/** A letter box that notes what is put into it, and fails as it is told. */
export function aMailbox(fate: Fate = () => "sent"): {
  readonly mail: Mail;
  readonly sent: Sent[];
  readonly repainted: string[];
} {
  const sent: Sent[] = [];
  const repainted: string[] = [];
  let place = 0;
  const put = async (how: Sent["how"], to: string, content: unknown): Promise<Delivery> => {
    const one = { how, to, card: JSON.stringify(content) };
    const delivery = await fate(one);
    if (delivery === "sent") sent.push(one);
    return delivery;
  };
  const placed = (delivery: Delivery, conversationId: string) =>
    delivery === "sent"
      ? { delivery, at: { conversationId, activityId: `card-${++place}`, serviceUrl: "http://127.0.0.1:1" } }
      : { delivery };
  const mail: Mail = {
    send: ({ conversationId }, post) => put("channel", conversationId, post),
    sendPrivately: ({ personId }, post) => put("private", personId, post),
    putPrivately: async ({ personId }, card) => placed(await put("private", personId, card), `a:${personId}`),
    putInChannel: async ({ conversationId }, card) =>
      placed(
        await put("channel", conversationId, card),
        conversationId.includes(";messageid=") ? conversationId : `${conversationId};messageid=${place + 1}`,
      ),
    update: (_, activityId, card) => put("update", activityId, card),
    repaint: async (_, { id }) => {
      repainted.push(id);
      return true;
    },
  };
  return { mail, sent, repainted };
}

/** A store with one network in it. */
export async function stored(network: Network): Promise<Documents> {
  const documents = openEmbedded(":memory:");
  await documents.write("network", network, network);
  return documents;
}

export async function read(documents: Documents, { tenantId, id }: Network = aNetwork()): Promise<Network> {
  const found = await documents.read("network", { tenantId, id });
  if (!found) throw new Error("The network is gone");
  return found.value;
}

export const isDue = (documents: Documents, mail: Mail, at: Instant = now): Promise<void> =>
  networkIsDue(documents, aNetwork(), at, mail);

export const inMinutes = (minutes: number): Instant => after(now, minutes * minute);
