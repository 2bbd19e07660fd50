import type { Answers } from "../../interview/interview.js";
import type { Key } from "../../text/text.js";
import { aims, formalities, relations, tasks } from "./choices.js";

/** What the answers mean for approval, kommissorium and meetings, and what else leaders will ask for. S3-1, S3-3, S3-4. */
export function adviceFor(answers: Answers): Key[] {
  const formality = formalities.find((one) => one === answers["formality"]);
  const task = tasks.find((one) => one === answers["task"]);
  const aim = aims.find((one) => one === answers["aim"]);
  const relation = relations.find((one) => one === answers["relation"]);
  return [
    ...(formality
      ? ([`guide.advice.approval.${formality}`, `guide.advice.meetings.${formality}`] as const)
      : []),
    ...(task ? ([`guide.advice.charter.${task}`] as const) : []),
    ...(aim ? ([`guide.advice.aim.${aim}`] as const) : []),
    ...(relation === "replaces" ? (["guide.advice.replaces"] as const) : []),
    ...(answers["backing"] ? [] : (["guide.advice.backing"] as const)),
    ...(answers["economy"] ? [] : (["guide.advice.economy"] as const)),
  ];
}
