import type { IncomingMessage } from "node:http";
import { Rejected } from "./admission.js";

/** The largest activity Teams sends is far below this, in bytes. */
export const largestBody = 256 * 1024;
const patience = 16 * largestBody;

/**
 * Reads a JSON body. restify's own parser dies of a plain body that calls itself gzip and measures compressed
 * bytes, so encoded bodies are refused before anything is read, and the real bytes are counted.
 * @throws Rejected 415, 413 or 400.
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const { "content-encoding": encoding, "content-type": type } = request.headers;
  if (encoding && encoding.toLowerCase() !== "identity") throw new Rejected(415, "encoded-body");
  // Also keeps web pages out of a local bot: a browser asks before it sends JSON elsewhere.
  if (!/^application\/json\b/i.test(type ?? "")) throw new Rejected(415, "not-json");
  if (Number(request.headers["content-length"]) > largestBody) throw new Rejected(413, "body-too-large");
  return parsed(await bytesOf(request));
}

/** Reads on for a while when there is too much, keeping none of it, so that the sender gets to read the answer. */
async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of uncut(request)) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
    if (size > patience) break;
  }
  if (size > largestBody) throw new Rejected(413, "body-too-large");
  return Buffer.concat(chunks);
}

async function* uncut(request: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  try {
    yield* request;
  } catch {
    throw new Rejected(400, "cut-off");
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new Rejected(400, "malformed-json");
  }
}
