import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const usualPlaces = ["/usr/bin/soffice", "/usr/bin/libreoffice", "/opt/libreoffice/program/soffice"];

/** @throws Error when no LibreOffice is found, or none stands where SOFFICE_PATH points. */
export function sofficePath(setting: string | undefined, exists = existsSync): string {
  const places = setting ? [setting] : usualPlaces;
  const found = places.find(exists);
  if (found) return found;
  throw new Error(
    `No LibreOffice at ${places.join(", ")}. Install it (apt-get install libreoffice-writer-nogui poppler-utils) or set SOFFICE_PATH.`,
  );
}

/**
 * A Word document as LibreOffice reads it: printed to PDF, whose text is read back with its layout. A profile of its own
 * keeps it apart from any LibreOffice that runs on this machine.
 */
export async function readByOffice(bytes: Uint8Array, folder: string): Promise<string> {
  const file = join(folder, "theme.docx");
  await mkdir(folder, { recursive: true });
  await writeFile(file, bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  const options = ["--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, file];
  await run(sofficePath(process.env["SOFFICE_PATH"]), [profile, ...options]);
  const text = join(folder, "theme.txt");
  await run("pdftotext", ["-layout", "-enc", "UTF-8", join(folder, "theme.pdf"), text]);
  return readFile(text, "utf8");
}
