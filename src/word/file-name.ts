import { plain, shortened } from "../interview/plain.js";

const longest = 80;
/** Names of devices, which Windows opens instead of a file, whatever the ending. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/iu;

/**
 * A file's name from a theme's title, safe on Windows, macOS and in a link: at most 80 UTF-16 units with its ending,
 * letters of every language kept. `fallback` names what has no title, and stands before one that would be a device.
 */
export function fileName(title: string, fallback: string, ending = ".docx"): string {
  const safe = trimmed(plain(title).replace(/[<>:"/\\|?*%#\n\uFFFE\uFFFF]/gu, " "));
  const stem = safe.split(".")[0]?.trim() ?? "";
  const name = device.test(stem) ? `${fallback} ${safe}` : safe || fallback;
  return trimmed(shortened(name, longest - ending.length).replace(/…$/u, "")) + ending;
}

/** Windows takes no dot or space at the end, and a dot in front hides a file elsewhere. */
const trimmed = (name: string): string => name.replace(/\s+/gu, " ").replace(/^[\s.]+|[\s.]+$/gu, "");
