import type { Calendar } from "../../src/meetings/calendar.js";
import type { Meeting } from "../../src/meetings/meeting.js";
import { soonestFirst } from "../../src/meetings/planning/lists.js";
import type { Network } from "../../src/networks/network.js";
import type { Chat, Someone } from "../support/chat.js";
import { aFormedNetwork } from "../support/members.js";

/** An active network in its channel, led by `employee`, who stands before its list of meetings. */
export async function aPlanningLead(fields: Partial<Network> = {}) {
  const scene = await aFormedNetwork({ state: "active", startedAt: "2026-11-20T08:00:00.000Z", ...fields });
  await scene.employee.says("mine netværk");
  await scene.employee.clicks("Se netværket");
  await scene.employee.clicks("Møder");
  return scene;
}

/** All its meetings as they are stored, soonest first. */
export async function storedMeetings(chat: Chat, { tenantId, id }: Network): Promise<readonly Meeting[]> {
  const found: Meeting[] = [];
  for await (const meeting of chat.documents.list("meeting", tenantId, { networkId: id }))
    found.push(meeting);
  return found.sort(soonestFirst);
}

export const storedCalendar = async (chat: Chat, { tenantId, id }: Network): Promise<Calendar> => {
  const found = await chat.documents.read("calendar", { tenantId, id });
  if (!found) throw new Error("There is no calendar.");
  return found.value;
};

/** What the person sees on the newest card, as one text. */
export const sees = (someone: Someone): string => someone.transcript.at(-1) ?? "";

/** All that stands in the network's channel. */
export const inChannel = (someone: Someone): string => someone.in().transcript.join("\n");

/** A single meeting, planned in the form. */
export async function plansOne(employee: Someone, inputs: Record<string, string> = {}): Promise<void> {
  await employee.clicks("Planlæg møde");
  const form = { day: "2027-01-06", time: "13:00", place: "Rådhuset, lokale 2.14", ...inputs };
  await employee.clicks("Se datoerne", form);
  await employee.clicks("Planlæg");
}

export async function plansSeries(
  employee: Someone,
  saying = "hver første onsdag i kvartalet kl. 13",
  inputs: Record<string, string> = {},
): Promise<void> {
  await employee.clicks("Planlæg møde");
  await employee.clicks("Se datoerne", { saying, ...inputs });
  await employee.clicks("Planlæg");
}
