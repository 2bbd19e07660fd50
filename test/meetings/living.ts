import { remindersFor } from "../../src/meetings/calendar-time.js";
import { withFallenDue } from "../../src/meetings/letters/falling-due.js";
import { withMeeting, type Meeting } from "../../src/meetings/meeting.js";
import { cancel, move, revive } from "../../src/meetings/planning/plan.js";
import { settled } from "../../src/meetings/planning/settling.js";
import { timesOf } from "../../src/meetings/planning/times.js";
import type { Lead, When } from "../../src/meetings/when.js";
import { Refusal } from "../../src/refusal.js";
import { dayAway, momentOf, reminderMoment, type WallClock } from "./reckoning.js";
import { aCalendar, anActiveNetwork } from "./samples.js";

const network = anActiveNetwork();
const calendarWith = (chosen: readonly Lead[]) => aCalendar({ leads: chosen });

/** What is done to a meeting, so many minutes after the last thing was. */
export interface Step {
  readonly what: "move" | "cancel" | "revive" | "leads";
  readonly waits: number;
  /** Where it is moved to, counted from its day. */
  readonly days: number;
  readonly time: string;
  readonly leads: readonly Lead[];
}

/** A reminder that went out: which, at what moment, and of what time it spoke. */
export type Sent = string;
const sentOf = (lead: Lead, at: string, { day: on, time: hour }: Pick<When, "day" | "time">): Sent =>
  `${lead} at ${at} of ${on} ${hour}`;

/** A meeting as the bot lives with it: the clock is let run, things are done to it, what went out is noted. */
export class Lived {
  readonly sent: Sent[] = [];
  meeting: Meeting;
  private calendar: ReturnType<typeof calendarWith>;

  constructor(meeting: Meeting, chosen: readonly Lead[]) {
    this.meeting = meeting;
    this.calendar = calendarWith(chosen);
  }

  /** The clock comes by whenever something is due, and never else; letters are delivered at once. */
  runTo(now: string): void {
    for (let rounds = 0; this.meeting.dueAt !== undefined && this.meeting.dueAt <= now; rounds++) {
      if (rounds > 50) throw new Error("the meeting falls due again and again");
      const before = this.meeting;
      const { calendar } = this;
      const next = withFallenDue(before, { network, calendar }, before.dueAt ?? now);
      for (const one of next.reminders) {
        const old = before.reminders.find(({ lead, at }) => lead === one.lead && at === one.at);
        if (old?.state === "waits" && one.state !== "waits")
          this.sent.push(
            one.state === "sent"
              ? sentOf(one.lead, before.dueAt ?? "", before.when)
              : `${one.lead} ${one.state}`,
          );
      }
      this.meeting = delivered(next);
    }
  }

  /** Those that are still to come, while it is to take place. */
  waiting(): Sent[] {
    const { state, reminders, when } = this.meeting;
    if (state !== "planned") return [];
    return reminders.filter((one) => one.state === "waits").map(({ lead, at }) => sentOf(lead, at, when));
  }

  do(one: Step, now: string): void {
    try {
      this.meeting = delivered(this.after(one, now));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  private after(one: Step, now: string): Meeting {
    const { meeting } = this;
    const { when } = meeting;
    if (one.what === "move") return move(meeting, timesOf(movedTo(when, one), this.calendar, now), now);
    if (one.what === "cancel") return cancel(meeting, now);
    if (one.what === "revive") return revive(meeting, remindersFor(when, this.calendar.leads, now), now);
    this.calendar = calendarWith(one.leads);
    const line = { reminders: remindersFor(when, one.leads, now), openActions: [], agenda: [], ended: false };
    return settled(meeting, line, now);
  }
}

const movedTo = (when: When, one: Step): When => ({
  ...when,
  day: dayAway(when.day, one.days),
  time: one.time,
});

/** The letters have gone out, and no minutes are asked for: nothing but the meeting's own moments is left to fall due. */
function delivered(meeting: Meeting): Meeting {
  const { minutes: _, ...rest } = meeting;
  return withMeeting(rest, { letters: [] }, meeting.changedAt);
}

/** The same by the other reckoning: what should have gone out. */
export class Reckoned {
  readonly sent: Sent[] = [];
  private state: "planned" | "cancelled" = "planned";
  /** Up to here it has been lived. */
  private at: number;
  private when: WallClock;
  private leads: readonly Lead[];

  constructor(when: WallClock, leads: readonly Lead[], now: number) {
    this.when = when;
    this.leads = leads;
    this.at = now;
  }

  get startsAt(): number {
    return momentOf(this.when.day, this.when.time, this.when.zone);
  }

  /** Those that are still to come, while it is to take place. */
  private coming(): { lead: Lead; at: number }[] {
    if (this.state === "cancelled") return [];
    return [...new Set(this.leads)]
      .map((lead) => ({ lead, at: reminderMoment(this.when, lead) }))
      .filter(({ at }) => at > this.at)
      .sort((one, other) => one.at - other.at);
  }

  waiting(): Sent[] {
    return this.coming().map(({ lead, at }) => sentOf(lead, new Date(at).toISOString(), this.when));
  }

  runTo(now: number): void {
    const due = this.coming().filter(({ at }) => at <= now);
    this.sent.push(...due.map(({ lead, at }) => sentOf(lead, new Date(at).toISOString(), this.when)));
    this.at = now;
  }

  do(one: Step, now: number): void {
    if (one.what === "leads") this.leads = one.leads;
    if (this.startsAt <= now) return;
    if (one.what === "cancel") this.state = "cancelled";
    if (one.what === "revive") this.state = "planned";
    if (one.what !== "move" || this.state === "cancelled") return;
    this.when = { ...this.when, day: dayAway(this.when.day, one.days), time: one.time };
  }
}
