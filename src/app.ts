import { createHash } from "node:crypto";
import type { Logger } from "pino";
import { parseAll } from "./cards/fill.js";
import { inOpenChannels } from "./channels/posting.js";
import { rememberChannel, rememberTeam } from "./channels/remember.js";
import type { ClockHealth } from "./clock/health.js";
import { startClock, type WhenDue } from "./clock/sweep.js";
import type { Config } from "./config.js";
import { approvalVerbs } from "./networks/approval/actions.js";
import { charterVerbs } from "./networks/charter/actions.js";
import { together } from "./finding/together.js";
import { conversations } from "./guided/conversation.js";
import { tidied } from "./interview/plain.js";
import { answeringVerbs, answersRepeating } from "./meetings/answering/actions.js";
import { meetingFile } from "./meetings/answering/to-calendar.js";
import { digestVerbs } from "./meetings/digest/actions.js";
import { personIsDue } from "./meetings/digest/due.js";
import { meetingIsDue } from "./meetings/due.js";
import { paintedMeeting } from "./meetings/painting.js";
import { planningCommands, planningVerbs } from "./meetings/planning/actions.js";
import { leadingBack } from "./meetings/way-back.js";
import { quietCommands, quietVerbs } from "./meetings/quiet/actions.js";
import { calendarIsDue } from "./meetings/planning/settle.js";
import { minutesCommands, minutesVerbs } from "./meetings/minutes/actions.js";
import { minutesPaper } from "./meetings/minutes/word/paper.js";
import { networkIsDue } from "./networks/due.js";
import { handingVerbs } from "./networks/handing/actions.js";
import { seeingCommands, seeingVerbs } from "./networks/seeing/actions.js";
import { formingVerbs, guideConversation } from "./networks/guide/actions.js";
import { renewNetworks } from "./networks/seeing/catalogue.js";
import { networkHits } from "./networks/seeing/lists.js";
import { memberVerbs } from "./networks/members/actions.js";
import { steeringVerbs } from "./networks/steering.js";
import { charterWordVerbs } from "./networks/word/fetching.js";
import { charterPaper } from "./networks/word/paper.js";
import { peopleCommands, peopleVerbs } from "./people/actions.js";
import { welcomeCard } from "./people/cards.js";
import { heedful, openingAgain, shutOut } from "./people/reaching.js";
import { heardFirst, unheard } from "./people/remember.js";
import { elsewhere, greet, nothingOpen, thankForReaction, wordless } from "./people/talk.js";
import { refuse } from "./refusal.js";
import { openStore } from "./store/opening.js";
import { startBot } from "./teams/bot.js";
import type { Commands, Handlers, Message, Verbs } from "./teams/handlers.js";
import type { Answer, Turn } from "./teams/turn.js";
import { commandOf } from "./text/command-words.js";
import { themeCommands, themeConversation, themeVerbs } from "./themes/actions.js";
import { themeIsDue } from "./themes/due.js";
import { findingCommands, findingVerbs, themeHits } from "./themes/finding/actions.js";
import { renew } from "./themes/finding/shelf.js";
import { sharingVerbs } from "./themes/sharing/actions.js";
import { joiningVerbs } from "./themes/joining/actions.js";
import { painted as paintedTheme } from "./themes/sharing/painting.js";
import { suggestionVerbs } from "./themes/suggestions/actions.js";
import { suggestionDue } from "./themes/suggestions/due.js";
import { selfRepeating, voteVerbs } from "./themes/votes/actions.js";
import { wordVerbs } from "./themes/word/actions.js";
import { themePaper } from "./themes/word/paper.js";
import { clock, clockAhead } from "./time.js";
import { removeDownload } from "./word/due.js";
import { asWord, fetchingBy } from "./word/handing-out.js";

const guided = conversations(themeConversation, guideConversation);

/** What is open is put again below; nothing when nothing is. */
async function askAgain(turn: Turn): Promise<Answer> {
  return turn.where === "private" ? guided.again(turn) : {};
}

export const verbs: Verbs = {
  ...guided.verbs,
  ...themeVerbs,
  ...sharingVerbs,
  ...suggestionVerbs,
  ...joiningVerbs,
  ...voteVerbs,
  ...findingVerbs,
  ...seeingVerbs,
  ...memberVerbs,
  ...steeringVerbs,
  ...formingVerbs,
  ...handingVerbs,
  ...wordVerbs,
  ...charterVerbs,
  ...approvalVerbs,
  ...charterWordVerbs,
  ...leadingBack({ ...minutesVerbs, ...answeringVerbs, ...planningVerbs }),
  ...quietVerbs,
  ...digestVerbs,
  ...peopleVerbs(askAgain),
};
/** Every command the words are known for; the build fails when one has no handler. */
const commands: Required<Commands> = {
  ...guided.commands,
  ...themeCommands,
  ...findingCommands,
  ...seeingCommands,
  ...minutesCommands,
  ...planningCommands,
  ...quietCommands,
  ...peopleCommands(askAgain),
};

async function wrote(message: Message, turn: Turn): Promise<Answer> {
  await rememberChannel(turn);
  if (turn.where !== "private") return toThePrivateChat(turn);
  const command = commandOf(message.text);
  if (command) return (await first(turn, command, commands[command])) ?? {};
  const tidy = { ...message, text: tidied(message.text) };
  const kind = wordless(tidy, turn);
  if (kind) return once(turn, kind);
  return (await guided.heard(tidy, turn)) ?? once(turn, nothingOpen(turn));
}

/** A repeated delivery of a command or a click is not carried out again. */
async function first(
  turn: Turn,
  what: string,
  run: (turn: Turn) => Promise<Answer>,
): Promise<Answer | undefined> {
  const heard = await heardFirst(turn, what);
  if (!heard) return undefined;
  try {
    return await run(heard);
  } catch (error) {
    await unheard(heard).catch(() => undefined);
    throw error;
  }
}

/** What is said to a message that is not stored is said once, however often the message is delivered. */
const once = async (turn: Turn, answer: Answer): Promise<Answer> =>
  (await heardFirst(turn, "message")) ? answer : {};

/** The greeting offers what is open, so that no question is put twice. */
const toThePrivateChat = (turn: Turn): Answer =>
  elsewhere(turn, [{ card: welcomeCard(turn.person, turn.text) }]);

/** These know their repeated deliveries by the interview or the vote itself, within the budget of one read and one write. */
const ownRepeats = new Set<string>([
  "interview.answer",
  "interview.back",
  "interview.skip",
  // Teams itself presses it for everyone who looks at an inserted card; it only reads.
  "shared.card",
  ...selfRepeating,
  ...answersRepeating,
]);

/** What tells one press from another, without what was written. */
const printOf = (data: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(data ?? null))
    .digest("hex")
    .slice(0, 16);

/**
 * The buttons on cards that colleagues see, in channels and wherever else such a card stands: there they answer the
 * clicker alone. Every other button belongs to the private chat, and a click on it from elsewhere is forged: its
 * answer would stand in everyone's sight, or in the place of everyone's card.
 */
const forEveryone: readonly RegExp[] = [
  /^(?:shared|suggest)\./,
  /^(?:join|vote)\.(?:open|save|withdraw)$/,
  /^found\.(?:search|page|show)$/,
  /^word\.fetch$/,
  /^network\.show$/,
  /^invitation\./,
  /^charter\.read$/,
  /^minutes\.read$/,
  /^meeting\.(?:open|yes|no|maybe|reason|suggest|save-suggestion|take-back|calendar)$/,
  /^approval\.(?:show|approve|return|reject|revoke|ask|delegate|pass)$/,
];

function mayPressHere(verb: string, { where }: Turn): boolean {
  return where === "private" || forEveryone.some((pattern) => pattern.test(verb));
}

/** What an owner does to a shared theme is found at once by those who look for themes. */
const changesSharing = (verb: string): boolean => verb.startsWith("share.");

/** The same for those who look for networks. */
const changesStanding = (verb: string): boolean =>
  /^(?:approval\.|charter\.save|network\.(?:close|reopen|drop|take-up))/.test(verb);

async function clicked(verb: string, data: unknown, turn: Turn): Promise<Answer> {
  const run = (Object.hasOwn(verbs, verb) ? verbs[verb] : undefined) ?? refuse("unknown-click");
  if (!mayPressHere(verb, turn)) refuse("unknown-click");
  const press = (now: Turn) => run(data, now);
  if (!ownRepeats.has(verb)) await rememberChannel(turn);
  const answer = ownRepeats.has(verb)
    ? await press(turn)
    : await first(turn, `${verb} ${printOf(data)}`, press);
  if (changesSharing(verb)) renew(turn);
  if (answer?.letters || changesStanding(verb)) renewNetworks(turn);
  return seenAtTheButton(answer ?? {}, turn);
}

/** Every click gets an answer where the person is looking, also when what it led to stands further down. */
function seenAtTheButton(answer: Answer, { text }: Turn): Answer {
  if (answer.replace ?? answer.replaceForClicker ?? answer.tell) return answer;
  return { ...answer, tell: text(answer.posts?.length ? "click.below" : "click.already") };
}

async function installed(turn: Turn): Promise<Answer> {
  await rememberTeam(turn);
  return greet(turn);
}

/** Everything the rooms can do, joined for the Teams room. */
export const handlers: Handlers = {
  clicked: (verb, data, turn) => openingAgain(turn, () => clicked(verb, data, turn)),
  wrote: (message, turn) => openingAgain(turn, () => wrote(message, turn)),
  installed: (turn) => openingAgain(turn, () => installed(turn)),
  reacted: thankForReaction,
  shutOut,
  searched: together(themeHits, networkHits),
  ...fetchingBy({
    theme: asWord(themePaper),
    network: asWord(charterPaper),
    meeting: meetingFile,
    minutes: asWord(minutesPaper),
  }),
  painted: async (documents, { kind, ...at }, now) => {
    const cards = await (kind === "theme" ? paintedTheme : paintedMeeting)(documents, at, now);
    return inOpenChannels(documents, at.tenantId, cards);
  },
  delivered: async (documents, { kind, ...at }, now, mail) => whenDue[kind]?.(documents, at, now, mail),
};

const dueRules: WhenDue = {
  theme: themeIsDue,
  suggestion: suggestionDue,
  download: removeDownload,
  network: networkIsDue,
  calendar: calendarIsDue,
  meeting: meetingIsDue,
  person: personIsDue,
};

/** Whatever falls due, nobody is written to privately who has shut the bot out. */
export const whenDue: WhenDue = Object.fromEntries(
  Object.entries(dueRules).map(([kind, rule]) => [
    kind,
    (documents, at, now, mail) => rule(documents, at, now, heedful(mail, documents, now)),
  ]),
) satisfies WhenDue;

export interface App {
  readonly port: number;
  /** Finishes what is under way, then lets go of everything. */
  stop(): Promise<void>;
}

/** Makes the parts and joins them. @throws Error when the store cannot be opened or the port is taken. */
export async function start(config: Config, log: Logger): Promise<App> {
  const documents = await openStore(config);
  const now = config.mode === "local" ? clockAhead(config.timeAhead ?? 0) : clock;
  let health: () => ClockHealth | undefined = () => undefined;
  const bot = await startBot({
    config,
    documents,
    handlers,
    log,
    clock: now,
    health: () => health(),
  });
  if (config.mode === "local" && config.timeAhead)
    log.warn({ timeAhead: config.timeAhead }, "the clock runs ahead");
  setImmediate(() => void parseAll());
  const clockwork = startClock(documents, whenDue, bot.mail, { now, log });
  ({ health } = clockwork);
  // What fell due while nobody was up waits no longer.
  void clockwork.sweep();
  return {
    port: bot.port,
    stop: async () => {
      await bot.close(clockwork.stop());
      await documents.close();
    },
  };
}
