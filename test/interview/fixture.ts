import { begin, type Reply, type Script } from "../../src/interview/interview.js";
import { after, second } from "../../src/time.js";

export const script: Script = {
  questions: [
    { id: "name", role: "one", fields: ["name"] },
    { id: "sides", role: "two", fields: ["left", "right"] },
    { id: "list", role: "two", fields: ["list"] },
  ],
  labelled: (question, text) =>
    question.id === "sides" && text.startsWith("right:") ? { right: text.slice(6).trim() } : undefined,
  hold: (question, _before, after, held) =>
    question.id === "sides" && after["left"]?.includes("solve") && !held.includes("solution")
      ? "solution"
      : undefined,
  grows: (field) => field === "list",
};

export const start = "2026-11-22T08:00:00.000Z";
export const begun = begin(script, start);
let count = 0;
export const at = (seconds: number, id = `a${++count}`): Reply => {
  const now = after(start, seconds * second);
  return { activityId: id, stamp: now, sentAt: now, now };
};
