import { conversationOf, idMap, type IdMap } from "./ids.js";

/** One Playground instance, seen from the hub. */
export interface Tab {
  readonly key: string;
  readonly userId: string;
  readonly aadObjectId: string;
  readonly personalChat: string;
  /** Where the instance answers, such as http://127.0.0.1:15151. */
  readonly address: string;
}

/** The team in Teams that the tabs are members of; its general channel has the team's id. */
export interface Shared {
  readonly id: string;
  readonly name: string;
  readonly tenantId: string;
}

/** What the hub knows: its tabs, where the bot is, and which ids belong together. */
export interface Team {
  readonly tabs: readonly Tab[];
  /** The team the bot is installed in; the hub tells the bot so, which no Playground does by itself. */
  readonly shared: Shared | undefined;
  /** The bot's message address. */
  readonly bot: string;
  /** What the bot is told to send to; the Connector's place. */
  readonly serviceUrl: string;
  readonly activities: IdMap;
  readonly threads: IdMap;
  /** Shared installs that the bot has been told of. */
  readonly installs: Set<string>;
}

export const teamOf = (
  tabs: readonly Tab[],
  bot: string,
  serviceUrl: string,
  shared: Shared | undefined,
): Team => ({
  tabs,
  shared,
  bot,
  serviceUrl,
  activities: idMap(),
  threads: idMap(),
  installs: new Set(),
});

/** A private chat belongs to one tab; a channel or group chat to all of them. */
export function audience(team: Team, conversation: string): readonly Tab[] {
  const { base } = conversationOf(conversation);
  const owner = team.tabs.find((tab) => tab.personalChat === base);
  return owner ? [owner] : team.tabs;
}

export const isShared = (team: Team, conversation: string): boolean =>
  !team.tabs.some((tab) => tab.personalChat === conversationOf(conversation).base);
