import { describe, expect, test } from "vitest";
import { afterPaste } from "../../test/clipboard.ts";
import { textParagraphs } from "./text.ts";

test.each<[string, string[]]>([
  ["a\n\nb\r\nc", ["a", "b", "c"]],
  ["　　一\n　　二", ["一", "二"]],
  ["  \n\n", []],
  ["1. a\n2. b\n• c", ["1. a", "2. b", "• c"]],
  // Verse and lists of names are short lines without full stops, but not of one length.
  ["春眠不觉晓\n处处闻啼鸟\n夜来风雨声\n花落知多少", ["春眠不觉晓", "处处闻啼鸟", "夜来风雨声", "花落知多少"]],
  ["新桥离渡口只有八百米，河面上安静了\n许多。", ["新桥离渡口只有八百米，河面上安静了", "许多。"]],
])("%j", (text, expected) => expect(textParagraphs(text)).toEqual(expected));

const LATIN = [
  "The ferry carried twelve hundred people a day when the mill still",
  "ran, and its deck, which is fourteen metres of oak, was laid by the",
  "grandfather of the man who sells the tickets now, under the care-",
  "ful eyes of the county.",
];
const HAN = [
  "清晨五点，青石渡的雾还没散，周长河已经把缆绳收好，船舱里只",
  "坐着两个人。他在这条河上摆了四十一年渡，三月底就要上岸了，船",
  "票仍是一元。",
];

const PAGE = ["一", "二", "三", "四"].map((sign) => `第${sign}回他说起渡船，是在三月里一个下雨的早上，河水已经漫过`);

describe("lines broken by a page", () => {
  test.each<[string, string[], string[]]>([
    ["Latin, with a hyphen", LATIN, [LATIN.join(" ").replace("care- ful", "careful")]],
    ["Han, without spaces", HAN, [HAN.join("")]],
    ["a blank line parts", [...LATIN, "", ...LATIN], Array(2).fill(LATIN.join(" ").replace("care- ful", "careful")) as string[]],
    ["an indent parts", HAN.map((line, at) => (at === 0 ? `　　${line}` : line)).concat(HAN.map((line, at) => (at === 0 ? `　　${line}` : line))), [HAN.join(""), HAN.join("")]],
    ["page numbers go", [HAN[0]!, "第 1 页", ...HAN.slice(1)], [HAN.join("")]],
    ["running page numbers go", [...HAN.slice(0, 2), "1", ...PAGE, "2", HAN[2]!], [[...HAN.slice(0, 2), ...PAGE, HAN[2]!].join("")]],
    ["they go where a page is fed too", ["第一节。", "- 1 -", "\f第二节。", "- 2 -"], ["第一节。", "第二节。"]],
    ["a lone number stays", [...HAN, "2190"], [HAN.join(""), "2190"]],
    ["a hyphen that belongs to the word", [...LATIN.slice(0, 2), "grandfather of the man who sells the tickets now, under self-", "made rules of the county."], [[...LATIN.slice(0, 2), "grandfather of the man who sells the tickets now, under self-made rules of the county."].join(" ")]],
  ])("%s", (_, lines, expected) => expect(textParagraphs(lines.join("\n"))).toEqual(expected));

  test.each([
    ["numbered parts", ["特稿标题", "", "1", "", "第一节的第一段。", "", "第一节的第二段。", "", "2", "", "第二节的第一段。"]],
    ["parts with a zero", ["01", "天还没亮。", "船开了。", "人到了。", "02", "雾散了。"]],
    ["years", ["2023", "", "桥修好了。", "", "路通了。", "", "2024", "", "渡口关了。"]],
    ["what reads like a page", ["第3页", "有一句话。", "- 3 -", "Page 3", "还有一句。"]],
  ])("without a page nothing is taken for its number: %s", (_, lines) => expect(textParagraphs(lines.join("\n"))).toEqual(lines.filter((line) => line !== "")));

  test("paragraphs that end as sentences are left alone", () => {
    const lines = Array.from({ length: 5 }, (_, at) => `第${at}段说了一件事，这件事说起来有一点长，但还是说完了。`);
    expect(textParagraphs(lines.join("\n"))).toEqual(lines);
  });
});

describe("on the clipboard as text", () => {
  test("cells become a table, but not as plain text", () => {
    const text = "a\tb\n1\t2\n";
    expect(afterPaste("<p>|</p>", { text })).toBe("<table><tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></table>");
    expect(afterPaste("<p>|</p>", { text }, { plain: true })).toBe("<p>a b</p><p>1 2</p>");
  });
  test("as plain text the HTML does not count", () => {
    expect(afterPaste("<p>x|y</p>", { html: "<h1>a</h1>", text: "a\nb" }, { plain: true })).toBe("<p>xa</p><p>by</p>");
  });
  test("it takes the marks of its place, and is not typed: no rule turns it into something else", () => {
    expect(afterPaste("<p><b>x|y</b></p>", { text: "a" })).toBe("<p><b>xay</b></p>");
    expect(afterPaste("<p>|</p>", { text: '- a "b" -- c...' })).toBe('<p>- a "b" -- c...</p>');
  });
  test("a space alone", () => expect(afterPaste("<p>a|b</p>", { text: " " })).toBe("<p>a b</p>"));
});

test("joining loses nothing but white space and the hyphens of broken words", () => {
  const bare = (text: string) => text.replace(/[\s\u3000-]/g, "");
  const words = ["清晨五点，", "the ", "ferry-", "渡口。", "　　", " ", "14 m, ", "“桥”", "and then ", "1. ", "\n", "\n\n", "周长河在这条河上摆了四十一年渡", "under the eyes of the county "];
  let state = 7;
  const pick = () => words[(state = (state * 48271) % 2147483647) % words.length]!;
  for (let run = 0; run < 500; run += 1) {
    const text = Array.from({ length: 60 }, pick).join("");
    expect(bare(textParagraphs(text).join("")), text).toBe(bare(text));
  }
});
