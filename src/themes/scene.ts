import type { Scene } from "../teams/turn.js";

/** A theme's cards in channels, to be painted anew or held back. */
export const themeScene = (id: string): Scene => ({ kind: "theme", id });
