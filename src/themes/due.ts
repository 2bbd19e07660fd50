import { WriteConflict, type Documents, type Place } from "../store/documents.js";
import type { Instant } from "../time.js";

/** A deleted theme's time to be brought back is over: it is removed for good, unless it was just restored. */
export async function removeForGood(documents: Documents, at: Place, now: Instant): Promise<void> {
  const found = await documents.read("theme", at);
  if (!found || found.value.state !== "deleted" || !found.value.dueAt || found.value.dueAt > now) return;
  await documents.remove("theme", at, found.etag).catch((error: unknown) => {
    if (!(error instanceof WriteConflict)) throw error;
  });
}
