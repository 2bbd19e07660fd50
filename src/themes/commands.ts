import type { Commands, Message } from "../teams/handlers.js";
import { heardFirst } from "../people/remember.js";
import { Refusal } from "../refusal.js";
import type { Answer, Turn } from "../teams/turn.js";
import { answerByMessage } from "./answering.js";
import { activeTheme, asking, closing, movedCard } from "./desk.js";
import { listThemes, startTheme } from "./listing.js";
import {
  backCommand,
  deepenCommand,
  exampleCommand,
  nextCommand,
  formCommand,
  pauseCommand,
  resumeCommand,
  skipCommand,
  summaryCommand,
  undoCommand,
} from "./moving.js";

/** What a person may write to work with themes. */
export const themeCommands = {
  "new-theme": startTheme,
  "my-themes": listThemes,
  resume: resumeCommand,
  back: backCommand,
  skip: skipCommand,
  next: nextCommand,
  example: exampleCommand,
  deepen: deepenCommand,
  undo: undoCommand,
  stop: pauseCommand,
  form: formCommand,
  summary: summaryCommand,
} as const satisfies Commands;

/** An ordinary message answers the open question; undefined when the person has no theme to answer to. */
export async function answerOpenQuestion(message: Message, turn: Turn): Promise<Answer | undefined> {
  const themeId = turn.person?.activeTheme;
  if (!themeId) return undefined;
  try {
    return await answerByMessage(message.text, themeId, turn, message.extras.length > 0);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (
      error.code !== "theme-deleted" &&
      error.code !== "no-such-theme" &&
      !(await heardFirst(turn, "message"))
    ) {
      return {};
    }
    if (error.code === "cpr") return { tell: turn.text("talk.cpr") };
    if (error.code === "no-open-theme") return atSummary(turn);
    if (error.code === "theme-deleted" || error.code === "no-such-theme") return undefined;
    throw error;
  }
}

/** All questions are behind us: the message is not taken, and the summary shows where it could go. */
async function atSummary(turn: Turn): Promise<Answer> {
  const theme = await activeTheme(turn);
  const notice = { style: "emphasis", text: turn.text("welcome.at-summary") } as const;
  return theme ? { ...closing(turn, theme.id, movedCard(turn)), ...asking(turn, theme, [notice]) } : {};
}
