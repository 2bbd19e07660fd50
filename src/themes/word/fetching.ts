import { createHash, randomBytes } from "node:crypto";
import { Refusal } from "../../refusal.js";
import type { Documents, Place } from "../../store/documents.js";
import type { File } from "../../teams/handlers.js";
import type { Answer, Post, Turn } from "../../teams/turn.js";
import { texts } from "../../text/text.js";
import type { Instant } from "../../time.js";
import { readThemeId } from "../clicks.js";
import { downloadCard } from "./cards.js";
import { contentsFor, type Contents } from "./contents.js";
import { wordFile } from "./document.js";
import { newDownload, stillWorks } from "./download.js";

/** The store knows the mark alone, so that nobody who reads it can open an address. */
const markOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
const newSecret = (): string => randomBytes(32).toString("base64url");

/**
 * Someone pressed Hent som Word. What they may have is looked up before anything is offered, and it is only ever
 * offered in their private chat. @throws Refusal when the theme is not theirs to read.
 */
export async function fetchWord(data: unknown, turn: Turn): Promise<Answer> {
  const { themeId } = readThemeId(data);
  const at = { tenantId: turn.who.tenantId, id: themeId };
  const contents = await contentsFor(turn.documents, at, turn.who.id, turn.now);
  const post = await (turn.files.by === "consent"
    ? offer(contents, themeId, turn)
    : addressed(contents, themeId, turn.files.base, turn));
  if (turn.where === "private") return { posts: [post] };
  return {
    privately: [post],
    holds: themeId,
    reached: (delivered) => ({ tell: turn.text(delivered ? "word.sent" : "word.unreachable") }),
  };
}

/** Teams asks the person where the file shall lie. It wants to know its size, so the file is made now and once more. */
async function offer(contents: Contents, themeId: string, turn: Turn): Promise<Post> {
  const { name, bytes } = await wordFile(contents, turn.text, turn.now);
  return { offer: { name, bytes: bytes.byteLength, about: turn.text("word.offer"), context: { themeId } } };
}

async function addressed(contents: Contents, themeId: string, base: string, turn: Turn): Promise<Post> {
  const { tenantId, id: personId } = turn.who;
  const secret = newSecret();
  const given = { tenantId, id: markOf(secret), themeId, personId, language: turn.text.language };
  const download = newDownload(given, turn.now);
  await turn.documents.write("download", download, download);
  const address = `${base}/files/${encodeURIComponent(tenantId)}/${secret}`;
  return {
    card: downloadCard({ themeId, title: contents.title, address, until: download.dueAt }, turn.text),
  };
}

/** The person said yes to the file. What they may have is looked up again, for it may have changed. @throws Refusal */
export async function accepted(context: unknown, turn: Turn): Promise<File> {
  const at = { tenantId: turn.who.tenantId, id: readThemeId(context).themeId };
  const contents = await contentsFor(turn.documents, at, turn.who.id, turn.now);
  return wordFile(contents, turn.text, turn.now);
}

/**
 * Someone opened an address: `at.id` is the secret in it. It gives what the person it was made for may see by now, and
 * nothing once it is too old, the theme was taken back, or the secret is none of ours.
 */
export async function fetched(documents: Documents, at: Place, now: Instant): Promise<File | undefined> {
  const found = await documents.read("download", { tenantId: at.tenantId, id: markOf(at.id) });
  if (!found || !stillWorks(found.value, now)) return undefined;
  const { tenantId, themeId, personId, language } = found.value;
  try {
    const contents = await contentsFor(documents, { tenantId, id: themeId }, personId, now);
    return await wordFile(contents, texts[language], now);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
