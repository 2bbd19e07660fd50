import { z } from "zod/v4";
import type { Network } from "../../networks/network.js";
import type { Person, Quiet } from "../../people/person.js";
import { withWordsKept } from "../../networks/members/kept.js";
import { remember } from "../../people/remember.js";
import { refuse } from "../../refusal.js";
import type { Commands, Verbs } from "../../teams/handlers.js";
import type { Answer, Turn } from "../../teams/turn.js";
import { readInside } from "../answering/in-place.js";
import { timeInWords } from "../calendar-time.js";
import { nudgeCard } from "../letters/nudge-card.js";
import { good, plainly } from "../planning/shown.js";
import { weekdays } from "../when.js";
import { ownNetworks } from "./own-networks.js";
import { settingsCard, wishesOf, type Shown } from "./settings-card.js";
import { quietAgain, withMuted, withoutQuiet, withWishes, type Wishes } from "./settings.js";

/** Påmindelser, as a new card below. */
async function openSettings(turn: Turn): Promise<Answer> {
  const networks = await ownNetworks(turn.documents, turn.who);
  const { person, text } = turn;
  return { posts: [{ card: settingsCard(wishesOf(person, networks), networks, shownOf(person), text) }] };
}

const shownOf = (person: Person | undefined): Shown => ({ hasQuiet: person?.quiet !== undefined });

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

/** What stands in the form; undefined where the click brought none of it. */
function wishesIn(data: unknown, turn: Turn, networks: readonly Network[]): Wishes | undefined {
  const form = typed.safeParse(data).data;
  if (!form) return undefined;
  const { digest, muted, gather, ...times } = form;
  return {
    ...times,
    muted: muted.split(","),
    listed: networks.map(({ id }) => id),
    gathers: gather ? gather === "true" : !turn.person?.skipsMorning,
    weekday: weekdays.find((weekday) => String(weekday) === digest),
  };
}

async function saveSettings(data: unknown, turn: Turn): Promise<Answer> {
  const networks = await ownNetworks(turn.documents, turn.who);
  const wishes = wishesIn(data, turn, networks) ?? refuse("unknown-click");
  const { text } = turn;
  return withWordsKept(
    turn,
    async () => {
      const person = await remember(turn, (known) => withWishes(known, wishes, turn.now));
      const shown = { ...shownOf(person), notices: good(text("quiet.saved")) };
      return { replace: settingsCard(wishesOf(person, networks), networks, shown, text) };
    },
    (notices) => Promise.resolve(settingsCard(wishes, networks, { ...shownOf(turn.person), notices }, text)),
  );
}

/** Slå stille timer fra; a press brings them back. */
async function quietOff(data: unknown, turn: Turn): Promise<Answer> {
  let wasQuiet: Quiet | undefined;
  const person = await remember(turn, (known) => {
    wasQuiet = known.quiet;
    return withoutQuiet(known);
  });
  const notices = good(turn.text("quiet.hours-off"));
  return settingsAgain(data, turn, person, wasQuiet ? { notices, wasQuiet } : { notices });
}

const hours = z.object({ from: z.string().max(5), until: z.string().max(5) });

/** Fortryd, after that. */
async function quietOn(data: unknown, turn: Turn): Promise<Answer> {
  const before = hours.safeParse(data).data ?? refuse("unknown-click");
  const person = await remember(turn, (known) => quietAgain(known, before));
  const { from, until } = person.quiet ?? before;
  const isAgain = from === before.from && until === before.until;
  const { text } = turn;
  const [first, last] = [from, until].map((time) => timeInWords(time, text.language));
  const said = { from: first ?? "", until: last ?? "" };
  const notices = isAgain ? good(text("quiet.hours-again", said)) : plainly(text("quiet.hours-else", said));
  return settingsAgain(data, turn, person, { notices });
}

/** The card with the quiet hours as they now are; what else stands in the form is not saved, and not lost either. */
async function settingsAgain(
  data: unknown,
  turn: Turn,
  person: Person,
  more: Pick<Shown, "notices" | "wasQuiet">,
): Promise<Answer> {
  const networks = await ownNetworks(turn.documents, turn.who);
  const { quietFrom, quietUntil, ...stored } = wishesOf(person, networks);
  const wishes = { ...(wishesIn(data, turn, networks) ?? stored), quietFrom, quietUntil };
  return { replace: settingsCard(wishes, networks, { ...shownOf(person), ...more }, turn.text) };
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
  "quiet.off": quietOff,
  "quiet.on": quietOn,
  "quiet.mute": mute(true),
  "quiet.unmute": mute(false),
} as const satisfies Verbs;

export const quietCommands = { reminders: openSettings } as const satisfies Commands;
