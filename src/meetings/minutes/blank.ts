import { isIn } from "../../networks/members/member.js";
import type { Network } from "../../networks/network.js";
import type { Calendar } from "../calendar.js";
import type { Meeting } from "../meeting.js";
import type { Minutes } from "./minutes.js";
import { takerOf } from "./rights.js";

/** Who said they would come; so they were there, until someone corrects it. Who had left before it began was not. */
function expected({ attendance, guests, startsAt }: Meeting, { members }: Network): string[] {
  const invited = [...members.filter((one) => isIn(one) || one.since > startsAt), ...guests];
  return attendance
    .filter(({ reply, memberId }) => reply === "yes" && invited.some(({ id }) => id === memberId))
    .map(({ memberId }) => memberId);
}

/**
 * The minutes as they stand, or as they begin: with nothing written. Until they are posted, attendance follows the
 * answers as long as it was not saved, and who writes is who does now: the lead in the place of one who has left.
 */
export function minutesOf(meeting: Meeting, network: Network, calendar?: Calendar): Minutes {
  const { minutes } = meeting;
  if (minutes?.state === "posted") return minutes;
  const taker = takerOf(network, minutes, calendar);
  const present = minutes?.saved?.present ? minutes.present : expected(meeting, network);
  const blank = { state: "asked", decisions: [], notes: "", actions: [], next: "" } as const;
  return { ...blank, ...minutes, taker, present };
}

/** Whether anything is said in them: attendance alone is no minutes. */
export const isEmpty = ({ decisions, notes, actions, next }: Minutes): boolean =>
  decisions.length + actions.length === 0 && notes === "" && next === "";

/** How often anything in them was saved: who approves them approves what they have read. */
export const editionOf = ({ saved = {} }: Minutes): number =>
  Object.values(saved).reduce((sum, times) => sum + times, 0);
