import { expect, test } from "vitest";
import type { SetPage, SlotFit } from "../../host";
import { fitWords, shareOf, titleWords, toneOf } from "../../shared/fit";
import { locale } from "../../shared/i18n.svelte";
import { galleyLines, galleyOf, measureOf } from "./model";

const rect = { x: 0, y: 0, width: 0, height: 0 };
const line = (frame: number | null, block: string | null, from = 0) => ({ frame, rect, text: block === null ? null : { block, from, to: from + 2 } });
const slot = (over: number): SlotFit => ({
  slot: "lead", name: { zh: "头条", en: "Lead" }, article: "a", title: "", rows: 20, over, continues: false, faces_missing: [], outline: [],
  titles: [{ part: "title", size: 30, over: 2, faces_missing: [] }, { part: "kicker", size: 14, over: -3, faces_missing: [] }, { part: "folio" as never, size: 9, over: 0, faces_missing: [] }],
});
const set = { lines: [line(0, null), line(0, "a"), line(1, "a", 2), line(null, "b"), line(null, "b", 2)] } as unknown as SetPage;

test("every line is counted, also those without text of the story", () => {
  expect(galleyLines(set.lines).map(({ block, from, number, over }) => [block, from, number, over])).toEqual([["a", 0, 2, false], ["a", 2, 3, false], ["b", 0, 4, true], ["b", 2, 5, true]]);
});

test("laid out all lines are shown, with how the titles fit", () => {
  const galley = galleyOf(set, slot(2), true);
  expect([galley?.shown, galley?.lines.length, galley?.words]).toEqual(["lines", 4, "版面到此为止 · 以下超 2 行"]);
  expect(galley?.titles).toEqual([{ part: "title", words: "超 2 字", over: true }, { part: "kicker", words: "可加 3 字", over: false }]);
});

test("while it is written only where the page ends, and only when it does", () => {
  expect(galleyOf(set, slot(2), false)).toMatchObject({ shown: "end", words: "+2", lines: [{ block: "b", from: 0 }, { block: "b", from: 2 }] });
  expect([galleyOf(set, slot(0), false), galleyOf(set, slot(-3), false)]).toEqual([null, null]);
});

test("without its faces no figure looks right", () => {
  const lacks = { ...slot(2), faces_missing: ["宋体"], titles: [{ part: "title" as const, size: 30, over: -1, faces_missing: ["宋体"] }] };
  expect(galleyOf(set, lacks, true)).toMatchObject({ words: "版面到此为止 · 以下超 2 行 · 缺字体，行数不准", titles: [{ words: "缺字体，不准" }] });
  expect(galleyOf(set, lacks, false)).toMatchObject({ words: "+2 ?" });
});

test.each([
  ["zh-CN", 6, "超 6 行", "over", 1.3], ["zh-CN", -3, "余 3 行", "short", 0.85], ["zh-CN", 0, "正好", "fits", 1],
  ["en", 6, "6 lines over", "over", 1.3], ["en", -1, "1 line free", "short", 0.95], ["en", 0, "fits", "fits", 1],
] as const)("%s %i: %s", (lang, over, words, tone, share) => {
  locale.lang = lang;
  expect([fitWords(over), toneOf(over), shareOf(20, over)]).toEqual([words, tone, share]);
  locale.lang = "zh-CN";
});

test("a title says what to lose or gain", () => {
  expect([titleWords(2), titleWords(-3), titleWords(0), shareOf(0, 4)]).toEqual(["超 2 字", "可加 3 字", "正好", 1]);
});

test("the measure of a page is that of its running text, in characters", () => {
  const line = (width: number, height: number, frame: number | null = 0) => ({ frame, rect: { x: 0, y: 0, width, height }, text: { block: "a", from: 0, to: 1 } });
  expect(measureOf([])).toBe(0);
  expect(measureOf([line(0, 0, null)])).toBe(0);
  // A first line is shorter, a table's are smaller, a pulled quotation's larger.
  expect(measureOf([line(133, 9.5), line(152, 9.5), line(152.02, 9.5), line(40, 9.5), line(150, 7.5), line(140, 14)])).toBe(16);
});
