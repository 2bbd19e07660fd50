import { conversationId, conversationOf } from "./ids.js";
import type { Tab, Team } from "./team.js";
import { callTab, idIn, type Activity, type Reply } from "./wire.js";

const activitiesIn = (conversation: string) =>
  `/v3/conversations/${encodeURIComponent(conversation)}/activities`;

/** The conversation as one tab knows it. */
export function localConversation(team: Team, tab: Tab, conversation: string): string {
  const { base, thread } = conversationOf(conversation);
  return conversationId({ base, ...(thread && { thread: team.threads.toLocal(tab.key, thread) }) });
}

/** The activity with its ids as one tab knows them. */
export function localActivity(team: Team, tab: Tab, activity: Activity): Activity {
  const { conversation, id, replyToId } = activity;
  return {
    ...activity,
    ...(id && { id: team.activities.toLocal(tab.key, id) }),
    ...(replyToId && { replyToId: team.activities.toLocal(tab.key, replyToId) }),
    ...(conversation && {
      conversation: { ...conversation, id: localConversation(team, tab, conversation.id) },
    }),
  };
}

/**
 * Shows an activity in one tab under the bot's id `hubId`. A thread this tab does not have, because the tab was
 * reloaded or the game started anew, is opened again by the activity itself: Teams never loses a thread.
 * A post's own id is its thread's id, as in Teams.
 */
export async function show(
  team: Team,
  tab: Tab,
  conversation: string,
  activity: Activity,
  hubId: string,
): Promise<Reply> {
  const { base, thread } = conversationOf(conversation);
  const local = localActivity(team, tab, activity);
  const path = activitiesIn(localConversation(team, tab, conversation));
  const first = await callTab(tab, "POST", path, local);
  const lost = thread !== undefined && first.status === 404;
  const reply = lost
    ? await callTab(tab, "POST", activitiesIn(base), { ...local, conversation: { id: base } })
    : first;
  const localId = idIn(reply.body);
  if (!localId) return reply;
  team.activities.bind(hubId, tab.key, localId);
  if (lost || !thread) team.threads.bind(thread ?? hubId, tab.key, localId);
  return reply;
}
