import type { Logger } from "pino";
import * as z from "zod/v4";
import { channelIn } from "../channels/channel.js";
import type { Connectors } from "./connectors.js";
import { withoutWords } from "./guard.js";
import type { Address, Directory } from "./turn.js";
import { within } from "./under-way.js";

/** How long Teams may take to say what it knows, in milliseconds; a click has 5 s in all. */
const patience = 2_000;
/** The most members Teams gives at a time. */
const pageSize = 500;

const words = z.string().nullish().catch(undefined);
const teamDetails = z.looseObject({ name: words });
const channelList = z.looseObject({
  conversations: z.array(z.looseObject({ id: z.string().min(1), name: words })),
});
/** Some of Teams' answers call the id in the directory `objectId`. */
const account = z.looseObject({ aadObjectId: words, objectId: words, name: words });
const membersPage = z.looseObject({ members: z.array(account), continuationToken: words });

type Place = Pick<Address, "tenantId" | "serviceUrl">;
/** Asks Teams for one thing by the parts of its path. */
type Ask = (parts: readonly string[], query?: string) => Promise<unknown>;

/**
 * What Teams knows of teams and people. What it does not say in time, or says in a shape we do not know, is
 * undefined: no turn may hang or fail on it.
 */
export function directoryBy(connectors: Connectors, log: Logger): Directory {
  const asked = async <T>(at: Place, question: (ask: Ask) => Promise<T>): Promise<T | undefined> => {
    const late = new AbortController();
    const ask: Ask = async (parts, query = "") =>
      (await connectors.wireTo(at.serviceUrl)).get(parts, query, { abortSignal: late.signal });
    const answer = question(ask).catch((error: unknown): undefined => {
      log.warn({ fault: withoutWords(error), status: statusOf(error) }, "Teams did not say");
    });
    try {
      return await within(patience, answer);
    } finally {
      late.abort();
    }
  };
  // Members belong to a channel, not to its threads.
  return {
    team: (at, teamId) => asked(at, (ask) => teamOf(ask, teamId)),
    isMember: (at, personId) =>
      asked(at, (ask) => isKnown(ask(["conversations", channelIn(at.conversationId), "members", personId]))),
    members: (at, most) => asked(at, (ask) => peopleIn(ask, channelIn(at.conversationId), most)),
  };
}

/** The general channel has no name in Teams' answer; its name is empty here too, for each language has its own. */
async function teamOf(ask: Ask, teamId: string) {
  const [details, channels] = await Promise.all([
    ask(["teams", teamId]),
    ask(["teams", teamId, "conversations"]),
  ]);
  const { conversations } = channelList.parse(channels);
  return {
    name: teamDetails.parse(details).name ?? "",
    channels: conversations.map(({ id, name }) => ({ id, name: name ?? "" })),
  };
}

async function isKnown(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}

/** Page by page; apps, the bot among them, have no id in the directory. */
async function peopleIn(ask: Ask, conversationId: string, most: number) {
  const people: { readonly id: string; readonly name: string }[] = [];
  let next: string | undefined;
  do {
    const token = next ? `&continuationToken=${encodeURIComponent(next)}` : "";
    const answer = await ask(
      ["conversations", conversationId, "pagedmembers"],
      `?pageSize=${pageSize}${token}`,
    );
    const { members, continuationToken } = membersPage.parse(answer);
    for (const { aadObjectId, objectId, name } of members) {
      const id = aadObjectId || objectId;
      if (id) people.push({ id, name: name ?? "" });
    }
    next = continuationToken || undefined;
  } while (next && people.length < most);
  return people.slice(0, most);
}

const statusOf = (error: unknown): number | undefined => (error as { statusCode?: number }).statusCode;
