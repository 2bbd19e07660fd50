import type { Documents, Place } from "../store/documents.js";
import type { File } from "../teams/handlers.js";
import type { Text } from "../text/text.js";
import type { Instant } from "../time.js";
import type { Block } from "./blocks.js";

/** A document to be made, by its words alone. */
export interface Paper {
  /** May be empty. */
  readonly title: string;
  /** What kind of document it is, in words of ours: also the file's name when it has no title. */
  readonly kind: string;
  readonly blocks: readonly Block[];
}

/** Who asks for a document, in which language, and when. */
export interface Asking {
  readonly personId: string;
  readonly text: Text;
  readonly now: Instant;
}

/**
 * Puts a document together as this person may have it now. Looked up anew each time, for rights may have changed.
 * @throws Refusal when it is not theirs to read.
 */
export type PaperMaker = (documents: Documents, at: Place, asking: Asking) => Promise<Paper>;

/** The same for a file of any kind. */
export type FileMaker = (documents: Documents, at: Place, asking: Asking) => Promise<File>;
