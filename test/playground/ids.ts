/** Which id the same thing (an activity, a thread) has in each tab, and the one id the bot knows it by. */
export interface IdMap {
  bind(hubId: string, tab: string, localId: string): void;
  localOf(tab: string, hubId: string): string | undefined;
  hubOf(tab: string, localId: string): string | undefined;
}

export function idMap(): IdMap {
  const local = new Map<string, string>();
  const hub = new Map<string, string>();
  const key = (tab: string, id: string) => `${tab} ${id}`;
  return {
    bind(hubId, tab, localId) {
      local.set(key(tab, hubId), localId);
      hub.set(key(tab, localId), hubId);
    },
    localOf: (tab, hubId) => local.get(key(tab, hubId)),
    hubOf: (tab, localId) => hub.get(key(tab, localId)),
  };
}

let last = 0;

/**
 * A new activity id: milliseconds as in Teams, never the same twice. The bot keeps ids over a restart of the whole
 * game, so counting from one again would let an old id hit a new card.
 */
export function freshId(): string {
  last = Math.max(last + 1, Date.now());
  return String(last);
}

/** A conversation id taken apart: `channel;messageid=thread` is a thread in a channel. */
export interface Conversation {
  readonly base: string;
  readonly thread?: string;
}

export function conversationOf(id: string): Conversation {
  const [base = "", thread] = id.split(";messageid=");
  return thread ? { base, thread } : { base };
}

export const conversationId = ({ base, thread }: Conversation): string =>
  thread ? `${base};messageid=${thread}` : base;
