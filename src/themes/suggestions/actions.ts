import type { Verbs } from "../../teams/handlers.js";
import { listForOwner, mergeSuggestions, moveTo, openSuggestion, pageForOwner, undoLast } from "./owning.js";
import { openCorrecting, openSuggesting, saveAnyway, saveCorrection, saveSuggestion } from "./suggesting.js";
import {
  listForColleague,
  restoreSuggestion,
  supportSuggestion,
  unsupportSuggestion,
  withdrawSuggestion,
} from "./supporting.js";

/** Every button on the cards of this part of the room: `suggest.` is any colleague's, the others are the owner's. */
export const suggestionVerbs = {
  "suggest.open": openSuggesting,
  "suggest.save": saveSuggestion,
  "suggest.save-anyway": saveAnyway,
  "suggest.change": openCorrecting,
  "suggest.save-change": saveCorrection,
  "suggest.list": listForColleague,
  "suggest.support": supportSuggestion,
  "suggest.unsupport": unsupportSuggestion,
  "suggest.withdraw": withdrawSuggestion,
  "suggest.restore": restoreSuggestion,
  "suggestions.list": listForOwner,
  "suggestions.page": pageForOwner,
  "suggestion.open": openSuggestion,
  "suggestion.contacted": moveTo("contacted"),
  "suggestion.yes": moveTo("yes"),
  "suggestion.no": moveTo("no"),
  "suggestion.later": moveTo("later"),
  "suggestion.merge": mergeSuggestions,
  "suggestion.undo": undoLast,
} as const satisfies Verbs;
