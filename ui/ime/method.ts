/** An input method as Chromium sees it: keys that it keeps for itself, a composition that changes, a commit. */
import { chromium, type Browser, type CDPSession, type Page as Tab } from "playwright-core";
import { inject } from "vitest";
import type { Page } from "./page.ts";
import { CHROMIUM } from "./setup.ts";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** The webview's name: our guard, and nothing else, goes by it. */
export const WEBKIT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15";

/** What is underlined on the way to 中文 when “zhongwen” is typed, with a candidate taken and changed. */
export const PINYIN = ["z", "zh", "zho", "zhon", "zhong", "zhong'w", "zhong'we", "zhong'wen"];

/** How a composition ends. */
export type End = "enter" | "space" | "bare";

/** The window with an input method. */
export class Method {
  private constructor(readonly browser: Browser, readonly tab: Tab, readonly wire: CDPSession) {}

  /** A window with an empty story; `agent` is the browser's name for itself. With `stories` (`?review`) the backend has those, and hears every write. */
  static async open(agent?: string, stories = ""): Promise<Method> {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN", ...(agent ? { userAgent: agent } : {}) });
    const tab = await context.newPage();
    tab.on("pageerror", (error) => console.error(error));
    await tab.goto(inject("address") + stories);
    await tab.locator(".manuscript").waitFor();
    const method = new Method(browser, tab, await context.newCDPSession(tab));
    if (stories === "") await method.do((page) => page.begin());
    return method;
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** Calls the page's own words. */
  do<A, R>(act: (page: Page, argument: A) => R | Promise<R>, argument?: A): Promise<R> {
    return this.tab.evaluate(`(${act.toString()})(window.page, ${JSON.stringify(argument)})`);
  }

  /** A key that the input method keeps: the page sees only that there was one. */
  async #kept(code: string): Promise<void> {
    const key = { key: "Process", code, windowsVirtualKeyCode: 229 };
    await this.wire.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
    await this.wire.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
  }

  /** Underlined text, the cursor at its end; empty gives the composition up. */
  async compose(...steps: string[]): Promise<void> {
    for (const text of steps) {
      await this.#kept("KeyZ");
      await this.wire.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await this.do((page) => page.look());
    }
  }

  /** Takes the candidate. */
  async commit(text: string, end: End = "space"): Promise<void> {
    if (end !== "bare") await this.#kept(end === "enter" ? "Enter" : "Space");
    await this.wire.send("Input.insertText", { text });
  }

  /** Types pinyin and takes its candidate. */
  async write(text: string, end: End = "space"): Promise<void> {
    await this.compose(...PINYIN);
    await this.commit(text, end);
  }
}
