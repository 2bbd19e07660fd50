/** How long a form may keep a repaint waiting, in milliseconds. */
export const longestHold = 2 * 60_000;

/** A card in a person's hands: where a form has taken its place for them alone. */
export interface InHand {
  readonly tenantId: string;
  readonly personId: string;
  readonly conversationId: string;
  readonly cardId: string;
}

/** Where a card stands. */
export type CardPlace = Omit<InHand, "personId">;

interface Hold {
  readonly scene: string;
  readonly card: CardPlace;
  /** By the painter's clock. */
  readonly until: number;
}

/** Which scenes' cards someone is writing on. In memory only: a form that outlives the process is painted over. */
export class Holds {
  readonly #held = new Map<string, Hold>();

  /** The latest hold on a card counts; the map is tidied as it grows, so that it holds two minutes' forms at most. */
  hold(card: InHand, scene: string, now: number): void {
    for (const [key, { until }] of this.#held) {
      if (until > now) break;
      this.#held.delete(key);
    }
    this.#held.delete(keyOf(card));
    this.#held.set(keyOf(card), { scene, card, until: now + longestHold });
  }

  /** The scene that was held, if any. */
  release(card: InHand): string | undefined {
    const found = this.#held.get(keyOf(card));
    this.#held.delete(keyOf(card));
    return found?.scene;
  }

  /** Whether someone writes on this very card. */
  isInHand({ tenantId, conversationId, cardId }: CardPlace, now: number): boolean {
    return [...this.#held.values()].some(
      ({ card, until }) =>
        until > now &&
        card.cardId === cardId &&
        card.conversationId === conversationId &&
        card.tenantId === tenantId,
    );
  }

  /** When the last hold on a scene ends; `now` when nobody holds it. */
  heldUntil(scene: string, now: number): number {
    let end = now;
    for (const hold of this.#held.values()) if (hold.scene === scene) end = Math.max(end, hold.until);
    return end;
  }
}

const keyOf = ({ tenantId, personId, conversationId, cardId }: InHand): string =>
  JSON.stringify([tenantId, personId, conversationId, cardId]);
