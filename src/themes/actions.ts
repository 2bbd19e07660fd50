import type { Verbs } from "../teams/handlers.js";
import { answerQuestion, replaceAnswer } from "./answering.js";
import {
  closeForm,
  deleteTheme,
  listThemes,
  openRename,
  restoreTheme,
  saveForm,
  saveName,
  startTheme,
  turnPage,
} from "./listing.js";
import {
  correctAnswer,
  deepenQuestion,
  goBack,
  openForm,
  pauseTheme,
  resumeTheme,
  skipQuestion,
} from "./moving.js";

/** Every button on the theme's cards. A test holds this against `cards/*.json`, both ways. */
export const themeVerbs = {
  "interview.answer": answerQuestion,
  "interview.back": goBack,
  "interview.skip": skipQuestion,
  "interview.deepen": deepenQuestion,
  "interview.pause": pauseTheme,
  "interview.resume": resumeTheme,
  "interview.correct": correctAnswer,
  "interview.replace": replaceAnswer,
  "theme.new": (_data, turn) => startTheme(turn),
  "theme.rename": openRename,
  "theme.save-name": saveName,
  "theme.delete": deleteTheme,
  "theme.restore": restoreTheme,
  "themes.list": (_data, turn) => listThemes(turn),
  "themes.page": turnPage,
  "form.open": openForm,
  "form.save": saveForm,
  "form.close": closeForm,
} as const satisfies Verbs;
