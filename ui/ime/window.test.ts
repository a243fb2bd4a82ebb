/**
 * Keys around a composition, outside the text and in it, as the webview sends them: the Enter or
 * Escape that ends a composition comes right after `compositionend`, as a plain key.
 */
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Method, PINYIN, WEBKIT } from "./method.ts";

let method: Method;
beforeAll(async () => {
  method = await Method.open(WEBKIT);
});
afterAll(() => method.close());

const field = (name: string) => method.tab.getByTestId(name);
const press = (key: string) => method.tab.keyboard.press(key);
const put = (source: string) => method.do((page, text) => page.put(text), source);
const paper = async () => (await method.do((page) => page.read())).text;

/** Types 中文 into a field, taken by a key that the webview sends afterwards. */
async function write(into: Locator, key: "Enter" | "Escape" = "Enter") {
  await into.focus();
  await method.compose(...PINYIN);
  await method.commit("中文", "bare");
  await press(key);
  expect(await into.inputValue()).toBe("中文");
}

describe("in the text", () => {
  test.each([
    ["a paragraph", "<p>前|后</p>", "<p>前中文|后</p>", "<p>前中文</p><p>|后</p>"],
    ["the title", "<t>前|</t><p>文</p>", "<t>前中文|</t><p>文</p>", "<t>前中文</t><s>|</s><p>文</p>"],
    ["a list item", "<ul><li><p>前|</p></li></ul>", "<ul><li><p>前中文|</p></li></ul>", "<ul><li><p>前中文</p></li><li><p>|</p></li></ul>"],
  ])("%s: the first Enter is the input method's, the second ours", async (_, before, once, twice) => {
    await put(before);
    await method.compose(...PINYIN);
    await method.commit("中文", "bare");
    await press("Enter");
    expect(await paper()).toBe(once);
    await press("Enter");
    expect(await paper()).toBe(twice);
  });

  test("arrows and shortcuts during a composition are not ours", async () => {
    await put("<p>上</p><p>前|后</p>");
    await method.compose(...PINYIN);
    for (const key of ["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape", "Backspace"]) {
      const event = { type: "rawKeyDown", key, code: key, windowsVirtualKeyCode: 229 } as const;
      await method.wire.send("Input.dispatchKeyEvent", event);
    }
    await method.commit("中文", "bare");
    expect(await paper()).toBe("<p>上</p><p>前中文|后</p>");
  });
});

describe("in the fields of blocks", () => {
  test.each([
    ["a box's title", "<box><p>文|</p></box>", "input.ms-title", "<box title='中文'><p>文</p></box>"],
    ["a quote's source", "<quote><p>文|</p></quote>", "input.ms-cite", "<quote cite='中文'><p>文</p></quote>"],
  ])("%s", async (_, before, selector, after) => {
    await put(before);
    const input = method.tab.locator(`.manuscript ${selector}`).first();
    await write(input);
    expect((await paper()).replace("|", "")).toBe(after);
    expect(await input.evaluate((dom) => dom === document.activeElement)).toBe(true);
    expect(await method.do((page) => page.read())).toMatchObject({ doubled: [], gone: 0, journal: true });
    expect(await method.do((page) => page.undo())).toBe(before.replace("|", ""));
  });
});

describe("outside the text", () => {
  test.each([["Enter"], ["Escape"]] as const)("the palette stays until the second %s", async (key) => {
    await press("Control+k");
    const input = field("palette-input");
    await write(input, key);
    await press(key === "Enter" ? "Escape" : key);
    await field("palette").waitFor({ state: "detached" });
  });

  test("a dialog's field: the address is not taken, and the dialog does not go", async () => {
    await put("<p>前[文]后</p>");
    await method.do((page) => page.run("text.link"));
    await write(field("link-address"));
    expect(await method.tab.getByRole("alert").count()).toBe(0);
    await press("Enter");
    expect(await method.tab.getByRole("alert").count()).toBe(1);
    await press("Escape");
    await field("link-address").waitFor({ state: "detached" });
  });

  test("keywords: nothing is added until the second Enter, nor by a comma that is a letter of the input method", async () => {
    await field("tab-tags").click();
    const input = field("keywords-input");
    const tags = () => field("keywords-chips").locator(".tag").count();
    const before = await tags();
    await input.focus();
    await method.compose("z", "zh;", "zh;,");
    expect(await input.inputValue()).toBe("zh;,");
    await method.compose("");
    await write(input);
    expect(await tags()).toBe(before);
    await press("Enter");
    expect(await tags()).toBe(before + 1);
    await field("tab-details").click();
  });

  test("a field of the story details", async () => {
    await field("slug").fill("");
    await write(field("slug"));
    expect(await field("slug").evaluate((dom) => dom === document.activeElement)).toBe(true);
  });

  test("the filter of the list keeps the cursor", async () => {
    await field("filter").click();
    await write(field("filter-input"));
    expect(await field("filter-input").evaluate((dom) => dom === document.activeElement)).toBe(true);
    await press("Escape");
  });
});
