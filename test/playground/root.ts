import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, found from the source file as well as from its compiled twin under dist/. */
export const root = upwards(dirname(fileURLToPath(import.meta.url)));

function upwards(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : upwards(dirname(folder));
}

/** A compiled file, to be run by a child process. */
export const compiled = (path: string): string => join(root, "dist", path);
