import type { Logger } from "pino";
import * as z from "zod/v4";
import type { Rules } from "./admission.js";
import { storesFiles } from "./admission.js";
import { withoutWords } from "./guard.js";
import type { File, Handlers } from "./handlers.js";
import type { Answer, StoredFile, Turn } from "./turn.js";

/** How long a person's file storage may take for one file, in milliseconds. */
const patience = 20_000;
/** Deliveries of the same yes that are remembered. */
const mostRemembered = 1_000;

const words = z.string().catch("");
const said = z.looseObject({
  action: z.enum(["accept", "decline"]).catch("decline"),
  context: z.unknown(),
  uploadInfo: z
    .looseObject({ uploadUrl: words, contentUrl: words, name: words, uniqueId: words, fileType: words })
    .optional()
    .catch(undefined),
});
type Upload = NonNullable<z.output<typeof said>["uploadInfo"]>;

export interface ConsentParts {
  readonly rules: Rules;
  readonly handlers: Pick<Handlers, "accepted">;
  readonly log: Logger;
}

/** Answers a person's yes or no to a file that was offered. */
export type TakeConsent = (value: unknown, turn: Turn) => Promise<Answer>;

/**
 * On a yes the file is made and put where Teams says, among the person's own files. The same yes delivered again
 * uploads nothing: its address works once only, and the second time would look like a failure.
 */
export function consentTaker({ rules, handlers, log }: ConsentParts): TakeConsent {
  const taken = new Set<string>();
  const isNew = (address: string) => {
    if (taken.has(address)) return false;
    if (taken.size >= mostRemembered) taken.clear();
    return Boolean(taken.add(address));
  };
  return async (value, turn) => {
    const { action, context, uploadInfo } = said.parse(value ?? {});
    if (action === "decline") return { tell: turn.text("upload.declined") };
    if (!uploadInfo || !storesFiles(rules, uploadInfo.uploadUrl)) {
      log.warn("a file was to be put where Teams stores none");
      return { tell: turn.text("upload.failed") };
    }
    if (!isNew(uploadInfo.uploadUrl)) return {};
    const file = await handlers.accepted(context, turn);
    const stored = await upload(file, uploadInfo, log);
    return stored ? { posts: [{ file: stored }] } : { tell: turn.text("upload.failed") };
  };
}

/** In one piece: our files are far below what Teams takes at once (60 MB). */
async function upload({ name, bytes }: File, to: Upload, log: Logger): Promise<StoredFile | undefined> {
  const range = `bytes 0-${bytes.byteLength - 1}/${bytes.byteLength}`;
  try {
    const answer = await fetch(to.uploadUrl, {
      method: "PUT",
      body: Buffer.from(bytes),
      headers: { "content-type": "application/octet-stream", "content-range": range },
      redirect: "error",
      signal: AbortSignal.timeout(patience),
    });
    await answer.body?.cancel();
    if (answer.ok)
      return { name: to.name || name, address: to.contentUrl, id: to.uniqueId, ending: to.fileType };
    log.warn({ status: answer.status }, "file not taken in");
  } catch (error) {
    log.warn({ fault: withoutWords(error) }, "file not taken in");
  }
  return undefined;
}
