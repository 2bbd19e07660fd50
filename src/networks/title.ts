import { paragraphs, shortened } from "../interview/plain.js";
import type { Text } from "../text/text.js";
import type { Network } from "./network.js";

const titleLength = 120;

/** The network's name on one line, as the kommissorium has it; some words of ours until it has one. S3-5. */
export const titleOf = ({ texts }: Pick<Network, "texts">, text: Text): string =>
  shortened(paragraphs(texts.title ?? "").join(" "), titleLength) || text("network-card.untitled");
