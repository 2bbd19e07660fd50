import type { IncomingMessage } from "node:http";
import { z } from "zod/v4";
import type { Tab } from "./team.js";

const conversation = z.looseObject({ id: z.string() });

/** The parts of an activity that the hub reads or rewrites; everything else passes through. */
export const activitySchema = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  replyToId: z.string().optional(),
  text: z.string().optional(),
  conversation: conversation.optional(),
  from: z.looseObject({ name: z.string().optional() }).optional(),
  recipient: z.looseObject({}).optional(),
});
export type Activity = z.infer<typeof activitySchema>;

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export const failure = (status: number, code: string, message: string): Reply => ({
  status,
  body: { error: { code, message } },
});

/** Longer than the bot may take for any answer, so that a hang is told as one. */
const patience = 30_000;

/** Sends JSON and never throws: a side that is down becomes a 502 that names it. */
export async function send(who: string, url: string, method: string, body?: unknown): Promise<Reply> {
  try {
    const headers = { "content-type": "application/json" };
    const signal = AbortSignal.timeout(patience);
    const answer = await fetch(url, {
      method,
      headers,
      signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: parsed(await answer.text()) };
  } catch (error) {
    return failure(502, "NoAnswer", `${who} does not answer at ${new URL(url).host}: ${reason(error)}`);
  }
}

/** Calls the Connector of one Playground instance. */
export const callTab = (tab: Tab, method: string, path: string, body?: unknown): Promise<Reply> =>
  send(`The Playground of ${tab.key}`, `${tab.address}/_connector${path}`, method, body);

/** The request's JSON; undefined when it is empty, as the Playground's first probe is. */
export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const piece of request.setEncoding("utf8")) text += String(piece);
  return parsed(text);
}

const withId = z.object({ id: z.string() });

/** The id in an answer that has one. */
export const idIn = (body: unknown): string | undefined => withId.safeParse(body).data?.id;

function parsed(text: string): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
