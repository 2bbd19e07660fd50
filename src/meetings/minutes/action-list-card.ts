import type { Card } from "../../cards/card.js";
import { fill, type Data } from "../../cards/fill.js";
import type { Notice } from "../../cards/notice.js";
import { dateInWords } from "../../dates.js";
import { shortened } from "../../interview/plain.js";
import type { Network } from "../../networks/network.js";
import { titleOf } from "../../networks/title.js";
import type { Text } from "../../text/text.js";
import type { Page } from "../../cards/pages.js";
import type { Instant } from "../../time.js";
import { dayOf } from "../calendar-time.js";
import { mayMark } from "./following.js";
import type { Action } from "./minutes.js";
import { dayWords, line } from "./wording.js";

/** An action with the network it is followed in, and the zone that says what day it is there. */
export interface ListedAction {
  readonly network: Network;
  readonly action: Action;
  readonly zone: string;
}

const tipLength = 80;

export const isOverdue = ({ action: { by, doneAt }, zone }: ListedAction, now: Instant): boolean =>
  by !== undefined && doneAt === undefined && by < dayOf(now, zone);

/** When it is to be done, and that it should have been. */
function statusOf(listed: ListedAction, text: Text, now: Instant): string {
  const { by, doneAt } = listed.action;
  if (by === undefined || doneAt !== undefined) return "";
  return text(isOverdue(listed, now) ? "action.overdue" : "action.by", { day: dayWords(by, text, now) });
}

function rowOf(listed: ListedAction, personId: string, isMine: boolean, text: Text, now: Instant): Data {
  const { action, network } = listed;
  const { doneAt, doneBy } = action;
  const press = text(doneAt === undefined ? "action.done" : "action.undone");
  return {
    words: line(action.words),
    about: isMine ? titleOf(network, text) : line(action.ownerName) || text("action.no-owner"),
    status: statusOf(listed, text, now),
    color: isOverdue(listed, now) ? "Attention" : "Default",
    isDone: doneAt !== undefined,
    doneBy: text("action.done-by"),
    doneName: line(doneBy?.name ?? ""),
    doneDay: doneAt === undefined ? "" : text("minutes.on-day", { day: dateInWords(doneAt, text.language) }),
    mayMark: mayMark(network, action, personId),
    what: text("action.done-what", { done: press, words: shortened(line(action.words), tipLength) }),
    networkId: network.id,
    actionId: action.id,
  };
}

export interface ActionList {
  readonly page: Page<ListedAction>;
  /** How many of all of them are open. */
  readonly open: number;
  /** The network whose list it is; the person's own list where there is none. */
  readonly network?: Network;
  readonly notices?: readonly Notice[];
}

/** Opgaver: a person's own, or a network's, the open ones first. S3-6. */
export function actionListCard(list: ActionList, personId: string, text: Text, now: Instant): Card {
  const { page, open, network, notices = [] } = list;
  const isMine = network === undefined;
  const title = text(isMine ? "action.mine-title" : "action.list-title", { count: open });
  const none = text(isMine ? "action.mine-none" : "action.list-none");
  return fill("minutes-action-list", {
    lang: text.language,
    speak: title,
    title,
    network: network ? titleOf(network, text) : "",
    notices,
    none: page.items.length === 0 ? none : "",
    actions: page.items.map((listed) => rowOf(listed, personId, isMine, text, now)),
    isMine,
    networkId: network?.id ?? "",
    newer: page.newer,
    older: page.older,
    labels: {
      done: text("action.done"),
      undone: text("action.undone"),
      newer: text("action.newer"),
      older: text("action.older"),
      meetings: text("minutes.meetings"),
    },
  });
}
