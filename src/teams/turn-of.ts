import type { Documents } from "../store/documents.js";
import { languageOf, texts } from "../text/text.js";
import type { Instant } from "../time.js";
import type { Activity } from "./activity.js";
import type { Turn, Who } from "./turn.js";

/** What a turn is made from besides the activity. */
export interface TurnParts {
  readonly documents: Documents;
  readonly clock: () => Instant;
}

/** Who, where, when and in which language; reads the person's document, once. */
export async function turnOf(incoming: Activity, who: Who, parts: TurnParts): Promise<Turn> {
  const found = await parts.documents.read("person", { tenantId: who.tenantId, id: who.id });
  const person = found?.value;
  const now = parts.clock();
  return {
    who,
    person,
    ...(found && { personEtag: found.etag }),
    where: where(incoming),
    conversationId: incoming.conversation.id,
    serviceUrl: incoming.serviceUrl,
    activityId: incoming.id ?? "",
    sentAt: instant(incoming.timestamp) ?? instant(incoming.localTimestamp) ?? now,
    ...stampOf(incoming),
    now,
    ...(incoming.type === "invoke" && incoming.replyToId && { cardId: incoming.replyToId }),
    text: texts[languageOf(person?.language, incoming.locale ?? undefined)],
    documents: parts.documents,
    bot: { id: incoming.recipient.id, name: incoming.recipient.name ?? "" },
    directory: {
      team: async () => undefined,
      isMember: async () => undefined,
      members: async () => undefined,
    },
    files: { by: "consent" },
  };
}

function stampOf({ localTimestamp, timestamp }: Activity): { stamp?: string } {
  const stamp = localTimestamp ?? timestamp;
  return stamp ? { stamp } : {};
}

/** Private only when Teams says so: what is meant for one must never be shown to many. */
function where({ conversation }: Activity): Turn["where"] {
  if (conversation.conversationType === "personal") return "private";
  return conversation.conversationType === "channel" ? "channel" : "group";
}

function instant(said: string | null | undefined): Instant | undefined {
  const at = new Date(said ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
