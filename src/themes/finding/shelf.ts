import { Shelf } from "../../finding/shelf.js";
import type { Turn } from "../../teams/turn.js";
import type { SharedTheme } from "../sharing/desk.js";
import { chosen, sharedOnes, type Wish } from "./catalogue.js";

const shelf = new Shelf(sharedOnes);

/** A theme was shared, changed or taken back: the next who looks waits until that is known. */
export const renew = (turn: Pick<Turn, "documents" | "who">): void => shelf.renew(turn);

/** Some of the themes that fit, as they are stored now, and how many fit. */
export interface Found {
  readonly themes: readonly SharedTheme[];
  readonly total: number;
}

/** Finds themes that colleagues share. */
export async function findThemes(
  turn: Turn,
  { words, order }: Omit<Wish, "person">,
  from: number,
  most: number,
): Promise<Found> {
  const choose = (fits: Parameters<typeof chosen>[0]) =>
    chosen(fits, { order, person: turn.who.id }, turn.now);
  const { found, total } = await shelf.find(turn, { words, choose, from, most });
  return { themes: found, total };
}
