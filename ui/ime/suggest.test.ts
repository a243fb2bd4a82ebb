/** Text from an input method while tracking is on: untouched while it is composed, then one suggestion. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Method, PINYIN } from "./method.ts";

let method: Method;
beforeAll(async () => {
  method = await Method.open();
});
afterAll(() => method.close());

type First = "" | "delete";

async function settled(after: string) {
  // What came is tracked when the webview is done with it.
  await expect.poll(async () => (await method.do((page) => page.read())).text).toBe(after);
  // Nothing is told to the journal while it composes; what is told then is all of it.
  await expect.poll(() => method.do((page) => page.read())).toMatchObject({ composing: false, doubled: [], journal: true, shown: true });
}

async function check(before: string, after: string, first: First = "") {
  await method.do((page, [source, what]) => page.track(source!, what as "" | "delete"), [before, first]);
  await method.write("中文");
  await settled(after);
}

describe("in a block", () => {
  test.each([
    ["at its start", "<p>上</p><p>|后</p>", "<p>上</p><p><ins>中文</ins>|后</p>"],
    ["in the middle", "<p>前|后</p>", "<p>前<ins>中文</ins>|后</p>"],
    ["at its end", "<p>前|</p><p>下</p>", "<p>前<ins>中文</ins>|</p><p>下</p>"],
    ["where nothing is yet", "<p>上</p><p>|</p>", "<p>上</p><p><ins>中文</ins>|</p>"],
    ["in the title", "<t>前|后</t><p>文</p>", "<t>前<ins>中文</ins>|后</t><p>文</p>"],
    ["over a selection", "<p>前[旧稿]后</p>", "<p>前<del>旧稿</del><ins>中文</ins>|后</p>"],
    ["over blocks", "<p>前[旧</p><p>稿]后</p>", "<p>前<ins>中文</ins><del>|旧</del></p><p acts='join'><del>稿</del>后</p>"],
  ])("%s", (_, before, after) => check(before, after));

  test.each([
    ["in front of what is struck", "<p>前[旧]后</p>", "<p>前<ins>中文</ins><del>|旧</del>后</p>"],
  ])("%s", (_, before, after) => check(before, after, "delete"));

  test("behind one's own", async () => {
    await check("<p>前|后</p>", "<p>前<ins>中文</ins>|后</p>");
    await method.write("字");
    await settled("<p>前<ins>中文字</ins>|后</p>");
  });
});

test("given up, nothing is suggested", async () => {
  await method.do((page) => page.track("<p>前|后</p>"));
  await method.compose(...PINYIN, "");
  await settled("<p>前|后</p>");
});

test("one undo takes it back", async () => {
  await check("<p>前[旧]后</p>", "<p>前<del>旧</del><ins>中文</ins>|后</p>");
  expect(await method.do((page) => page.readings())).toEqual(["<p>前旧后</p>", "<p>前中文后</p>"]);
  expect(await method.do((page) => page.undo())).toBe("<p>前旧后</p>");
});
