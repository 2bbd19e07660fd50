import type { Verbs } from "../../teams/handlers.js";
import { editAll, editSection, openCharter, saveCharter, showGaps, undoCharter } from "./editing.js";
import { compareVersions, readCharter, showVersions } from "./reading.js";

/** Every button on the cards of this part of the room. */
export const charterVerbs = {
  "charter.open": openCharter,
  "charter.edit": editSection,
  "charter.form": editAll,
  "charter.save": saveCharter,
  "charter.undo": undoCharter,
  "charter.gaps": showGaps,
  "charter.read": readCharter,
  "charter.versions": showVersions,
  "charter.compare": compareVersions,
} as const satisfies Verbs;
