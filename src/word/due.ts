import { WriteConflict, type Documents, type Place } from "../store/documents.js";
import type { Instant } from "../time.js";
import { stillWorks } from "./download.js";

/** An address that has stopped working is removed; another instance may have been first. */
export async function removeDownload(documents: Documents, at: Place, now: Instant): Promise<void> {
  const found = await documents.read("download", at);
  if (!found || stillWorks(found.value, now)) return;
  await documents.remove("download", at, found.etag).catch((error: unknown) => {
    if (!(error instanceof WriteConflict)) throw error;
  });
}
