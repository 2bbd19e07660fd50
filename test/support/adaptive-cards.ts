import { createRequire } from "node:module";

interface Context {
  readonly eventCount: number;
  getEventAt(index: number): { readonly phase: number; readonly message: string };
}

/** The SDK ships its types as sources that do not compile here, so the little we use of it is described anew. */
const sdk = createRequire(import.meta.url)("adaptivecards-sdk/dist/adaptivecards.js") as {
  readonly AdaptiveCard: new () => { parse(json: unknown, context: Context): void; toJSON(): unknown };
  readonly SerializationContext: new () => Context;
  readonly ValidationPhase: { readonly Parse: number };
};

/** Reads a card as Microsoft's own SDK does: what it complains of, and the card as it would write it again. */
export function readBySdk(json: unknown): { readonly complaints: string[]; readonly again: unknown } {
  const context = new sdk.SerializationContext();
  const card = new sdk.AdaptiveCard();
  card.parse(json, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  const complaints = events
    .filter(({ phase }) => phase === sdk.ValidationPhase.Parse)
    .map(({ message }) => message);
  return { complaints, again: card.toJSON() };
}
