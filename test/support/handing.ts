import type { Network } from "../../src/networks/network.js";
import { tenant, type Someone } from "./chat.js";
import { answers, aScene, shares, theme, type Scene } from "./sharing-scene.js";

export const opens = "Lad en anden danne netværket …";
export const asks = "Bed kollegaen om det";
export const letter = "En kollega beder dig danne et netværk af et tema.";
export const guide = "Hvilken slags netværk passer bedst?";
export const moved = "Det er ikke længere dig, der skal danne netværket.";

export interface Shared extends Scene {
  readonly other: Someone;
  readonly themeId: string;
}

/** A theme that is shared, with why it matters kept from colleagues, and two colleagues in its channel. */
export async function aShared(inputs: Record<string, string> = {}): Promise<Shared> {
  const scene = await aScene({ ...answers, dream: "Ingen sidder alene", actors: "Ældre Sagen" });
  await shares(scene, inputs);
  const other = scene.chat.with("other");
  await other.says("hej");
  return { ...scene, other, themeId: (await theme(scene)).id };
}

/** The owner has asked the colleague. */
export async function aHanded(inputs: Record<string, string> = {}): Promise<Shared> {
  const scene = await aShared(inputs);
  await scene.owner.clicks(opens);
  await scene.owner.clicks(asks, { person: scene.colleague.id });
  return scene;
}

/** The network that is formed of the theme, as it is stored. */
export const network = async ({ chat, themeId }: Shared): Promise<Network | undefined> =>
  (await chat.documents.read("network", { tenantId: tenant, id: themeId }))?.value;

export const presses = (someone: Someone, verb: string, data: object): Promise<void> =>
  someone.sends(someone.invoke(verb, data));
