import type { Instant } from "../time.js";

/** Kanal: a channel of a team in which the bot is installed, so that a theme can be shared there. S0-6. */
export interface Channel {
  readonly tenantId: string;
  /** The channel's conversation in Teams, such as 19:…@thread.tacv2. */
  readonly id: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly name: string;
  readonly serviceUrl: string;
  /** The bot's own account in that team. */
  readonly bot: { readonly id: string; readonly name: string };
  readonly changedAt: Instant;
  /** Teams lets the bot write nothing there; absent while it does. */
  readonly shut?: Shut;
}

/** The channel a conversation belongs to: Teams names a thread by its channel and its first message. */
export const channelIn = (conversationId: string): string => conversationId.split(";")[0] ?? "";

/** Lukket kanal: since when, and the networks whose lead has heard of it. */
export interface Shut {
  readonly since: Instant;
  readonly told: readonly string[];
}
