import type { Application } from "@microsoft/teams-ai";
import type { InvokeResponse, TurnContext } from "botbuilder";
import type { Config } from "../config.js";
import { isShutStill } from "../people/shut.js";
import { languageOf, texts } from "../text/text.js";
import { came, type Activity, type Came } from "./activity.js";
import { whoActs } from "./admission.js";
import { guard, type Handled } from "./guard.js";
import type { TakeConsent } from "./file-consent.js";
import type { Handlers } from "./handlers.js";
import { messageOf } from "./message.js";
import { localeOf } from "./post-office.js";
import { insteadOfHits, listOf, queryIn } from "./queries.js";
import * as sdk from "./sdk.js";
import { bodyFor, late } from "./replies.js";
import { carryOut, type Carried, type Means, type Way } from "./sending.js";
import { turnOf, where, type TurnParts } from "./turn-of.js";
import type { Answer, Turn, Who } from "./turn.js";
import { within, type UnderWay } from "./under-way.js";

/** Teams wants a click answered within 5 s, and redelivers anything else after 15 s. In milliseconds. */
const patience = {
  clickSent: 1_500,
  clickReached: 3_500,
  clickHandled: 4_500,
  others: 10_000,
  sending: 20_000,
};

export interface Room extends TurnParts, Means {
  readonly config: Config;
  readonly handlers: Handlers;
  readonly takeConsent: TakeConsent;
  readonly underWay: UnderWay;
}

/** 1.7.4 starts its typing timer whatever `startTypingTimer` says: one for all turns, sending by the SDK's own rules. */
class QuietApplication extends sdk.Application {
  override startTypingTimer(): void {}
}

/**
 * The routes: a click, a message, an installation, a reaction, a search, a yes to a file. One of each, without storage and timers, because
 * the Application's own matching finds "ja" in "Tanja" and its state is last-writer-wins.
 */
export function routes(room: Room): Application {
  const app = new QuietApplication({ startTypingTimer: false, removeRecipientMention: false });
  app.addRoute(
    on("click"),
    async (context) => respond(context, await clicked(incomingOf(context), room)),
    true,
  );
  app.addRoute(
    on("search"),
    async (context) => respond(context, await searched(incomingOf(context), room)),
    true,
  );
  app.addRoute(
    on("consent"),
    async (context) => respond(context, consented(incomingOf(context), room)),
    true,
  );
  app.addRoute(on("invoke"), async (context) => respond(context, unknownInvoke), true);
  for (const kind of ["message", "installed", "reaction"] as const) {
    app.addRoute(on(kind), (context) => happened(incomingOf(context), room));
  }
  return app;
}

/** The activity is what `activity.ts` has parsed; the SDK only passes it through. */
const incomingOf = (context: TurnContext) => context.activity as unknown as Activity;
const on = (kind: Came["kind"]) => async (context: TurnContext) => came(incomingOf(context)).kind === kind;

async function respond(context: TurnContext, value: InvokeResponse): Promise<void> {
  await context.sendActivity({ type: "invokeResponse", value });
}

const unknownInvoke = {
  status: 501,
  body: { error: { code: "NotImplemented", message: "This bot has no use for it." } },
};

/**
 * Shows the card or the sentence when sending is slow, too; it goes on behind, and so does a slow handler. Sending is
 * waited for at all so that what is new stands there when the button lets go, and longer when the sentence to show
 * depends on it.
 */
async function clicked(incoming: Activity, room: Room): Promise<InvokeResponse> {
  const started = performance.now();
  const left = (whole: number) => started + whole - performance.now();
  const wait = { over: false };
  const begun = await within(left(patience.clickHandled), begin(incoming, room, started, wait));
  if (!begun) return ((wait.over = true), { status: 200, body: bodyFor({}) });
  const { answer } = begun.handled;
  const whole = answer.reached || answer.opened ? patience.clickReached : patience.clickSent;
  const shown = await within(left(whole), begun.carried.shown);
  wait.over = true;
  return { status: 200, body: bodyFor(shown ?? answer) };
}

/** What someone looks for from the box where they write; a fault is told in the list's place. */
async function searched(incoming: Activity, room: Room): Promise<InvokeResponse> {
  const started = performance.now();
  let body: object | undefined;
  const search = async (turn: Turn) => {
    const query = queryIn(incoming.value);
    const hits = await room.handlers.searched(query, turn);
    // A further page without hits is the end of the list, and no reason to take it away.
    if (hits.length > 0 || query.skip > 0) body = listOf(hits);
    return { tell: turn.text(query.words === "" ? "found.none" : "compose.nothing") };
  };
  const handling = handle(incoming, room, started, search);
  room.underWay.add(handling);
  const handled = await within(patience.clickHandled, handling);
  const slow = texts[languageOf(undefined, incoming.locale ?? undefined)]("compose.slow");
  return { status: 200, body: body ?? insteadOfHits(handled?.answer.tell ?? slow) };
}

/** Teams is answered at once: to make a file and put it in its place may take longer than it waits. */
function consented(incoming: Activity, room: Room): InvokeResponse {
  void begin(incoming, room, performance.now(), { over: false });
  return { status: 200, body: {} };
}

/** Waits for the sending and for what is recorded after it, so that a person's next message meets it. */
async function happened(incoming: Activity, room: Room): Promise<void> {
  if (!whoActs(incoming, room.config)) return;
  const begun = begin(incoming, room, performance.now(), { over: false });
  await within(
    patience.others,
    begun.then(({ carried }) => carried.done),
  );
}

interface Begun {
  readonly handled: Handled;
  readonly carried: Carried;
}

/** Begins a turn that is finished even if Teams no longer waits for it. */
function begin(incoming: Activity, room: Room, started: number, wait: Way["wait"]): Promise<Begun> {
  const run = (turn: Turn) => answerOf(came(incoming), incoming, turn, room);
  const begun = handle(incoming, room, started, run).then(({ turn, ...handled }) => {
    const way = wayOf(incoming, turn, wait);
    const answer = wait.over ? late(handled.answer, way.isPrivate) : handled.answer;
    return { handled, carried: carryOut(answer, { ...way, isClick: way.isClick && !wait.over }, room) };
  });
  room.underWay.add(begun.then(({ carried }) => carried.done));
  return begun;
}

/** Runs the handler under the guard and notes how it went: ids, codes and milliseconds, never words. */
async function handle(
  incoming: Activity,
  room: Room,
  started: number,
  run: (turn: Turn) => Promise<Answer>,
): Promise<Handled & { readonly turn: Turn | undefined }> {
  let turn: Turn | undefined;
  const what = came(incoming);
  const text = () => turn?.text ?? texts[languageOf(undefined, incoming.locale ?? undefined)];
  const handled = await guard(
    async () => run((turn = await turnOf(incoming, whoIn(incoming, room), room))),
    text,
    room.log,
  );
  const { id: activityId, conversation, from } = incoming;
  const verb = what.kind === "click" ? verbForLog(what.verb) : undefined;
  const milliseconds = Math.round(performance.now() - started);
  const said = { kind: what.kind, verb, outcome: handled.outcome, milliseconds };
  room.log.info({ ...said, activityId, conversationId: conversation.id, personId: from.aadObjectId }, "turn");
  return { ...handled, turn };
}

/** A verb comes from the client and could be anything, also words. */
const verbForLog = (verb: string) => (/^[a-z-]{1,40}\.[a-z-]{1,40}$/i.test(verb) ? verb : "odd");

/** Admission has seen to it that there is one. */
function whoIn(incoming: Activity, room: Room): Who {
  const who = whoActs(incoming, room.config);
  if (!who) throw new Error("An activity without a person got past admission");
  return who;
}

async function answerOf(what: Came, incoming: Activity, turn: Turn, room: Room): Promise<Answer> {
  const { handlers } = room;
  switch (what.kind) {
    case "click":
      return handlers.clicked(what.verb, what.data, turn);
    case "message":
      return handlers.wrote(messageOf(incoming), turn);
    case "installed":
      return handlers.installed(turn);
    case "reaction":
      return handlers.reacted(turn);
    case "consent":
      return room.takeConsent(what.value, turn);
    case "search":
    case "invoke":
    case "nothing":
      return {};
  }
}

function wayOf(incoming: Activity, turn: Turn | undefined, wait: Way["wait"]): Way {
  const language = turn?.text.language ?? languageOf(undefined, incoming.locale ?? undefined);
  return {
    here: {
      tenantId: turn?.who.tenantId ?? "",
      serviceUrl: incoming.serviceUrl,
      conversationId: incoming.conversation.id,
      bot: incoming.recipient,
      locale: localeOf(language),
    },
    isPrivate: (turn?.where ?? where(incoming)) === "private",
    isClick: came(incoming).kind === "click",
    wait,
    personId: turn?.who.id,
    actor: incoming.from,
    chat: turn?.person?.chat,
    isShut: turn !== undefined && isShutStill(turn.person, turn.now),
    cardId: incoming.replyToId ?? undefined,
    until: performance.now() + patience.sending,
  };
}
