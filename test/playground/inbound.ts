import { conversationId, conversationOf, freshId } from "./ids.js";
import { isShared, type Tab, type Team } from "./team.js";
import { show } from "./threads.js";
import { failure, send, type Activity, type Reply } from "./wire.js";

/** The Playground always says en-US; the people it plays use a Danish Teams. */
const locale = "da-DK";

/** From a person's tab to the bot; the bot's answer (an invoke's, above all) goes back as it is. */
export async function inbound(team: Team, tab: Tab, activity: Activity): Promise<Reply> {
  if (!activity.conversation) return failure(400, "NoConversation", "The activity has no conversation");
  const install = sharedInstall(team, activity);
  if (install && team.installs.has(install)) return { status: 200, body: {} };
  if (install) team.installs.add(install);
  const known = asHubKnowsIt(team, tab, activity);
  await mirror(team, tab, known);
  const reply = await send("The bot", team.bot, "POST", known);
  if (install && reply.status >= 400) team.installs.delete(install);
  if (!install && activity.type === "installationUpdate") await tellOfTeam(team, known);
  return reply;
}

/** Once someone has opened a tab, the bot is told that it is installed in the team, as Teams does; and only once. */
async function tellOfTeam(team: Team, personal: Activity): Promise<void> {
  if (!team.shared) return;
  const { id, name, tenantId } = team.shared;
  const activity: Activity = {
    ...personal,
    id: freshId(),
    action: "add",
    conversation: { id, conversationType: "channel", isGroup: true, tenantId },
    channelData: { tenant: { id: tenantId }, team: { id, name }, channel: { id } },
  };
  const install = sharedInstall(team, activity) ?? "";
  if (team.installs.has(install)) return;
  team.installs.add(install);
  const reply = await send("The bot", team.bot, "POST", activity);
  if (reply.status >= 400) team.installs.delete(install);
}

/** Every tab installs the bot in the shared team; the bot is told once. Undefined for anything else. */
function sharedInstall(team: Team, activity: Activity): string | undefined {
  if (activity.type !== "installationUpdate" && activity.type !== "conversationUpdate") return undefined;
  const conversation = activity.conversation?.id ?? "";
  if (!isShared(team, conversation)) return undefined;
  return JSON.stringify([
    activity.type,
    conversation,
    activity["action"],
    activity["membersAdded"],
    activity["membersRemoved"],
  ]);
}

function asHubKnowsIt(team: Team, tab: Tab, activity: Activity): Activity {
  const { id, replyToId, conversation } = activity;
  const hubId = freshId();
  if (id) team.activities.bind(hubId, tab.key, id);
  return {
    ...activity,
    serviceUrl: team.serviceUrl,
    locale,
    ...(id && { id: hubId }),
    ...(replyToId && { replyToId: team.activities.hubOf(tab.key, replyToId) ?? replyToId }),
    ...(conversation && {
      conversation: { ...conversation, id: hubConversation(team, tab, conversation.id, hubId) },
    }),
  };
}

/** A thread nobody knows was begun by this very post, and takes its id as in Teams. */
function hubConversation(team: Team, tab: Tab, conversation: string, hubId: string): string {
  const { base, thread } = conversationOf(conversation);
  if (!thread) return base;
  const known = team.threads.hubOf(tab.key, thread);
  if (!known) team.threads.bind(hubId, tab.key, thread);
  return conversationId({ base, thread: known ?? hubId });
}

/** What a person writes to the bot in a channel or group is seen by the others too. */
async function mirror(team: Team, writer: Tab, activity: Activity): Promise<void> {
  const { conversation, text, recipient, id } = activity;
  if (activity.type !== "message" || !text || !conversation || !id || !isShared(team, conversation.id))
    return;
  const said = `**${activity.from?.name ?? writer.key}** skriver: ${text.replace(/<at>(.*?)<\/at>/g, "**@$1**")}`;
  const others = team.tabs.filter((tab) => tab !== writer);
  const copy: Activity = { type: "message", from: recipient, text: said, textFormat: "markdown" };
  await Promise.all(others.map((tab) => show(team, tab, conversation.id, copy, id)));
}
