import { conversationId, conversationOf } from "./ids.js";
import type { Tab, Team } from "./team.js";
import { callTab, idIn, type Activity, type Reply } from "./wire.js";

const activitiesIn = (conversation: string) =>
  `/v3/conversations/${encodeURIComponent(conversation)}/activities`;

/** An activity's id in one tab. One that nobody has bound, of an earlier run, meets the Playground's own 404. */
export const localId = (team: Team, tab: Tab, hubId: string): string =>
  team.activities.localOf(tab.key, hubId) ?? hubId;

/** The conversation as one tab knows it. */
export function localConversation(team: Team, tab: Tab, conversation: string): string {
  const { base, thread } = conversationOf(conversation);
  return conversationId({ base, ...(thread && { thread: team.threads.localOf(tab.key, thread) ?? thread }) });
}

/** The activity with its ids as one tab knows them. */
export function localActivity(team: Team, tab: Tab, activity: Activity): Activity {
  const { conversation, id, replyToId } = activity;
  return {
    ...activity,
    ...(id && { id: localId(team, tab, id) }),
    ...(replyToId && { replyToId: localId(team, tab, replyToId) }),
    ...(conversation && {
      conversation: { ...conversation, id: localConversation(team, tab, conversation.id) },
    }),
  };
}

/** Shows an activity in one tab, under the bot's id for it; a post's own id is its thread's id, as in Teams. */
export async function show(
  team: Team,
  tab: Tab,
  conversation: string,
  activity: Activity,
  hubId: string,
): Promise<Reply> {
  const { base, thread } = conversationOf(conversation);
  const local = localActivity(team, tab, activity);
  const atTop = { ...local, conversation: { ...local.conversation, id: base } };
  const inThread = await showInThread(team, tab, conversation, local);
  const reply = inThread ?? (await callTab(tab, "POST", activitiesIn(base), atTop));
  const shown = idIn(reply.body);
  if (shown) team.activities.bind(hubId, tab.key, shown);
  if (shown && !inThread) team.threads.bind(thread ?? hubId, tab.key, shown);
  return reply;
}

/**
 * Undefined when there is no thread in this tab, because it was reloaded or the game started anew: the thread is
 * then opened by the activity itself, for Teams never loses a thread.
 */
async function showInThread(
  team: Team,
  tab: Tab,
  conversation: string,
  local: Activity,
): Promise<Reply | undefined> {
  const { base, thread } = conversationOf(conversation);
  const known = thread && team.threads.localOf(tab.key, thread);
  if (!known) return undefined;
  const reply = await callTab(tab, "POST", activitiesIn(conversationId({ base, thread: known })), local);
  return reply.status === 404 ? undefined : reply;
}
