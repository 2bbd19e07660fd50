import { meetingIsDue } from "../../src/meetings/due.js";
import { remindersFor } from "../../src/meetings/calendar-time.js";
import type { MeetingLetter } from "../../src/meetings/letters/letter.js";
import type { Meeting } from "../../src/meetings/meeting.js";
import { usualLeads, type Lead } from "../../src/meetings/when.js";
import type { Network } from "../../src/networks/network.js";
import type { Person } from "../../src/people/person.js";
import type { Documents } from "../../src/store/documents.js";
import { openEmbedded } from "../../src/store/embedded.js";
import type { Mail } from "../../src/teams/mail.js";
import type { Instant } from "../../src/time.js";
import { channel } from "../networks/letter-box.js";
import { aad, aMeeting, anActiveNetwork, now, when } from "./samples.js";

/** The network with a channel, where meetings are told of. */
export const withChannel = (fields: Partial<Network> = {}): Network =>
  anActiveNetwork({ channel, ...fields });

/** A meeting that was told of, with the usual reminders waiting. */
export const reminded = (fields: Partial<Meeting> = {}, leads: readonly Lead[] = usualLeads): Meeting =>
  aMeeting({ reminders: remindersFor(fields.when ?? when, leads, now), ...fields });

export const aLetter = (kind: MeetingLetter["kind"], fields: Partial<MeetingLetter> = {}): MeetingLetter => ({
  id: [kind, fields.to].filter(Boolean).join(" "),
  kind,
  nth: 1,
  tries: 0,
  dueAt: now,
  ...fields,
});

/** A store with one network and one meeting of it. */
export async function stored(
  meeting: Meeting,
  network: Network = withChannel(),
  people: readonly Person[] = [],
): Promise<Documents> {
  const documents = openEmbedded(":memory:");
  await documents.write("network", network, network);
  await documents.write("meeting", meeting, meeting);
  for (const person of people) await documents.write("person", person, person);
  return documents;
}

export async function read(documents: Documents): Promise<Meeting> {
  const found = await documents.read("meeting", aMeeting());
  if (!found) throw new Error("The meeting is gone");
  return found.value;
}

export const isDue = (documents: Documents, mail: Mail, at: Instant): Promise<void> =>
  meetingIsDue(documents, aMeeting(), at, mail);

export const aPerson = (name: string, fields: Partial<Person> = {}): Person => ({
  tenantId: aMeeting().tenantId,
  id: aad(name),
  name,
  changedAt: now,
  ...fields,
});
