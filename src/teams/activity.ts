import * as z from "zod/v4";
import { isOnlyCard } from "./message.js";

/** Odd optional parts are left out rather than turning the whole activity away. */
const words = z.string().nullish().catch(undefined);
const account = z.looseObject({ id: z.string().min(1), name: words, aadObjectId: words });

const named = z.looseObject({ id: words, name: words }).nullish().catch(undefined);

/** The parts of an activity this bot reads. All of it is the sender's claim until `admit` has passed it. */
export const activity = z.looseObject({
  type: z.string().min(1),
  id: words,
  name: words,
  channelId: z.string().min(1),
  serviceUrl: z.string().min(1),
  conversation: z.looseObject({
    id: z.string().min(1),
    conversationType: words,
    tenantId: words,
    name: words,
  }),
  from: account,
  recipient: account,
  text: words,
  locale: words,
  replyToId: words,
  timestamp: words,
  localTimestamp: words,
  action: words,
  value: z.unknown(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: words }).nullish(),
      team: named,
      channel: named,
      teamsTeamId: words,
      teamsChannelId: words,
    })
    .nullish(),
  attachments: z.array(z.looseObject({ contentType: words, name: words }).catch({})).nullish(),
  entities: z
    .array(z.looseObject({ type: words, text: words, mentioned: account.nullish() }).catch({}))
    .nullish(),
  reactionsAdded: z.array(z.unknown()).nullish(),
});
export type Activity = z.output<typeof activity>;

const execute = z.looseObject({ action: z.looseObject({ verb: words, data: z.unknown() }) });

/** What an activity asks of this bot; everything it does not know is `nothing`, answered kindly. */
export type Came =
  | { readonly kind: "click"; readonly verb: string; readonly data: unknown }
  | { readonly kind: "message" }
  | { readonly kind: "installed" }
  | { readonly kind: "reaction" }
  | { readonly kind: "search"; readonly value: unknown }
  | { readonly kind: "consent"; readonly value: unknown }
  | { readonly kind: "invoke" }
  | { readonly kind: "nothing" };

/**
 * Reads what came, once, at the edge. Teams tells of an installation twice, at nearly the same moment, and the
 * conversationUpdate is the one left alone, or everyone would be welcomed twice.
 */
export function came(incoming: Activity): Came {
  switch (incoming.type) {
    case "invoke":
      return asked(incoming);
    case "message":
      return { kind: isOnlyCard(incoming) ? "nothing" : "message" };
    case "messageReaction":
      return { kind: incoming.reactionsAdded?.length ? "reaction" : "nothing" };
    case "installationUpdate":
      return { kind: incoming.action === "add" ? "installed" : "nothing" };
    default:
      return { kind: "nothing" };
  }
}

function asked({ name, value }: Activity): Came {
  if (name === "adaptiveCard/action") return click(value);
  if (name === "composeExtension/query") return { kind: "search", value };
  return name === "fileConsent/invoke" ? { kind: "consent", value } : { kind: "invoke" };
}

/** A card action without a verb is a click all the same, so that its sender gets an answer. */
function click(value: unknown): Came {
  const { success, data } = execute.safeParse(value);
  return success
    ? { kind: "click", verb: data.action.verb ?? "", data: data.action.data }
    : { kind: "click", verb: "", data: undefined };
}
