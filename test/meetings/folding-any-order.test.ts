import fc from "fast-check";
import { expect, test } from "vitest";
import { nextLetter, withNotes } from "../../src/letters/carrying.js";
import type { MeetingLetter } from "../../src/meetings/letters/letter.js";
import { toldOf } from "../../src/meetings/letters/reasons.js";
import { withMeeting, type Meeting } from "../../src/meetings/meeting.js";
import { withNetwork } from "../../src/networks/network.js";
import { change } from "../../src/store/change.js";
import type { Documents } from "../../src/store/documents.js";
import type { Delivery, Mail, Placed } from "../../src/teams/mail.js";
import { after, minute, type Instant } from "../../src/time.js";
import { aMailbox, channel } from "../networks/letter-box.js";
import { isDue, read, stored, withChannel } from "./letter-scene.js";
import { aad, aMeeting, now } from "./samples.js";

type Kind = "announce" | "reminder" | "change" | "minutes";
type Deed =
  | { readonly do: "tell"; readonly kind: Kind }
  | { readonly do: "pass"; readonly minutes: number }
  | { readonly do: "delete" | "other-channel" }
  | { readonly do: "teams"; readonly fate: Delivery };

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("tell" as const),
      kind: fc.constantFrom<Kind[]>("announce", "reminder", "change", "minutes"),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("pass" as const), minutes: fc.constantFrom(1, 5, 60) }),
  },
  fc.record({ do: fc.constantFrom("delete" as const, "other-channel" as const) }),
  fc.record({
    do: fc.constant("teams" as const),
    fate: fc.constantFrom<Delivery[]>("sent", "later", "unclear"),
  }),
);

/** What makes each of them worth telling. */
const reasonFor = (kind: Kind, meeting: Meeting, at: Instant): Partial<Meeting> => {
  if (kind === "reminder") return { reminders: [{ lead: "7d", at, state: "sent" }] };
  if (kind === "change") return { told: { ...toldOf(meeting), place: "et andet sted" } };
  const taker = { personId: aad("employee"), name: "employee" };
  const blank = { taker, present: [], decisions: [], notes: "", actions: [], next: "" };
  return kind === "minutes" ? { minutes: { state: "posted", ...blank } } : {};
};

function toBeTold(meeting: Meeting, kind: Kind, at: Instant): Meeting {
  const { told, ...untold } = meeting;
  const note = { id: kind, kind, ...(kind === "reminder" ? { lead: "7d" as const, at } : {}) };
  const letters = withNotes<MeetingLetter>(meeting.letters, [note], at);
  return withMeeting(
    kind === "announce" ? untold : meeting,
    { ...reasonFor(kind, meeting, at), letters },
    at,
  );
}

interface Landed {
  readonly id: string;
  readonly thread: string;
  readonly isMinutes: boolean;
}

/** One meeting's cards in Teams, by a reckoning of its own. */
class Channel {
  readonly landed: Landed[] = [];
  readonly closings: string[] = [];
  at: Instant = now;
  #fate: Delivery = "sent";
  readonly #deleted = new Set<string>();
  readonly #documents: Documents;
  readonly #mail: Mail;

  constructor(documents: Documents) {
    this.#documents = documents;
    const { mail } = aMailbox(({ to }) => (this.#deleted.has(to) ? "gone" : this.#fate));
    this.#mail = { ...mail, putInChannel: this.#put(mail), update: this.#update(mail) };
  }

  #put(mail: Mail): Mail["putInChannel"] {
    return async (to, card): Promise<Placed> => {
      const kind = nextLetter(await read(this.#documents), this.at)?.kind;
      const placed = await mail.putInChannel(to, card);
      const { activityId: id = "", conversationId: thread = "" } = placed.at ?? {};
      if (placed.at) this.landed.push({ id, thread, isMinutes: kind === "minutes" });
      return placed;
    };
  }

  #update(mail: Mail): Mail["update"] {
    return async (to, id, card) => {
      expect(this.live(), "what is live is not closed").not.toContain(id);
      const isDeleted = this.#deleted.has(to.conversationId);
      const delivery = isDeleted ? "gone" : await mail.update(to, id, card);
      if (delivery === "sent" || delivery === "gone") this.closings.push(id);
      return delivery;
    };
  }

  async does(deed: Deed): Promise<void> {
    if (deed.do === "pass") this.at = after(this.at, deed.minutes * minute);
    if (deed.do === "teams") this.#fate = deed.fate;
    if (deed.do === "tell")
      await change(this.#documents, "meeting", aMeeting(), (meeting = aMeeting()) =>
        toBeTold(meeting, deed.kind, this.at),
      );
    if (deed.do === "delete") this.#deleted.add(this.landed.at(-1)?.thread ?? "");
    if (deed.do === "other-channel") await this.#moves();
    // A letter that is parked is reported by its fault.
    await isDue(this.#documents, this.#mail, this.at).catch((error: Error) =>
      expect(error.name).toBe("LetterParked"),
    );
    await this.#isRight();
  }

  async #moves(): Promise<void> {
    await change(this.#documents, "network", withChannel(), (network = withChannel()) => {
      const isFirst = network.channel?.channelId === channel.channelId;
      const channelId = isFirst ? "19:other@thread.tacv2" : channel.channelId;
      return withNetwork(network, { channel: { ...channel, channelId } }, this.at);
    });
  }

  /** What people are to find with its buttons: the top of the thread, the newest word of the meeting, the minutes. */
  live(): string[] {
    const { thread } = this.landed.at(-1) ?? {};
    const ids = [
      this.landed.find((one) => one.thread === thread)?.id,
      this.landed.findLast(({ isMinutes }) => !isMinutes)?.id,
      this.landed.findLast(({ isMinutes }) => isMinutes)?.id,
    ];
    return this.landed.map(({ id }) => id).filter((id) => ids.includes(id));
  }

  async #isRight(): Promise<void> {
    const { cards, outdated = [], letters } = await read(this.#documents);
    const live = this.live();
    expect(cards.map(({ activityId }) => activityId)).toEqual(live);
    expect(cards.length).toBeLessThanOrEqual(3);
    const waiting = outdated.map(({ activityId }) => activityId);
    const due = letters.filter(({ kind }) => kind === "fold").map((letter) => letter.card);
    expect([...due].sort()).toEqual([...waiting].sort());
    const others = this.landed.map(({ id }) => id).filter((id) => !live.includes(id));
    expect([...this.closings, ...waiting].sort(), "each other card: once, now or later").toEqual(
      others.sort(),
    );
  }

  /** When all is quiet and Teams takes everything in, nothing is left to be closed. */
  async ends(): Promise<void> {
    this.#fate = "sent";
    for (let look = 0; look < 3; look++) await this.does({ do: "pass", minutes: 8 * 60 });
    expect((await read(this.#documents)).outdated ?? []).toEqual([]);
  }
}

test("whatever lands in whatever order, at most three cards are live, and each other is closed once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { minLength: 4, maxLength: 24 }), async (course) => {
      const documents = await stored(aMeeting());
      const teams = new Channel(documents);
      for (const deed of course) await teams.does(deed);
      await teams.ends();
      await documents.close();
    }),
    { numRuns: 100 },
  );
}, 60_000);
