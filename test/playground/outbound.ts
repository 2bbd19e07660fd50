import { z } from "zod/v4";
import { conversationOf, freshId } from "./ids.js";
import { audience, type Tab, type Team } from "./team.js";
import { localActivity, localConversation, localId, show } from "./threads.js";
import { activitySchema, callTab, failure, idIn, type Activity, type Reply } from "./wire.js";

/** A call the bot made to its Connector; the path begins with /v3. */
export interface Call {
  readonly method: string;
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
  readonly body: unknown;
}

const activityPath = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/;
const lookupPath = /^\/v3\/(?:conversations|teams)\/([^/]+)/;

/** From the bot to the tabs that should see it. */
export async function outbound(team: Team, call: Call): Promise<Reply> {
  if (call.method === "POST" && call.path === "/v3/conversations") return createConversation(team, call.body);
  const [, conversation, activityId] = activityPath.exec(call.path) ?? [];
  if (conversation) return toActivities(team, call, decodeURIComponent(conversation), activityId);
  if (call.method === "GET") return lookUp(team, call);
  return failure(404, "NotFound", `The hub has no ${call.method} ${call.path}`);
}

async function toActivities(team: Team, call: Call, conversation: string, id?: string): Promise<Reply> {
  if (call.method === "DELETE" && id) return change(team, call.method, conversation, decodeURIComponent(id));
  const activity = activitySchema.safeParse(call.body).data;
  if (!activity) return failure(400, "BadSyntax", "An activity with a type is expected");
  if (call.method === "POST") return post(team, conversation, activity);
  if (call.method === "PUT" && id)
    return change(team, call.method, conversation, decodeURIComponent(id), activity);
  return failure(405, "NotAllowed", `${call.method} ${call.path}`);
}

async function post(team: Team, conversation: string, activity: Activity): Promise<Reply> {
  const hubId = freshId();
  const replies = await toAll(audience(team, conversation), (tab) =>
    show(team, tab, conversation, activity, hubId),
  );
  const reply = summary(replies);
  return idIn(reply.body) ? { ...reply, body: { id: hubId } } : reply;
}

async function change(
  team: Team,
  method: string,
  conversation: string,
  hubId: string,
  activity?: Activity,
): Promise<Reply> {
  const replies = await toAll(audience(team, conversation), (tab) => {
    const path = pathOf(localConversation(team, tab, conversation), localId(team, tab, hubId));
    return callTab(tab, method, path, activity && localActivity(team, tab, { ...activity, id: hubId }));
  });
  const reply = summary(replies);
  return reply.status < 400 ? { ...reply, body: { id: hubId } } : reply;
}

const pathOf = (conversation: string, activity: string) =>
  `/v3/conversations/${encodeURIComponent(conversation)}/activities/${encodeURIComponent(activity)}`;

const newConversation = z.looseObject({
  members: z.array(z.looseObject({ id: z.string() })).optional(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }).optional() }).optional(),
  activity: activitySchema.optional(),
});

/** A private chat with one member, or a new thread in a channel. */
async function createConversation(team: Team, body: unknown): Promise<Reply> {
  const asked = newConversation.safeParse(body).data;
  const channel = asked?.channelData?.channel?.id;
  if (channel && asked.activity) return openThread(team, channel, asked.activity);
  const member = asked?.members?.[0]?.id;
  const owner = team.tabs.find((tab) => tab.userId === member || tab.aadObjectId === member);
  if (!owner)
    return failure(403, "BotNotInConversationRoster", `${member ?? "Nobody"} has no tab in this simulation`);
  return { status: 201, body: { id: owner.personalChat } };
}

async function openThread(team: Team, channel: string, activity: Activity): Promise<Reply> {
  const reply = await post(team, channel, activity);
  const id = idIn(reply.body);
  return id ? { ...reply, body: { id: `${channel};messageid=${id}`, activityId: id } } : reply;
}

/** Members and team details: every tab knows the same, so one is asked. */
async function lookUp(team: Team, call: Call): Promise<Reply> {
  const [prefix, encoded = ""] = lookupPath.exec(call.path) ?? [];
  const conversation = decodeURIComponent(encoded);
  const [tab] = audience(team, conversation);
  if (!prefix || !tab) return failure(404, "NotFound", `The hub has no GET ${call.path}`);
  const base = encodeURIComponent(conversationOf(conversation).base);
  const reply = await callTab(tab, "GET", call.path.replace(encoded, base) + call.query);
  const [, wanted] = memberPath.exec(call.path) ?? [];
  return (reply.status === 404 && wanted && (await byDirectory(tab, base, wanted))) || reply;
}

const memberPath = /^\/v3\/conversations\/[^/]+\/members\/([^/]+)$/;
const roster = z.object({ members: z.array(z.looseObject({ aadObjectId: z.string().optional() })) });

/** Teams also knows a member by the id in the directory; the Playground by the account only. */
async function byDirectory(tab: Tab, conversation: string, wanted: string): Promise<Reply | undefined> {
  const { body } = await callTab(tab, "GET", `/v3/conversations/${conversation}/pagedmembers?pageSize=500`);
  const { members = [] } = roster.safeParse(body).data ?? {};
  const member = members.find(({ aadObjectId }) => aadObjectId === decodeURIComponent(wanted));
  return member && { status: 200, body: member };
}

const toAll = (tabs: readonly Tab[], call: (tab: Tab) => Promise<Reply>): Promise<Reply[]> =>
  Promise.all(tabs.map(call));

/**
 * One answer out of several: a tab that is down is told first; otherwise one success is enough, because a tab that
 * was reloaded has forgotten the activity and says 404.
 */
function summary(replies: readonly Reply[]): Reply {
  const down = replies.find((reply) => reply.status === 502);
  const done = replies.find((reply) => reply.status < 400);
  return down ?? done ?? replies[0] ?? failure(404, "ConversationNotFound", "No tab is in this conversation");
}
