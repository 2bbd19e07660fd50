import type { Logger } from "pino";
import type { Request, Response } from "restify";
import type { Place } from "../store/documents.js";
import { texts, type Text } from "../text/text.js";
import { withoutWords } from "./guard.js";
import type { File } from "./handlers.js";

/** A file in the making takes memory and time; more than this at once is asked to wait. */
const mostAtOnce = 8;

/** What an address may be made of; anything else is not looked up. */
const place = { tenantId: /^[\w-]{1,64}$/, id: /^[\w-]{16,128}$/ };

export interface Downloads {
  readonly fetched: (at: Place) => Promise<File | undefined>;
  readonly log: Logger;
}

/** Gives out files by their addresses. The secret in an address stands in no log, and nobody keeps a copy on the way. */
export function downloads({ fetched, log }: Downloads) {
  let underWay = 0;
  const find = async (at: Place | undefined) => {
    underWay++;
    try {
      return at && (await fetched(at));
    } finally {
      underWay--;
    }
  };
  return async (request: Request, response: Response): Promise<void> => {
    if (underWay >= mostAtOnce) return page(response, 503, "fetch.busy");
    try {
      const file = await find(placeIn(request));
      if (file) give(response, file);
      else page(response, 404, "fetch.unknown");
    } catch (error) {
      log.error({ fault: withoutWords(error) }, "file not given out");
      page(response, 500, "fetch.failed");
    }
  };
}

function placeIn({ params }: Request): Place | undefined {
  const { tenantId, token } = params as Readonly<Record<string, string | undefined>>;
  if (!tenantId || !token || !place.tenantId.test(tenantId) || !place.id.test(token)) return undefined;
  return { tenantId, id: token };
}

const always = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
};

function give(response: Response, { name, type, bytes }: File): void {
  response.writeHead(200, {
    ...always,
    "Content-Type": type,
    "Content-Length": bytes.byteLength,
    "Content-Disposition": disposition(name),
  });
  response.end(Buffer.from(bytes));
}

/** The name in full for browsers of today, and in ASCII for the rest. RFC 6266, RFC 8187. */
function disposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const full = encodeURIComponent(Buffer.from(name).toString()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${full}`;
}

type Why = "fetch.unknown" | "fetch.busy" | "fetch.failed";

/** Whoever opens an address is unknown to us, so the page says it in both languages. */
function page(response: Response, status: number, why: Why): void {
  const said = [texts.da, texts.en].map((text) => paragraph(text, why)).join("");
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${texts.da("fetch.title")}</title>`;
  const html = `<!doctype html><html lang="da"><head>${head}</head><body>${said}</body></html>`;
  response.writeHead(status, { ...always, "Content-Type": "text/html; charset=utf-8" });
  response.end(html);
}

const paragraph = (text: Text, why: Why): string => `<p lang="${text.language}">${text(why)}</p>`;
