import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { botName } from "./players.js";
import { root } from "./root.js";

/** The Playground has no narrow layout: on a phone's width its columns and margins are told to give way to the card. */
export type Screen = "wide" | "phone";
const screens = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const giveWay = `
  .fui-FluentProvider div:not(.ac-adaptiveCard, .ac-adaptiveCard *) { min-width: 0 !important }
  .fai-OutputCard, .fai-OutputCard > div { width: auto !important; flex: 1 !important; padding: 0 !important }
  div:has(> div > .fai-OutputCard) { margin-right: 0 !important; margin-left: 0 !important }`;

export interface TabOptions {
  readonly screen?: Screen;
  /** Where screenshots go; test/playground/screenshots unless given. */
  readonly pictures?: string;
}

/** How long a person waits to see something, in milliseconds. */
const patience = 20_000;

/** Opens one person's Playground. It is left on the private chat with the bot, which is being welcomed. */
export async function openTab(
  browser: Browser,
  address: string,
  options: TabOptions = {},
): Promise<BrowserTab> {
  const screen = options.screen ?? "wide";
  const context = await browser.newContext({
    viewport: screens[screen],
    locale: "da-DK",
    timezoneId: "Europe/Copenhagen",
  });
  context.setDefaultTimeout(patience);
  // The page asks the network for fonts it can do without.
  await context.route(
    (url) => url.origin !== address,
    (route) => route.abort(),
  );
  const page = await context.newPage();
  const tab = new BrowserTab(page, screen, options.pictures ?? join(root, "test/playground/screenshots"));
  await page.goto(address);
  await tab.settle();
  return tab;
}

/** What one person does and sees in the Playground. Cards and inputs are the newest of their name. */
export class BrowserTab {
  readonly page: Page;
  readonly #screen: Screen;
  readonly #pictures: string;

  constructor(page: Page, screen: Screen, pictures: string) {
    this.page = page;
    this.#screen = screen;
    this.#pictures = pictures;
  }

  /** Writes in the private chat. */
  async says(text: string): Promise<void> {
    await this.#composer.last().click();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press("Enter");
  }

  /** Begins a post in the channel by mentioning the bot, without which the bot is not told. */
  async posts(text: string): Promise<void> {
    await this.#composer.first().click();
    await this.page.keyboard.type(`@${botName.slice(0, 4)}`);
    await this.page.locator("#typeahead-menu").getByRole("menuitem", { name: botName }).click();
    await this.page.keyboard.insertText(` ${text}`);
    await this.page.getByRole("button", { name: "Post", exact: true }).click();
  }

  /** Fills an input of a card, found by its label. */
  async fills(label: string, text: string): Promise<void> {
    await (await this.#input(label)).fill(text);
  }

  /** Chooses in a drop-down of a card, found by its label. */
  async chooses(label: string, option: string): Promise<void> {
    await (await this.#input(label)).click();
    await this.page.getByRole("option", { name: option, exact: true }).click();
  }

  /** Ticks a box of the newest card that has it, or takes the tick away. */
  async ticks(label: string): Promise<void> {
    await this.#cards.getByRole("checkbox", { name: label }).last().click();
  }

  /** What an input of a card holds. */
  async held(label: string): Promise<string> {
    return (await this.#input(label)).inputValue();
  }

  /**
   * Clicks a card's button, also one behind "…", and waits until the bot has answered and the answer is drawn.
   * @throws Error when the client does not send the click, as when a required input is empty.
   */
  async clicks(button: string): Promise<void> {
    const found = await this.#button(button);
    const answered = this.page.waitForResponse((response) =>
      response.url().endsWith("/_conversation/v1/invoke"),
    );
    await Promise.all([answered, found.click()]).catch(async () =>
      this.#complain(`»${button}« got no answer`),
    );
    await this.page.evaluate(
      "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
    );
  }

  /** Clicks a card's button that the client handles by itself: something is shown or hidden, or an input is missing. */
  async presses(button: string): Promise<void> {
    await (await this.#button(button)).click();
  }

  /** Waits until a text is seen in the chat. @throws Error with what is seen instead. */
  async sees(text: string): Promise<void> {
    const seen = this.#text(text).last();
    await seen.waitFor().catch(async () => this.#complain(`»${text}« is not seen`));
    await seen.scrollIntoViewIfNeeded();
  }

  /** Waits until a text is seen nowhere in the chat. */
  async seesNo(text: string): Promise<void> {
    await this.#text(text)
      .first()
      .waitFor({ state: "hidden" })
      .catch(async () => this.#complain(`»${text}« is still seen`));
  }

  /** Goes to a channel, or to the private chat without a name. */
  async goesTo(channel?: string): Promise<void> {
    await this.page.getByRole("treeitem", { name: channel ?? "Personal Chat" }).click();
  }

  /** Loads the page again: what was said is gone from the tab, and the bot is told of the installation again. */
  async reloads(): Promise<void> {
    await this.page.reload();
    await this.settle();
  }

  /** Saves what the person sees as a PNG, and says where. */
  async screenshot(name: string): Promise<string> {
    const path = this.#picture(name);
    await this.page.screenshot({ path, animations: "disabled" });
    return path;
  }

  /** Saves the newest card alone, in a window tall enough to hold the whole of it, and says where. */
  async cardShot(name: string): Promise<string> {
    const path = this.#picture(name);
    await this.page.setViewportSize({ ...screens[this.#screen], height: 3_000 });
    await this.#cards.last().screenshot({ path, animations: "disabled" });
    await this.page.setViewportSize(screens[this.#screen]);
    return path;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Ready to write, with the log panel out of the way. */
  async settle(): Promise<void> {
    if (this.#screen === "phone") await this.page.addStyleTag({ content: giveWay });
    await this.#composer.first().waitFor();
    await this.page.getByTitle("Hide log panel").click();
  }

  get #composer(): Locator {
    return this.page.locator("[role=textbox][contenteditable=true]");
  }

  get #cards(): Locator {
    return this.page.locator(".ac-adaptiveCard");
  }

  #picture(name: string): string {
    mkdirSync(this.#pictures, { recursive: true });
    return join(this.#pictures, `${name}-${this.#screen}.png`);
  }

  /** The newest input with this very label, else with one that holds it, such as that of a required input. */
  async #input(label: string): Promise<Locator> {
    await this.#cards.getByLabel(label).last().waitFor();
    const exact = this.#cards.getByLabel(label, { exact: true }).last();
    return (await exact.count()) > 0 ? exact : this.#cards.getByLabel(label).last();
  }

  /** Not in the list of chats, which repeats the newest message. */
  #text(text: string): Locator {
    return this.page.getByText(text).and(this.page.locator(":not([role=tree] *)")).filter({ visible: true });
  }

  /** The newest button of that name, once there is one; menus are opened to look. */
  async #button(name: string): Promise<Locator> {
    const last = Date.now() + patience;
    while (Date.now() < last) {
      const button = this.#cards.getByRole("button", { name, exact: true }).filter({ visible: true }).last();
      if (await button.count()) return button;
      const item = await this.#itemInMenus(name);
      if (item) return item;
      await this.page.waitForTimeout(100);
    }
    return this.#complain(`There is no button »${name}«`);
  }

  async #itemInMenus(name: string): Promise<Locator | undefined> {
    const item = this.page.getByRole("menuitem", { name, exact: true });
    for (const menu of (await this.#cards.getByRole("button", { name: "More options" }).all()).reverse()) {
      if (!(await this.#opened(menu))) continue;
      if (await item.count()) return item;
      await this.page.keyboard.press("Escape");
    }
    return undefined;
  }

  /** False when the menu's card was drawn anew meanwhile; it will be looked for again. */
  async #opened(menu: Locator): Promise<boolean> {
    const soon = { timeout: 3_000 };
    const opening = menu.click(soon).then(() => this.page.getByRole("menuitem").first().waitFor(soon));
    return opening.then(
      () => true,
      () => false,
    );
  }

  async #complain(what: string): Promise<never> {
    throw new Error(`${what}. The page says:\n${await this.page.locator("body").innerText()}`);
  }
}
