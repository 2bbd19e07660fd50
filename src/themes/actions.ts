import { conversation } from "../guided/conversation.js";
import type { Commands, Verbs } from "../teams/handlers.js";
import { themeGuided } from "./guided.js";
import {
  deleteTheme,
  listThemes,
  openRename,
  restoreTheme,
  saveName,
  startTheme,
  turnPage,
} from "./listing.js";
import { undoableSince, undoCommand } from "./undoing.js";

/** The interview of a theme: its buttons, its commands and the words that answer it. */
export const themeConversation = conversation(themeGuided, {
  undo: undoCommand,
  changedAt: undoableSince,
});

/** Every other button on the theme's cards. A test holds all buttons against `cards/*.json`, both ways. */
export const themeVerbs = {
  "theme.new": (_data, turn) => startTheme(turn),
  "theme.rename": openRename,
  "theme.save-name": saveName,
  "theme.delete": deleteTheme,
  "theme.restore": restoreTheme,
  "themes.list": (_data, turn) => listThemes(turn),
  "themes.page": turnPage,
} as const satisfies Verbs;

/** What a person may write to begin a theme and to find their own. */
export const themeCommands = {
  "new-theme": startTheme,
  "my-themes": listThemes,
} as const satisfies Commands;
