import type { Verbs } from "../../teams/handlers.js";
import { cancel, openForm, openPreview, openPreviewOfMore, openSharing } from "./choosing.js";
import { followTheme, readWhole, showAll, showCard, unfollowTheme } from "./reading.js";
import { confirmPost, sendPostAgain, shareAnyway, shareTheme } from "./sending-out.js";
import {
  closeSharing,
  openReopening,
  pauseSharing,
  reopenSharing,
  showSharingAgain,
  withdrawSharing,
} from "./steering.js";

/** Every button on the cards of this part of the room. */
export const sharingVerbs = {
  "share.desk": openSharing,
  "share.open": openForm(false),
  "share.more": openForm(true),
  "share.preview": openPreview,
  "share.preview-more": openPreviewOfMore,
  "share.send": shareTheme,
  "share.anyway": shareAnyway,
  "share.cancel": cancel,
  "share.pause": pauseSharing,
  "share.reopen-form": openReopening,
  "share.reopen": reopenSharing,
  "share.close": closeSharing,
  "share.withdraw": withdrawSharing,
  "share.show-again": showSharingAgain,
  "share.there": confirmPost,
  "share.again": sendPostAgain,
  "shared.read": readWhole,
  "shared.card": showCard,
  "shared.all": showAll,
  "shared.follow": followTheme,
  "shared.unfollow": unfollowTheme,
} as const satisfies Verbs;
