import type { Verbs } from "../../teams/handlers.js";
import { openMeeting, saveReason, sayReply } from "./answering.js";
import { openGuest, openMarking, openWho, saveGuest, saveMark, takeGuestOff } from "./attending.js";
import { openSuggesting, saveSuggestion, takeItemBack } from "./suggesting.js";
import { offerCalendarFile } from "./to-calendar.js";

/** Every button on the cards of this part of the room. */
export const answeringVerbs = {
  "meeting.open": openMeeting,
  "meeting.yes": sayReply("yes"),
  "meeting.maybe": sayReply("maybe"),
  "meeting.no": sayReply("no"),
  "meeting.reason": saveReason,
  "meeting.suggest": openSuggesting,
  "meeting.save-suggestion": saveSuggestion,
  "meeting.take-back": takeItemBack,
  "meeting.calendar": offerCalendarFile,
  "meeting.who": openWho,
  "meeting.mark": openMarking,
  "meeting.mark-yes": saveMark("yes"),
  "meeting.mark-maybe": saveMark("maybe"),
  "meeting.mark-no": saveMark("no"),
  "meeting.add-guest": openGuest,
  "meeting.save-guest": saveGuest,
  "meeting.remove-guest": takeGuestOff,
} as const satisfies Verbs;

/** These know their repeated deliveries by the answer itself, so that an answer costs no write of the person. */
export const answersRepeating: readonly (keyof typeof answeringVerbs)[] = [
  "meeting.yes",
  "meeting.maybe",
  "meeting.no",
];
