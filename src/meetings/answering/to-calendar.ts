import { isInside } from "../../networks/network.js";
import { refuse } from "../../refusal.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { titleOf } from "../../networks/title.js";
import { handingOutFile } from "../../word/handing-out.js";
import type { FileMaker } from "../../word/paper.js";
import { calendarFile } from "../calendar-file.js";
import { readMeeting } from "./clicks.js";
import { readInside } from "./in-place.js";

/** Til min kalender: only ever offered in the person's private chat, whose word it is whether they take it. */
export async function offerCalendarFile(data: unknown, turn: Turn): Promise<Answer> {
  const { meetingId } = readMeeting(data);
  const meet = await readInside(turn, meetingId);
  const post = await handingOutFile(turn, {
    about: { meetingId },
    title: titleOf(meet.network, turn.text),
    offer: turn.text("meeting.file-offer"),
    make: async () => calendarFile(meet, turn.text),
  });
  if (turn.where === "private") return { posts: [post] };
  return {
    privately: [post],
    reached: (delivered) => ({
      tell: turn.text(delivered ? "meeting.file-sent" : "meeting.file-unreachable"),
    }),
  };
}

/** The file as the meeting is when it is fetched. @throws Refusal no-such-meeting to those outside. */
export const meetingFile: FileMaker = async (documents, at, { personId, text }) => {
  const meeting = (await documents.read("meeting", at))?.value ?? refuse("no-such-meeting");
  const network = (await documents.read("network", { tenantId: at.tenantId, id: meeting.networkId }))?.value;
  if (!network || !isInside(network, personId)) refuse("no-such-meeting");
  return calendarFile({ meeting, network }, text);
};
