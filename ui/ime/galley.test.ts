/** The page's lines on the paper: input methods, and the cursor between two lines. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Method, PINYIN } from "./method.ts";

let method: Method;
beforeAll(async () => {
  method = await Method.open();
});
afterAll(() => method.close());

const read = () => method.do((page) => page.readGalley());
const put = (source: string) => method.do((page, story) => page.putGalley(story), source);

describe("text from an input method arrives once, and the lines stay where they are", () => {
  test.each([
    ["inside a line", "<p>一二¦三|四¦五六</p>", "<p>一二¦三中文|四¦五六</p>"],
    ["at the end of a line", "<p>一二|¦三四</p>", "<p>一二中文¦|三四</p>"],
    ["behind the first sign of a line", "<p>一二¦三|四</p>", "<p>一二¦三中文|四</p>"],
    ["at the start of a block", "<p>|一二¦三四</p>", "<p>中文|一二¦三四</p>"],
    ["at the end of a block", "<p>一二¦三四|</p>", "<p>一二¦三四中文|</p>"],
  ])("%s", async (_, before, after) => {
    await put(before);
    await method.write("中文");
    expect((await read()).text).toBe(after);
    expect(await method.do((page) => page.read())).toMatchObject({ composed: true, composing: false, journal: true, shown: true });
  });
});

test("lines that come while it composes wait until the text is chosen", async () => {
  await put("<p>一二¦三四|</p>");
  await method.compose(...PINYIN);
  await method.do((page, source) => page.lines(source), "<p>一¦二三¦四中文</p>");
  expect((await read()).text).toContain("<p>一二¦三四");
  await method.commit("中文");
  await expect.poll(async () => (await read()).text).toBe("<p>一¦二三¦四中文|</p>");
});

describe("the cursor between two lines", () => {
  /** Keys, each with the line of the screen on which the cursor is then. */
  test.each([
    ["<p>一|二三¦四五六¦七八九</p>", [["ArrowDown", 2], ["Home", 2], ["ArrowDown", 3], ["ArrowUp", 2], ["ArrowUp", 1]]],
    ["<p>一二三¦四五|六¦七八九</p>", [["End", 2], ["ArrowRight", 3], ["Home", 3], ["ArrowLeft", 2]]],
    ["<p>一二三¦四|五</p><p>六七¦八</p>", [["Home", 2], ["ArrowDown", 3], ["End", 3], ["ArrowDown", 4], ["ArrowUp", 3]]],
  ] as const)("%s", async (source, keys) => {
    await put(source);
    for (const [key, line] of keys) {
      await method.tab.keyboard.press(key);
      await expect.poll(async () => (await read()).line, { message: key }).toBe(line);
    }
  });

  test("keys that come faster than the editor hears where the last one led", async () => {
    for (const [keys, line] of [[["ArrowDown", "Home", "ArrowDown"], 3], [["ArrowDown", "Home", "ArrowDown", "ArrowUp", "ArrowUp"], 1]] as const) {
      await put("<p>一|二三¦四五六¦七八九</p>");
      await Promise.all(keys.map((key) => method.tab.keyboard.press(key)));
      await expect.poll(async () => (await read()).line, { message: keys.join(" ") }).toBe(line);
    }
  });

  test("what is typed in front of a line stands there", async () => {
    await put("<p>一二三¦四|五六</p>");
    await method.tab.keyboard.press("Home");
    await expect.poll(async () => (await read()).text).toBe("<p>一二三¦|四五六</p>");
    await method.tab.keyboard.insertText("新");
    expect((await read()).text).toBe("<p>一二三¦新|四五六</p>");
  });
});
