import type { Calendar } from "../../src/meetings/calendar.js";
import type { Meeting } from "../../src/meetings/meeting.js";
import type { Minutes } from "../../src/meetings/minutes/minutes.js";
import type { Network } from "../../src/networks/network.js";
import { general, type Chat, type Someone } from "../support/chat.js";
import { aFormedNetwork } from "../support/members.js";
import { aMember } from "../networks/samples.js";
import { aad, aCalendar, aMeeting } from "./samples.js";

/** Half an hour after the sample meeting has ended. */
export const afterwards = "2027-01-06T14:30:00.000Z";

/** A network whose meeting is just over, led by `employee`, with `colleague` and `third` in it; both said they would come. */
export async function aHeldMeeting(
  fields: { network?: Partial<Network>; meeting?: Partial<Meeting>; calendar?: Partial<Calendar> } = {},
) {
  const scene = await aFormedNetwork({
    state: "active",
    members: [
      aMember("employee", { duty: "lead" }),
      aMember("colleague", { area: "Kultur og Fritid" }),
      aMember("third"),
    ],
    ...fields.network,
  });
  const { chat } = scene;
  const meeting = aMeeting({
    tenantId: scene.network.tenantId,
    attendance: ["employee", "colleague"].map((who) => ({
      memberId: `p-${aad(who)}`,
      reply: "yes",
      at: "2026-12-01T08:00:00.000Z",
    })),
    guests: [{ id: "guest-1", name: "Sognepræsten" }],
    ...fields.meeting,
  });
  await chat.documents.write("meeting", meeting, meeting);
  if (fields.calendar) {
    const calendar = aCalendar(fields.calendar);
    await chat.documents.write("calendar", calendar, calendar);
  }
  chat.now = afterwards;
  return { ...scene, meeting };
}

export async function storedMeeting(chat: Chat, { tenantId, id }: Meeting): Promise<Meeting> {
  const found = await chat.documents.read("meeting", { tenantId, id });
  if (!found) throw new Error("The meeting is gone.");
  return found.value;
}

export async function storedMinutes(chat: Chat, meeting: Meeting): Promise<Minutes> {
  const { minutes } = await storedMeeting(chat, meeting);
  if (!minutes) throw new Error("There are no minutes.");
  return minutes;
}

export async function storedCalendar(
  chat: Chat,
  { tenantId, networkId: id }: Meeting,
): Promise<Calendar | undefined> {
  return (await chat.documents.read("calendar", { tenantId, id }))?.value;
}

/** A click with a verb of the minutes, as a card of this meeting would send it. */
export const clicksOn = (who: Someone, meeting: Meeting, verb: string, data: object = {}): Promise<void> =>
  who.sends(who.invoke(verb, { meetingId: meeting.id, ...data }));

/** What stands in the channel, each post as one line. */
export const inTheChannel = (who: Someone): string[] => who.in(general).transcript;
