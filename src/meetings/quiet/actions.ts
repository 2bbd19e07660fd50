import { z } from "zod/v4";
import { withWordsKept } from "../../networks/members/kept.js";
import { remember } from "../../people/remember.js";
import { refuse } from "../../refusal.js";
import type { Commands, Verbs } from "../../teams/handlers.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { readInside } from "../answering/in-place.js";
import { nudgeCard } from "../letters/nudge-card.js";
import { good } from "../planning/shown.js";
import { weekdays } from "../when.js";
import { ownNetworks } from "./own-networks.js";
import { settingsCard, wishesOf } from "./settings-card.js";
import { withMuted, withoutQuiet, withWishes, type Wishes } from "./settings.js";

/** Påmindelser, as a new card below. */
async function openSettings(turn: Turn): Promise<Answer> {
  const networks = await ownNetworks(turn.documents, turn.who);
  const { person, text } = turn;
  return {
    posts: [{ card: settingsCard(wishesOf(person, networks), networks, person?.quiet !== undefined, text) }],
  };
}

const typed = z.object({
  quietFrom: z.string().max(20).default(""),
  quietUntil: z.string().max(20).default(""),
  /** Teams joins what is ticked by commas. */
  muted: z.string().max(10_000).default(""),
  /** Not asked where there is no network, nor on older cards: it stays as it was. */
  gather: z.enum(["true", "false"]).optional(),
  digest: z.enum(["off", "1", "2", "3", "4", "5", "6", "7"]),
  time: z.string().max(20).default(""),
});

async function saveSettings(data: unknown, turn: Turn): Promise<Answer> {
  const { digest, muted, gather, ...times } = typed.safeParse(data).data ?? refuse("unknown-click");
  const networks = await ownNetworks(turn.documents, turn.who);
  const wishes: Wishes = {
    ...times,
    muted: muted.split(","),
    listed: networks.map(({ id }) => id),
    gathers: gather ? gather === "true" : !turn.person?.skipsMorning,
    weekday: weekdays.find((weekday) => String(weekday) === digest),
  };
  const { text } = turn;
  return withWordsKept(
    turn,
    async () => {
      const person = await remember(turn, (known) => withWishes(known, wishes, turn.now));
      const now = wishesOf(person, networks);
      const hasQuiet = person.quiet !== undefined;
      return { replace: settingsCard(now, networks, hasQuiet, text, good(text("quiet.saved"))) };
    },
    (notices) =>
      Promise.resolve(settingsCard(wishes, networks, turn.person?.quiet !== undefined, text, notices)),
  );
}

async function quietOff(turn: Turn): Promise<Answer> {
  const networks = await ownNetworks(turn.documents, turn.who);
  const person = await remember(turn, withoutQuiet);
  const notices = good(turn.text("quiet.hours-off"));
  return { replace: settingsCard(wishesOf(person, networks), networks, false, turn.text, notices) };
}

const meetings = z.object({ meetingId: z.string().min(1).max(200) });

/** Slå netværkets påmindelser fra, and back, on the card that asked. */
const mute =
  (isMuted: boolean) =>
  async (data: unknown, turn: Turn): Promise<Answer> => {
    const { meetingId } = meetings.safeParse(data).data ?? refuse("unknown-click");
    const meet = await readInside(turn, meetingId);
    const person = await remember(turn, (known) => withMuted(known, meet.network.id, isMuted));
    const mutedNow = person.skipsMorning ? "quiet.muted-now" : "quiet.muted-gathered";
    const notices = good(turn.text(isMuted ? mutedNow : "quiet.unmuted-now"));
    return { replace: nudgeCard(meet, turn.who.id, turn.text, turn.now, { notices, isMuted }) };
  };

/** How a person is written to privately about meetings. */
export const quietVerbs = {
  "quiet.open": (_data, turn) => openSettings(turn),
  "quiet.save": saveSettings,
  "quiet.off": (_data, turn) => quietOff(turn),
  "quiet.mute": mute(true),
  "quiet.unmute": mute(false),
} as const satisfies Verbs;

export const quietCommands = { reminders: openSettings } as const satisfies Commands;
