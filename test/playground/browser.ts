import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { botName } from "./players.js";
import { root } from "./root.js";

/** The Playground has no narrow layout of its own, so on a phone's width its columns are told to give way. */
export type Screen = "wide" | "phone";
const screens = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const giveWay = ".fui-FluentProvider div:not(.ac-adaptiveCard *) { min-width: 0 !important }";

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
    await this.#input(label).fill(text);
  }

  /** Chooses in a drop-down of a card, found by its label. */
  async chooses(label: string, option: string): Promise<void> {
    await this.#input(label).click();
    await this.page.getByRole("option", { name: option, exact: true }).click();
  }

  /** What an input of a card holds. */
  async held(label: string): Promise<string> {
    return this.#input(label).inputValue();
  }

  /** Clicks a card's button, also one behind "…", and waits until the answer has been drawn. */
  async clicks(button: string): Promise<void> {
    const found = await this.#button(button);
    const drawn = await this.#cards.all();
    await Promise.all(drawn.map((card) => card.evaluate((element) => element.setAttribute("data-seen", ""))));
    await found.click();
    // Whatever the answer is, the clicked card is drawn anew and loses the mark.
    await this.page.waitForFunction(`document.querySelectorAll("[data-seen]").length < ${drawn.length}`);
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

  /** Saves what the person sees as a PNG. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(this.#pictures, { recursive: true });
    await this.page.screenshot({
      path: join(this.#pictures, `${name}-${this.#screen}.png`),
      animations: "disabled",
    });
  }

  /** Saves the newest card alone. */
  async cardShot(name: string): Promise<void> {
    mkdirSync(this.#pictures, { recursive: true });
    await this.#cards
      .last()
      .screenshot({ path: join(this.#pictures, `${name}-${this.#screen}.png`), animations: "disabled" });
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

  #input(label: string): Locator {
    return this.#cards.getByLabel(label).last();
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
      await menu.click();
      await this.page.getByRole("menuitem").first().waitFor();
      if (await item.count()) return item;
      await this.page.keyboard.press("Escape");
    }
    return undefined;
  }

  async #complain(what: string): Promise<never> {
    throw new Error(`${what}. The page says:\n${await this.page.locator("body").innerText()}`);
  }
}
