import { pino } from "pino";
import { whenDue } from "../../src/app.js";
import { startClock } from "../../src/clock/sweep.js";
import { openEmbedded } from "../../src/store/embedded.js";
import { after } from "../../src/time.js";
import { aMeetingScene } from "../meetings/meeting-scene.js";
import { aMailbox } from "../networks/letter-box.js";
import { hour, start, store } from "../playground/reminder-store.js";
import { closeChats } from "../support/chat.js";
import { counting, type Calls } from "../support/counting.js";

/** What one look of the clock asks of a store with so many meetings, none of them due. */
export async function idleSweep(meetings: number): Promise<Calls> {
  const documents = counting(openEmbedded(":memory:"));
  const crowd = { tenants: 5, networksEach: 20, reminders: meetings, serviceUrl: "http://127.0.0.1:1" };
  if (meetings > 0) await store(documents, { ...crowd, dueAfter: (nth) => hour + nth });
  documents.reset();
  const log = pino({ level: "silent" });
  const clock = startClock(documents, whenDue, aMailbox().mail, { now: () => after(start, 1), log });
  await clock.sweep();
  const calls = { ...documents.calls };
  await clock.stop();
  await documents.close();
  return calls;
}

/** What an answer to a meeting asks of the store, the read of the person included. */
export async function answerToMeeting(): Promise<Calls> {
  const { chat, colleague, meeting, network } = await aMeetingScene({ cards: [] });
  chat.documents.reset();
  const ids = { meetingId: meeting.id, networkId: network.id };
  await colleague.sends(colleague.invoke("meeting.yes", ids));
  const calls = { ...chat.documents.calls };
  await closeChats();
  return calls;
}
