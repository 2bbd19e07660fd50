import type { Commands, Verbs } from "../../teams/handlers.js";
import {
  openAction,
  openActions,
  openNewAction,
  putOneActionBack,
  removeOneAction,
  saveAction,
  saveNewActions,
} from "./action-clicks.js";
import { openMinutes, readMinutes } from "./opening.js";
import { openPart, saveOnePart } from "./part-clicks.js";
import {
  approveMinutes,
  handMinutes,
  openHanding,
  sendForApproval,
  waiveMinutes,
  writeAnyway,
} from "./passing-clicks.js";
import {
  listMine,
  markInNetwork,
  markMine,
  openMine,
  openNetworkActions,
  unmarkInNetwork,
  unmarkMine,
} from "./action-list.js";
import { fetchMinutes } from "./word/fetching.js";

/** Every button on the cards of minutes and actions. `action.` is pressed on one's own list, `actions.` on the network's. */
export const minutesVerbs = {
  "minutes.open": openMinutes,
  "minutes.read": readMinutes,
  "minutes.edit": openPart,
  "minutes.save": saveOnePart,
  "minutes.actions": openActions,
  "minutes.add-action": openNewAction,
  "minutes.save-new-action": saveNewActions,
  "minutes.action": openAction,
  "minutes.save-action": saveAction,
  "minutes.remove-action": removeOneAction,
  "minutes.put-action-back": putOneActionBack,
  "minutes.send": sendForApproval,
  "minutes.approve": approveMinutes,
  "minutes.hand": openHanding,
  "minutes.hand-over": handMinutes,
  "minutes.waive": waiveMinutes,
  "minutes.write-anyway": writeAnyway,
  "minutes.word": fetchMinutes,
  "actions.mine": openMine,
  "actions.open": openNetworkActions,
  "actions.done": markInNetwork,
  "actions.undone": unmarkInNetwork,
  "action.done": markMine,
  "action.undone": unmarkMine,
} as const satisfies Verbs;

export const minutesCommands = { "my-actions": listMine } as const satisfies Commands;
