import { withCalendar, blankCalendar, type Calendar } from "../../src/meetings/calendar.js";
import { spanOf } from "../../src/meetings/calendar-time.js";
import { withMeeting, type Meeting } from "../../src/meetings/meeting.js";
import type { When } from "../../src/meetings/when.js";
import type { Network } from "../../src/networks/network.js";
import { aad, aMember, aNetwork, now } from "../networks/samples.js";

export { aad, aMember, now };

/** A Wednesday, six weeks after `now`. */
export const when: When = { day: "2027-01-06", time: "13:00", minutes: 120, zone: "Europe/Copenhagen" };

/** The network of `aNetwork` once it has begun: led by `employee`, with `colleague` in. */
export const anActiveNetwork = (fields: Partial<Network> = {}): Network =>
  aNetwork({ state: "active", startedAt: now, ...fields });

/** A planned meeting of that network, told of in its channel; its moments are those of its `when`. */
export function aMeeting(fields: Partial<Meeting> = {}): Meeting {
  const base: Meeting = {
    tenantId: "11111111-1111-4111-8111-111111111111",
    id: "meeting-1",
    networkId: "theme-1",
    state: "planned",
    createdAt: now,
    changedAt: now,
    plannedBy: aad("employee"),
    when,
    ...spanOf(fields.when ?? when),
    place: "Rådhuset, lokale 2.14",
    link: "",
    agenda: [
      { id: "item-1", words: "Siden sidst" },
      { id: "item-2", words: "Hvad ved hjemmeplejen, som vi andre ikke ved?", preparedBy: "Anne" },
    ],
    openActions: [],
    attendance: [],
    guests: [],
    reminders: [],
    sequence: 0,
    cards: [],
    letters: [],
  };
  const told = { when: base.when, place: base.place, link: base.link, state: base.state };
  return withMeeting(base, { told, ...fields }, fields.changedAt ?? now);
}

/** That network's calendar. */
export function aCalendar(fields: Partial<Calendar> = {}): Calendar {
  const blank = blankCalendar("11111111-1111-4111-8111-111111111111", "theme-1", now);
  return withCalendar(blank, fields, fields.changedAt ?? now);
}
