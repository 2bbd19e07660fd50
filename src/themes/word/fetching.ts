import type { Answer, Turn } from "../../teams/turn.js";
import { askingIn, handingOut } from "../../word/handing-out.js";
import { readThemeId } from "../clicks.js";
import { themeScene } from "../scene.js";
import { themePaper } from "./paper.js";

/**
 * Someone pressed Hent som Word. What they may have is looked up before anything is offered, and it is only ever
 * offered in their private chat. @throws Refusal when the theme is not theirs to read.
 */
export async function fetchWord(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId } = readThemeId(data);
  const at = { tenantId: turn.who.tenantId, id: themeId };
  const paper = await themePaper(turn.documents, at, askingIn(turn));
  const post = await handingOut(turn, paper, { themeId }, turn.text("word.offer"));
  if (turn.where === "private") return { posts: [post] };
  return {
    privately: [post],
    holds: themeScene(themeId),
    reached: (delivered) => ({ tell: turn.text(delivered ? "word.sent" : "word.unreachable") }),
  };
}
