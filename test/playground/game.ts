import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openTab, type BrowserTab } from "./browser.js";
import { startChromium } from "./chromium.js";
import { freePorts } from "./ports.js";
import type { Player } from "./players.js";
import { startPlay, type Play } from "./start-play.js";

export interface Game {
  readonly play: Play;
  /** The person's tab, opened before the first test; always the same one. */
  tab(who: Player["key"]): BrowserTab;
  /** One more window of that person. */
  open(who: Player["key"], options?: Parameters<typeof openTab>[2]): Promise<BrowserTab>;
}

/** The bot, the Playgrounds and a browser with a tab for each person, for the tests of one file. */
export function aGame(...people: readonly Player["key"][]): Game {
  const folder = mkdtempSync(join(tmpdir(), "game-"));
  const tabs = new Map<Player["key"], BrowserTab>();
  let browser: Browser | undefined;
  let play: Play | undefined;
  const begun = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error("The game begins before the first test, not earlier.");
    return part;
  };
  const open: Game["open"] = (who, options) => openTab(begun(browser), begun(play).addresses[who], options);
  beforeAll(async () => {
    browser = await startChromium();
    const [dataFile, parts] = [join(folder, "bot.db"), join(folder, "parts")];
    play = await startPlay({ ports: await freePorts(), dataFile, folder: parts });
    for (const who of people) tabs.set(who, await open(who));
  });
  afterAll(async () => {
    await browser?.close();
    await play?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get play() {
      return begun(play);
    },
    tab: (who) => begun(tabs.get(who)),
    open,
  };
}
