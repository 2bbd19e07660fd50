import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** Quiet and local: nothing is fetched or sent for the browser's own sake. */
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const usualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts the Chromium of this machine, for Playwright's own is a download. @throws Error saying how to get one. */
export async function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(process.env["CHROMIUM_PATH"]), args: flags });
}

/** @throws Error when no Chromium is found, or none stands where CHROMIUM_PATH points. */
export function chromiumPath(setting: string | undefined, exists = existsSync): string {
  const places = setting ? [setting] : usualPlaces;
  const found = places.find(exists);
  if (found) return found;
  throw new Error(
    `No Chromium at ${places.join(", ")}. Install it (apt-get install chromium) or set CHROMIUM_PATH.`,
  );
}
