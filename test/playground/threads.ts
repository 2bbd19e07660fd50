import { conversationId, conversationOf } from "./ids.js";
import type { Tab, Team } from "./team.js";
import { callTab, idIn, type Activity, type Reply } from "./wire.js";

const activitiesIn = (conversation: string) => `/v3/conversations/${encodeURIComponent(conversation)}/activities`;

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
  let reply = await callTab(tab, "POST", path, local);
  if (thread && reply.status === 404) {
    reply = await callTab(tab, "POST", activitiesIn(base), { ...local, conversation: { id: base } });
    bindRoot(team, tab, thread, idIn(reply.body));
  } else if (!thread) bindRoot(team, tab, hubId, idIn(reply.body));
  const localId = idIn(reply.body);
  if (localId) team.activities.bind(hubId, tab.key, localId);
  return reply;
}

/** A post by the bot names its thread: in the Playground, as in Teams, both have the same id. */
function bindRoot(team: Team, tab: Tab, thread: string, localId: string | undefined): void {
  if (localId) team.threads.bind(thread, tab.key, localId);
}
