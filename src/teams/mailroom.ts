import type { Card } from "../cards/card.js";
import type { Outcome } from "./calls.js";
import type { Delivery, Mail, Placed, Recipient } from "./mail.js";
import type { Painter } from "./painter.js";
import type { Pace } from "./pace.js";
import { destinationOf, type Destination, type PostOffice } from "./post-office.js";
import type { Post } from "./turn.js";

/** How long one letter may take, in milliseconds; who is waiting is the clock, which has others to see to. */
const patience = 20_000;

type Send<T> = (until: number) => Promise<Outcome<T>>;
/** One request to Teams when its turn has come; what could not wait that long was not taken in. */
type Paced = <T>(to: { readonly tenantId: string }, send: Send<T>) => Promise<Outcome<T>>;

const notNow = { lost: "too-many", status: undefined } as const;

const pacedBy =
  (pace: Pace | undefined): Paced =>
  async ({ tenantId }, send) => {
    const until = performance.now() + patience;
    const isOurTurn = pace ? await pace.turn(tenantId, until).catch(() => false) : true;
    return isOurTurn ? send(until) : notNow;
  };

/** Sends what falls due, outside any turn, at a pace that all instances keep together. Never throws. */
export function mailBy(office: PostOffice, painter: Painter, pace?: Pace): Mail {
  const paced = pacedBy(pace);
  const send = async (to: Destination, post: Post) =>
    deliveryOf(await paced(to, (until) => office.post(to, post, until)));
  const put = async (to: Destination, card: Card): Promise<Placed> => {
    const outcome = await paced(to, (until) => office.post(to, { card }, until));
    if (!("got" in outcome)) return { delivery: deliveryOf(outcome) };
    const { conversationId, serviceUrl } = to;
    return { delivery: "sent", at: { conversationId, serviceUrl, activityId: outcome.got } };
  };
  const openThread = async (to: Destination, card: Card): Promise<Placed> => {
    const outcome = await paced(to, (until) => office.openThread(to, { card }, until));
    if (!("got" in outcome)) return { delivery: deliveryOf(outcome) };
    return { delivery: "sent", at: { ...outcome.got, serviceUrl: to.serviceUrl } };
  };
  return {
    send: (to, post) => send(destinationOf(to), post),
    sendPrivately: async (to, post) => {
      const chat = to.chat ?? (await openChat(office, paced, to));
      return typeof chat === "string" ? chat : send(destinationOf({ ...to, ...chat }), post);
    },
    putPrivately: async (to, card) => {
      const chat = to.chat ?? (await openChat(office, paced, to));
      return typeof chat === "string" ? { delivery: chat } : put(destinationOf({ ...to, ...chat }), card);
    },
    putInChannel: (to, card) => (isThread(to) ? put : openThread)(destinationOf(to), card),
    update: async (at, activityId, card) =>
      deliveryOf(await paced(at, (until) => office.update(destinationOf(at), activityId, card, until))),
    repaint: (tenantId, scene) => painter.painted({ ...scene, tenantId }, pace),
  };
}

/** Teams names a thread by its channel and its first message. */
const isThread = ({ conversationId }: Pick<Destination, "conversationId">): boolean =>
  conversationId.includes(";messageid=");

/** Opening a chat shows nothing to anyone, so one whose fate is unclear may be opened again. */
async function openChat(office: PostOffice, paced: Paced, { personId, ...to }: Recipient) {
  const from = destinationOf({ ...to, conversationId: "" });
  const outcome = await paced(to, (until) => office.openChat(from, { id: personId }, until));
  if ("got" in outcome) return { conversationId: outcome.got, serviceUrl: to.serviceUrl };
  const delivery = deliveryOf(outcome);
  return delivery === "unclear" ? "later" : delivery;
}

/** What Teams refuses for its own sake would be refused again; without its answer, or our own key, it may yet go. */
function deliveryOf(outcome: Outcome<unknown>): Delivery {
  if ("got" in outcome) return "sent";
  if (outcome.lost === "gone" || outcome.lost === "unclear") return outcome.lost;
  const isFinal = outcome.lost === "refused" && outcome.status !== undefined && outcome.status !== 401;
  return isFinal ? "gone" : "later";
}
