import type { Commands, Verbs } from "../../teams/handlers.js";
import { cancelMeeting, openMove, reviveMeeting, saveMove } from "./changing.js";
import { endSeries, resumeSeries } from "./ending.js";
import { editItem, openItem, reorder, saveItem, saveNewItem, takeItemOff } from "./items.js";
import { openMeetings } from "./listing.js";
import { openDesk } from "./meeting-desk.js";
import { openMyMeetings, pageOfMyMeetings } from "./mine.js";
import { make, openPlan, openPreview, planAnew } from "./planning.js";
import { fillUsual, openSettings, saveSettings } from "./settings.js";

/** The buttons by which a network's meetings are planned, changed and found. */
export const planningVerbs = {
  "meetings.open": openMeetings,
  "meetings.mine-page": pageOfMyMeetings,
  "meetings.plan": openPlan,
  "meetings.plan-anew": planAnew,
  "meetings.preview": openPreview,
  "meetings.make": make,
  "meetings.settings": openSettings,
  "meetings.usual-agenda": fillUsual,
  "meetings.save-settings": saveSettings,
  "series.end": endSeries,
  "series.resume": resumeSeries,
  "meeting.desk": openDesk,
  "meeting.move": openMove,
  "meeting.save-move": saveMove,
  "meeting.cancel": cancelMeeting,
  "meeting.revive": reviveMeeting,
  "meeting.new-item": openItem,
  "meeting.item": editItem,
  "meeting.save-new-item": saveNewItem,
  "meeting.save-item": saveItem,
  "meeting.remove-item": takeItemOff,
  "meeting.place-item": reorder,
} as const satisfies Verbs;

/** What a person may write to see the meetings that await them. */
export const planningCommands = {
  "my-meetings": openMyMeetings,
} as const satisfies Commands;
