import type { Network } from "../../networks/network.js";
import type { Calendar } from "../calendar.js";
import type { Meeting } from "../meeting.js";
import type { Minutes } from "./minutes.js";
import { takerOf } from "./rights.js";

/** Who said they would come; so they were there, until someone corrects it. */
const expected = ({ attendance }: Meeting): string[] =>
  attendance.filter(({ reply }) => reply === "yes").map(({ memberId }) => memberId);

/** The minutes as they stand, or as they begin: with nothing written. Attendance follows the answers until it is saved. */
export function minutesOf(meeting: Meeting, network: Network, calendar?: Calendar): Minutes {
  const { minutes } = meeting;
  const isOpen = minutes?.state !== "posted" && !minutes?.saved?.present;
  if (minutes) return isOpen ? { ...minutes, present: expected(meeting) } : minutes;
  const taker = takerOf(network, undefined, calendar);
  const present = expected(meeting);
  return { state: "asked", taker, present, decisions: [], notes: "", actions: [], next: "" };
}

/** Whether anything is said in them: attendance alone is no minutes. */
export const isEmpty = ({ decisions, notes, actions, next }: Minutes): boolean =>
  decisions.length + actions.length === 0 && notes === "" && next === "";

/** How often anything in them was saved: who approves them approves what they have read. */
export const editionOf = ({ saved = {} }: Minutes): number =>
  Object.values(saved).reduce((sum, times) => sum + times, 0);
