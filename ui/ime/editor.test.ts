/** Text from an input method arrives once, whole, in place; one undo takes it back. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Method, PINYIN } from "./method.ts";

let method: Method;
beforeAll(async () => {
  method = await Method.open();
});
afterAll(() => method.close());

/** What must hold whatever was typed where. */
async function settled(after: string, composed = true) {
  const now = await method.do((page) => page.read());
  expect(now.text).toBe(after);
  expect(now).toMatchObject({ composed, composing: false, doubled: [], journal: true, shown: true });
}

async function undone(before: string) {
  expect(await method.do((page) => page.undo())).toBe(await method.do((page, source) => page.without(source), before.replace("*", "")));
}

/** Types 中文 by pinyin at the cursor of `before`. */
async function check(before: string, after: string) {
  await method.do((page, source) => page.put(source), before);
  await method.write("中文");
  await settled(after);
  await undone(before);
}

const FIG = "<fig><cap>图</cap><cred></cred></fig>";
const cell = (inside: string) => `<table><tr><td><p>${inside}</p></td><td><p>乙</p></td></tr></table>`;

describe("in every kind of line", () => {
  test.each([
    ["a paragraph", "<p>前|后</p>", "<p>前中文|后</p>"],
    ["the start of a block", "<p>上</p><p>|后</p>", "<p>上</p><p>中文|后</p>"],
    ["the end of a block", "<p>前|</p><p>下</p>", "<p>前中文|</p><p>下</p>"],
    ["the web title", "<w>前|后</w><p>文</p>", "<w>前中文|后</w><p>文</p>"],
    ["the kicker", "<k>前|后</k><p>文</p>", "<k>前中文|后</k><p>文</p>"],
    ["the title", "<t>前|后</t><p>文</p>", "<t>前中文|后</t><p>文</p>"],
    ["the subtitle", "<s>前|</s><p>文</p>", "<s>前中文|</s><p>文</p>"],
    ["the abstract", "<a>前|后</a><p>文</p>", "<a>前中文|后</a><p>文</p>"],
    ["a section head", "<p>文</p><h2>前|</h2>", "<p>文</p><h2>前中文|</h2>"],
    ["a cell", cell("前|后"), cell("前中文|后")],
    ["a list item", "<ul><li><p>前|</p></li><li><p>乙</p></li></ul>", "<ul><li><p>前中文|</p></li><li><p>乙</p></li></ul>"],
    ["a quote", "<quote><p>前|后</p></quote>", "<quote><p>前中文|后</p></quote>"],
    ["a box", "<box><p>前|后</p></box>", "<box><p>前中文|后</p></box>"],
    ["a caption", "<fig><cap>前|后</cap><cred></cred></fig>", "<fig><cap>前中文|后</cap><cred></cred></fig>"],
    ["a credit", "<fig><cap>图</cap><cred>|</cred></fig>", "<fig><cap>图</cap><cred>中文|</cred></fig>"],
    ["behind a line break", "<p>前<br/>|后</p>", "<p>前<br/>中文|后</p>"],
  ])("%s", (_, before, after) => check(before, after));
});

describe("where nothing is yet", () => {
  test.each([
    ["the body", "<p>|</p>", "<p>中文|</p>"],
    ["a paragraph between others", "<p>上</p><p>|</p><p>下</p>", "<p>上</p><p>中文|</p><p>下</p>"],
    ["the title", "<t>|</t><p>文</p>", "<t>中文|</t><p>文</p>"],
    ["the kicker", "<k>|</k><t>题</t><p>文</p>", "<k>中文|</k><t>题</t><p>文</p>"],
    ["a section head", "<p>文</p><h2>|</h2>", "<p>文</p><h2>中文|</h2>"],
    ["a cell", cell("|"), cell("中文|")],
    ["a list item", "<ul><li><p>甲</p></li><li><p>|</p></li></ul>", "<ul><li><p>甲</p></li><li><p>中文|</p></li></ul>"],
    ["a caption", "<fig><cap>|</cap><cred></cred></fig>", "<fig><cap>中文|</cap><cred></cred></fig>"],
    ["a box", "<box><p>|</p></box>", "<box><p>中文|</p></box>"],
  ])("%s", (_, before, after) => check(before, after));
});

describe("among marks", () => {
  test.each([
    ["inside bold", "<p>一<b>二|三</b>四</p>", "<p>一<b>二中文|三</b>四</p>"],
    ["at the end of bold", "<p><b>一|</b>二</p>", "<p><b>一中文</b>|二</p>"],
    ["at the start of the block's bold", "<p><b>|一</b>二</p>", "<p><b>中文|一</b>二</p>"],
    ["behind a link", '<p><link to="https://x.org/">一|</link>二</p>', "<p><link>一</link>中文|二</p>"],
    ["in front of a link", '<p>一|<link to="https://x.org/">二</link></p>', "<p>一中文<link>|二</link></p>"],
    ["inside a link", '<p><link to="https://x.org/">一|二</link></p>', "<p><link>一中文|二</link></p>"],
  ])("%s", (_, before, after) => check(before, after));

  test.each([
    ["bold turned on", "<p>一|二</p>", "<p>一<b>中文</b>|二</p>"],
    ["bold turned on in an empty paragraph", "<p>|</p>", "<p><b>中文</b>|</p>"],
    ["bold turned on in an empty cell", cell("|"), cell("<b>中文</b>|")],
    ["bold turned off", "<p><b>一|二</b></p>", "<p><b>一</b>中文<b>|二</b></p>"],
  ])("%s", async (_, before, after) => {
    await method.do((page, source) => page.put(source), before);
    await method.do((page) => page.exec("bold"));
    await method.write("中文");
    await settled(after);
    await undone(before);
  });
});

describe("next to a picture", () => {
  test.each([
    ["before it", `<p>前|</p>${FIG}<p>下</p>`, `<p>前中文|</p>${FIG}<p>下</p>`],
    ["before it, in an empty paragraph", `<p>|</p>${FIG}`, `<p>中文|</p>${FIG}`],
    ["behind it", `${FIG}<p>|后</p>`, `${FIG}<p>中文|后</p>`],
    ["behind it, in an empty paragraph", `${FIG}<p>|</p>`, `${FIG}<p>中文|</p>`],
    ["between two pictures, where no text stands", `${FIG}|${FIG}`, `${FIG}<p>中文|</p>${FIG}`],
    ["behind the last picture, where no text stands", `<p>上</p>${FIG}|`, `<p>上</p>${FIG}<p>中文|</p>`],
  ])("%s", (_, before, after) => check(before, after));
});

describe("over a selection", () => {
  test.each([
    ["within a line", "<p>前[旧文]后</p>", "<p>前中文|后</p>"],
    ["a whole line", "<p>上</p><p>[旧文]</p><p>下</p>", "<p>上</p><p>中文|</p><p>下</p>"],
    ["backwards", "<p>前]旧文[后</p>", "<p>前中文|后</p>"],
    ["across blocks", "<p>前[旧</p><p>中</p><p>文]后</p>", "<p>前中文|后</p>"],
    ["from a section head into the text", "<h2>头[旧</h2><p>文]后</p>", "<h2>头中文|后</h2>"],
    ["with a picture inside", `<p>前[旧</p>${FIG}<p>文]后</p>`, "<p>前中文|后</p>"],
    ["of marked text", "<p>前[<b>旧文</b>]后</p>", "<p>前<b>中文</b>|后</p>"],
  ])("%s", (_, before, after) => check(before, after));

  test.each([
    ["from the title into the body", "<t>题[目</t><p>一</p><p>二]三</p>", "<t>题中文|</t><p>三</p>"],
    ["from the kicker into the title", "<k>引[题</k><t>主]题</t><p>文</p>", "<k>引中文|</k><t>题</t><p>文</p>"],
  ])("%s", (_, before, after) => check(before, after));
});

describe("while it goes on", () => {
  const put = (source: string) => method.do((page, text) => page.put(text), source);

  test("the candidate is changed before it is taken", async () => {
    await put("<p>前|后</p>");
    await method.compose(...PINYIN, "中文", "钟文", "中问");
    await method.commit("中文");
    await settled("<p>前中文|后</p>");
    await undone("<p>前后</p>");
  });

  test("given up, nothing is left of it", async () => {
    for (const before of ["<p>前|后</p>", "<p>|</p>", cell("|"), "<t>|</t><p>文</p>"]) {
      await put(before);
      await method.compose(...PINYIN, "");
      await settled(before);
    }
  });

  test("the letters are taken as they are", async () => {
    await put("<p>前|后</p>");
    await method.compose(...PINYIN);
    await method.commit("zhongwen", "enter");
    await settled("<p>前zhongwen|后</p>");
  });

  test("one after the other, in one paragraph and the next", async () => {
    await put("<p>|</p>");
    await method.write("夜班");
    await method.write("公交");
    await method.tab.keyboard.press("Enter");
    await method.write("开了");
    await settled("<p>夜班公交</p><p>开了|</p>");
  });

  test.each([["enter"], ["space"], ["bare"]] as const)("taken by %s, no line is split and no space comes in", async (end) => {
    await put("<p>前|后</p>");
    await method.write("中文", end);
    await settled("<p>前中文|后</p>");
  });

  test("a sign of a list, typed by the input method", async () => {
    await put("<p>|</p>");
    await method.tab.keyboard.type("- ");
    await method.write("中文");
    await settled("<ul><li><p>中文|</p></li></ul>");
  });
});
