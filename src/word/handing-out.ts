import { createHash, randomBytes } from "node:crypto";
import { z } from "zod/v4";
import { Refusal, refuse } from "../refusal.js";
import type { Documents, Place } from "../store/documents.js";
import type { File } from "../teams/handlers.js";
import type { Post, Turn } from "../teams/turn.js";
import { texts } from "../text/text.js";
import type { Instant } from "../time.js";
import { downloadCard } from "./cards.js";
import { wordFile } from "./document.js";
import { newDownload, stillWorks, type Subject } from "./download.js";
import type { Asking, Paper, PaperMaker } from "./paper.js";

/** The store knows the mark alone, so that nobody who reads it can open an address. */
const markOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
const newSecret = (): string => randomBytes(32).toString("base64url");

export const askingIn = ({ who: { id }, text, now }: Turn): Asking => ({ personId: id, text, now });

/**
 * The document as something to be had, to be posted in the person's private chat alone: offered by Teams' own file
 * consent, or by an address that soon stops working. `offer` is a sentence of ours on what is offered.
 */
export function handingOut(turn: Turn, paper: Paper, about: Subject, offer: string): Promise<Post> {
  return turn.files.by === "consent"
    ? offered(turn, paper, about, offer)
    : addressed(turn, paper, about, turn.files.base);
}

/** Teams asks the person where the file shall lie. It wants to know its size, so the file is made now and once more. */
async function offered(turn: Turn, paper: Paper, about: Subject, offer: string): Promise<Post> {
  const { name, bytes } = await wordFile(paper, turn.text);
  return { offer: { name, bytes: bytes.byteLength, about: offer, context: { ...about } } };
}

async function addressed(turn: Turn, { title }: Paper, about: Subject, base: string): Promise<Post> {
  const { tenantId, id: personId } = turn.who;
  const secret = newSecret();
  const given = { tenantId, id: markOf(secret), ...about, personId, language: turn.text.language };
  const download = newDownload(given, turn.now);
  await turn.documents.write("download", download, download);
  const address = `${base}/files/${encodeURIComponent(tenantId)}/${secret}`;
  return { card: downloadCard({ about, title, address, until: download.dueAt }, turn.text) };
}

const subject = z
  .object({ themeId: z.string().min(1).max(64) })
  .or(z.object({ networkId: z.string().min(1).max(64) }));

/** Who makes which document. */
export interface PaperMakers {
  readonly theme: PaperMaker;
  readonly network: PaperMaker;
}

/** What the Teams room asks of us when a file is accepted or an address is opened. */
export function fetchingBy({ theme, network }: PaperMakers) {
  const paperOf = (documents: Documents, tenantId: string, about: Subject, asking: Asking): Promise<Paper> =>
    "themeId" in about
      ? theme(documents, { tenantId, id: about.themeId }, asking)
      : network(documents, { tenantId, id: about.networkId }, asking);

  return {
    /** The person said yes to the file. What they may have is looked up again, for it may have changed. @throws Refusal */
    accepted: async (context: unknown, turn: Turn): Promise<File> => {
      const about = subject.safeParse(context).data ?? refuse("unknown-click");
      const paper = await paperOf(turn.documents, turn.who.tenantId, about, askingIn(turn));
      return wordFile(paper, turn.text);
    },

    /**
     * Someone opened an address: `at.id` is the secret in it. It gives what the person it was made for may see by now,
     * and nothing once it is too old, what it is about was taken back, or the secret is none of ours.
     */
    fetched: async (documents: Documents, at: Place, now: Instant): Promise<File | undefined> => {
      const found = await documents.read("download", { tenantId: at.tenantId, id: markOf(at.id) });
      if (!found || !stillWorks(found.value, now)) return undefined;
      const { tenantId, themeId, networkId, personId, language } = found.value;
      const about = subject.safeParse({ themeId, networkId }).data;
      if (!about) return undefined;
      const text = texts[language];
      try {
        return await wordFile(await paperOf(documents, tenantId, about, { personId, text, now }), text);
      } catch (error) {
        if (error instanceof Refusal) return undefined;
        throw error;
      }
    },
  };
}
