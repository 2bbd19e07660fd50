import type { Verbs } from "../../teams/handlers.js";
import { acceptInvitation, declineInvitation, leaveNetwork, openLeaving } from "./answering.js";
import { addSuggested, openSuggested } from "./choosing.js";
import {
  handLeadOver,
  inviteEveryone,
  inviteMember,
  listMembers,
  putMemberBack,
  removeMember,
} from "./listing.js";
import { openAdding, openMember, saveMember, saveNewMember } from "./writing.js";

/** Every button on the cards of this part of the room: `invitation.` is the asked person's, `members.` is for those inside. */
export const memberVerbs = {
  "members.list": listMembers,
  "members.add": openAdding,
  "members.save-new": saveNewMember,
  "members.suggested": openSuggested,
  "members.add-suggested": addSuggested,
  "members.open": openMember,
  "members.save": saveMember,
  "members.invite": inviteMember,
  "members.invite-all": inviteEveryone,
  "members.remove": removeMember,
  "members.put-back": putMemberBack,
  "members.hand-over": handLeadOver,
  "members.leave": openLeaving,
  "members.leave-now": leaveNetwork,
  "invitation.accept": acceptInvitation,
  "invitation.decline": declineInvitation,
} as const satisfies Verbs;
