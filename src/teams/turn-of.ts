import { channelIn } from "../channels/channel.js";
import type { MeetingSettings } from "../meetings/settings.js";
import type { ApprovalSettings } from "../networks/approval/round.js";
import type { Person } from "../people/person.js";
import type { Documents } from "../store/documents.js";
import { languageOf, texts } from "../text/text.js";
import { after, type Instant } from "../time.js";
import type { Activity } from "./activity.js";
import type { Directory, FileWay, TeamPlace, Turn, Who } from "./turn.js";

/** What a turn is made from besides the activity. */
export interface TurnParts {
  readonly documents: Documents;
  readonly clock: () => Instant;
  /** Milliseconds the clock runs ahead of Teams'. */
  readonly ahead: number;
  readonly directory: Directory;
  /** Asked for each turn: where the bot listens is known only once it does. */
  readonly files: () => FileWay;
  readonly picksPeople: boolean;
  readonly approval: ApprovalSettings;
  readonly meetings: MeetingSettings;
}

/** Who, where, when and in which language; reads the person's document, once. */
export async function turnOf(incoming: Activity, who: Who, parts: TurnParts): Promise<Turn> {
  const found = await parts.documents.read("person", { tenantId: who.tenantId, id: who.id });
  const person = found?.value;
  const now = parts.clock();
  const team = teamIn(incoming);
  return {
    who,
    person,
    ...(found && { personEtag: found.etag }),
    where: where(incoming, person?.chat),
    conversationId: incoming.conversation.id,
    serviceUrl: incoming.serviceUrl,
    bot: { id: incoming.recipient.id, name: incoming.recipient.name ?? "" },
    ...(team && { team }),
    activityId: incoming.id ?? "",
    sentAt: sentAt(incoming, parts.ahead) ?? now,
    ...stampOf(incoming),
    now,
    ...(incoming.type === "invoke" && incoming.replyToId && { cardId: incoming.replyToId }),
    text: texts[languageOf(person?.language, incoming.locale ?? undefined)],
    documents: parts.documents,
    directory: parts.directory,
    files: parts.files(),
    picksPeople: parts.picksPeople,
    approval: parts.approval,
    meetings: parts.meetings,
  };
}

function stampOf({ localTimestamp, timestamp }: Activity): { stamp?: string } {
  const stamp = localTimestamp ?? timestamp;
  return stamp ? { stamp } : {};
}

/**
 * Private only when Teams says so: what is meant for one must never be shown to many. Two people's own chat, into which
 * a theme's card was inserted, is personal to Teams as well: its id begins as those of groups do, or it is not the chat
 * on record. The bot is in no such chat, so nothing but clicks comes from there.
 */
export function where(
  { type, conversation }: Pick<Activity, "type" | "conversation">,
  chat?: Person["chat"],
): Turn["where"] {
  const isAnother = type === "invoke" && chat !== undefined && chat.conversationId !== conversation.id;
  const isPeoples = conversation.id.startsWith("19:") || isAnother;
  if (conversation.conversationType === "personal" && !isPeoples) return "private";
  return conversation.conversationType === "channel" ? "channel" : "group";
}

/**
 * The team and channel an activity came from. A team's general channel has the team's own id, so where Teams names
 * no channel it is that one, and where it names no team the channel's id is the best guess.
 */
function teamIn(incoming: Activity): TeamPlace | undefined {
  if (where(incoming) !== "channel") return undefined;
  const { team, channel, teamsTeamId, teamsChannelId } = incoming.channelData ?? {};
  const channelId = channel?.id || teamsChannelId || channelIn(incoming.conversation.id);
  const channelName = channel?.name || incoming.conversation.name;
  return {
    id: team?.id || teamsTeamId || channelId,
    ...(team?.name && { name: team.name }),
    channelId,
    ...(channelName && { channelName }),
  };
}

/** When Teams says it was sent, told by our own clock: the two are compared. */
function sentAt({ timestamp, localTimestamp }: Activity, ahead: number): Instant | undefined {
  const said = instant(timestamp) ?? instant(localTimestamp);
  return said && after(said, ahead);
}

function instant(said: string | null | undefined): Instant | undefined {
  const at = new Date(said ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
