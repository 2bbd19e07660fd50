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
import type { Asking, FileMaker, Paper, PaperMaker } from "./paper.js";

/** The store knows the mark alone, so that nobody who reads it can open an address. */
const markOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
const newSecret = (): string => randomBytes(32).toString("base64url");

export const askingIn = ({ who: { id }, text, now }: Turn): Asking => ({ personId: id, text, now });

/** A file to be handed out. */
export interface Handout {
  readonly about: Subject;
  /** What the person calls it; may be empty. */
  readonly title: string;
  /** A sentence of ours on what is offered. */
  readonly offer: string;
  make(): Promise<File>;
}

/** A document as Word, handed out as `handingOutFile` does. */
export const handingOut = (turn: Turn, paper: Paper, about: Subject, offer: string): Promise<Post> =>
  handingOutFile(turn, { about, title: paper.title, offer, make: () => wordFile(paper, turn.text) });

/**
 * A file as something to be had, to be posted in the person's private chat alone: offered by Teams' own file consent,
 * or by an address that soon stops working.
 */
export const handingOutFile = (turn: Turn, handout: Handout): Promise<Post> =>
  turn.files.by === "consent" ? offered(handout) : addressed(turn, handout, turn.files.base);

/** Teams asks the person where the file shall lie. It wants to know its size, so the file is made now and once more. */
async function offered({ about, offer, make }: Handout): Promise<Post> {
  const { name, bytes } = await make();
  return { offer: { name, bytes: bytes.byteLength, about: offer, context: { ...about } } };
}

async function addressed(turn: Turn, { about, title }: Handout, base: string): Promise<Post> {
  const { tenantId, id: personId } = turn.who;
  const secret = newSecret();
  const given = { tenantId, id: markOf(secret), ...about, personId, language: turn.text.language };
  const download = newDownload(given, turn.now);
  await turn.documents.write("download", download, download);
  const address = `${base}/files/${encodeURIComponent(tenantId)}/${secret}`;
  return { card: downloadCard({ about, title, address, until: download.dueAt }, turn.text) };
}

const id = z.string().min(1).max(200);
const subject: z.ZodType<Subject> = z.union([
  z.object({ themeId: id }),
  z.object({ networkId: id }),
  z.object({ meetingId: id }),
  z.object({ minutesId: id }),
]);

/** Who makes which file. */
export interface FileMakers {
  readonly theme: FileMaker;
  readonly network: FileMaker;
  readonly meeting: FileMaker;
  readonly minutes: FileMaker;
}

/** A paper as the Word file it becomes. */
export const asWord =
  (paper: PaperMaker): FileMaker =>
  async (documents, at, asking) =>
    wordFile(await paper(documents, at, asking), asking.text);

/** What the Teams room asks of us when a file is accepted or an address is opened. */
export function fetchingBy({ theme, network, meeting, minutes }: FileMakers) {
  const fileOf = (documents: Documents, tenantId: string, about: Subject, asking: Asking): Promise<File> => {
    if ("themeId" in about) return theme(documents, { tenantId, id: about.themeId }, asking);
    if ("networkId" in about) return network(documents, { tenantId, id: about.networkId }, asking);
    if ("meetingId" in about) return meeting(documents, { tenantId, id: about.meetingId }, asking);
    return minutes(documents, { tenantId, id: about.minutesId }, asking);
  };

  return {
    /** The person said yes to the file. What they may have is looked up again, for it may have changed. @throws Refusal */
    accepted: async (context: unknown, turn: Turn): Promise<File> => {
      const about = subject.safeParse(context).data ?? refuse("unknown-click");
      return fileOf(turn.documents, turn.who.tenantId, about, askingIn(turn));
    },

    /**
     * Someone opened an address: `at.id` is the secret in it. It gives what the person it was made for may see by now,
     * and nothing once it is too old, what it is about was taken back, or the secret is none of ours.
     */
    fetched: async (documents: Documents, at: Place, now: Instant): Promise<File | undefined> => {
      const found = await documents.read("download", { tenantId: at.tenantId, id: markOf(at.id) });
      if (!found || !stillWorks(found.value, now)) return undefined;
      const { tenantId, personId, language } = found.value;
      const about = subject.safeParse(found.value).data;
      if (!about) return undefined;
      const text = texts[language];
      try {
        return await fileOf(documents, tenantId, about, { personId, text, now });
      } catch (error) {
        if (error instanceof Refusal) return undefined;
        throw error;
      }
    },
  };
}
