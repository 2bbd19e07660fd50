import type { Config } from "../config.js";
import type { Documents } from "./documents.js";

/** The store the settings name; the Cosmos client is only loaded by those who use it, for it is heavy. */
export async function openStore(config: Config): Promise<Documents> {
  if (config.mode === "local") return (await import("./embedded.js")).openEmbedded(config.dataFile);
  return (await import("./cosmos.js")).openCosmos(config.cosmos);
}
