import type { Kind, Kinds, Place } from "./documents.js";

/** A document is written where it says it lies; anything else is a fault of ours that would mix up tenants. */
export function mustBelong<K extends Kind>(kind: K, at: Place, value: Kinds[K]): void {
  if (value.tenantId === at.tenantId && value.id === at.id) return;
  throw new Error(`A ${kind} was to be written at another place than its own tenantId and id.`);
}
