import type { Card } from "../cards/card.js";
import type { Outcome } from "./calls.js";
import type { Wait } from "./lanes.js";
import type { Delivery, Mail, Placed, Recipient } from "./mail.js";
import type { Painter } from "./painter.js";
import { destinationOf, type Destination, type PostOffice } from "./post-office.js";
import type { Post } from "./turn.js";

/** How long one letter may take, in milliseconds; who is waiting is the clock, which has others to see to. */
const patience = 20_000;

const inTime = (): Wait => ({ until: performance.now() + patience, as: "letter" });

/** Sends what falls due, outside any turn, at a pace that all instances keep together. Never throws. */
export function mailBy(office: PostOffice, painter: Painter): Mail {
  const send = async (to: Destination, post: Post) => deliveryOf(await office.post(to, post, inTime()));
  const put = async (to: Destination, card: Card): Promise<Placed> => {
    const outcome = await office.post(to, { card }, inTime());
    if (!("got" in outcome)) return { delivery: deliveryOf(outcome) };
    const { conversationId, serviceUrl } = to;
    return { delivery: "sent", at: { conversationId, serviceUrl, activityId: outcome.got } };
  };
  const openThread = async (to: Destination, card: Card): Promise<Placed> => {
    const outcome = await office.openThread(to, { card }, inTime());
    if (!("got" in outcome)) return { delivery: deliveryOf(outcome) };
    return { delivery: "sent", at: { ...outcome.got, serviceUrl: to.serviceUrl } };
  };
  return {
    send: (to, post) => send(destinationOf(to), post),
    sendPrivately: async (to, post) => {
      const chat = to.chat ?? (await openChat(office, to));
      return typeof chat === "string" ? chat : send(destinationOf({ ...to, ...chat }), post);
    },
    putPrivately: async (to, card) => {
      const chat = to.chat ?? (await openChat(office, to));
      return typeof chat === "string" ? { delivery: chat } : put(destinationOf({ ...to, ...chat }), card);
    },
    putInChannel: (to, card) => (isThread(to) ? put : openThread)(destinationOf(to), card),
    update: async (at, activityId, card) => {
      if (painter.isInHand({ ...at, cardId: activityId })) return "later";
      return deliveryOf(await office.update(destinationOf(at), activityId, card, inTime()));
    },
    repaint: (tenantId, scene) => painter.painted({ ...scene, tenantId }, "letter"),
    isClosing: () => painter.isClosed,
  };
}

/** Teams names a thread by its channel and its first message. */
const isThread = ({ conversationId }: Pick<Destination, "conversationId">): boolean =>
  conversationId.includes(";messageid=");

/** Opening a chat shows nothing to anyone, so one whose fate is unclear may be opened again. */
async function openChat(office: PostOffice, { personId, ...to }: Recipient) {
  const from = destinationOf({ ...to, conversationId: "" });
  const outcome = await office.openChat(from, { id: personId }, inTime());
  if ("got" in outcome) return { conversationId: outcome.got, serviceUrl: to.serviceUrl };
  const delivery = deliveryOf(outcome);
  return delivery === "unclear" ? "later" : delivery;
}

/** What Teams refuses for its own sake would be refused again; without its answer, or our own key, it may yet go. */
function deliveryOf(outcome: Outcome<unknown>): Delivery {
  if ("got" in outcome) return "sent";
  if (outcome.lost === "gone" || outcome.lost === "unclear") return outcome.lost;
  const isFinal = outcome.lost === "refused" && outcome.status !== undefined && outcome.status !== 401;
  return isFinal ? "refused" : "later";
}
