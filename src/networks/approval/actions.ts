import type { Verbs } from "../../teams/handlers.js";
import { askLead, decideAs, openDelegating, passOn, revokeKept, showRequest } from "./deciding.js";
import {
  answerLeader,
  keepSeats,
  openDesk,
  openSeats,
  sendToLeaders,
  startOnOwnWord,
  withdrawRequest,
} from "./sending.js";

/** The buttons of the approval: the lead's, and those of the leaders who decide. Source: design card, S3-3. */
export const approvalVerbs: Verbs = {
  "approval.desk": openDesk,
  "approval.answers": openDesk,
  "approval.answer": answerLeader,
  "approval.seats": openSeats,
  "approval.save-seats": keepSeats,
  "approval.send": sendToLeaders,
  "approval.start": startOnOwnWord,
  "approval.withdraw": withdrawRequest,
  "approval.show": showRequest,
  "approval.approve": decideAs("approve"),
  "approval.return": decideAs("return"),
  "approval.reject": decideAs("reject"),
  "approval.revoke": revokeKept,
  "approval.ask": askLead,
  "approval.delegate": openDelegating,
  "approval.pass": passOn,
};
