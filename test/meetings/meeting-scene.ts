import { meetingCard } from "../../src/meetings/card.js";
import type { Meeting } from "../../src/meetings/meeting.js";
import type { Network } from "../../src/networks/network.js";
import { texts } from "../../src/text/text.js";
import { general, type Someone } from "../support/chat.js";
import { aFormedNetwork } from "../support/members.js";
import { aad, aMeeting, aMember } from "./samples.js";

/** Lead, a member, and one who takes no part. */
const members = [aMember("employee", { duty: "lead" }), aMember("colleague"), aMember("third")];

/** A meeting of an active network, its card standing in the network's channel. */
export async function aMeetingScene(fields: Partial<Meeting> = {}, over: Partial<Network> = {}) {
  const formed = await aFormedNetwork({ state: "active", members, ...over });
  const { chat, employee, colleague, third, network } = formed;
  const activityId = "meeting-card";
  const conversationId = `${general.channelId};messageid=${activityId}`;
  const cards = [{ conversationId, activityId, serviceUrl: chat.teams.url }];
  const meeting = aMeeting({ cards, thread: { conversationId, activityId }, ...fields });
  await chat.documents.write("meeting", meeting, meeting);
  const card = meetingCard({ meeting, network }, "channel", texts[network.language], chat.now);
  const attachments = [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }];
  chat.teams.conversation(conversationId).add({
    id: activityId,
    activity: { type: "message", attachments },
    earlier: [],
  });
  for (const one of [employee, colleague, third]) await one.says("hej");
  const stored = async (): Promise<Meeting> => {
    const found = await chat.documents.read("meeting", meeting);
    if (!found) throw new Error("The meeting is gone.");
    return found.value;
  };
  /** Something happens to the meeting beside the bot. */
  const becomes = async (change: Partial<Meeting>): Promise<void> => {
    const found = await chat.documents.read("meeting", meeting);
    if (found) await chat.documents.write("meeting", meeting, { ...found.value, ...change }, found.etag);
  };
  const inChannel = (): string => {
    const there = chat.with("passer-by").in();
    return there.reads(there.posts.find(({ id }) => id === activityId)).join(" | ");
  };
  const opens = (who: Someone): Promise<void> =>
    who.sends(who.invoke("meeting.open", { meetingId: meeting.id }, cardOf(who)));
  return { ...formed, meeting, stored, becomes, inChannel, opens };
}

/** A card of theirs in the private chat, in whose place an answer comes. */
const cardOf = (who: Someone) => who.posts.findLast((post) => who.cardOf(post));

/** What came back to the clicker, as it reads. */
export const answeredTo = (who: Someone): string => JSON.stringify(who.lastInvoke?.value ?? "");
export { aad };
