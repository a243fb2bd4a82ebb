import { expect, test } from "vitest";
import { roomWords, slotTone, slotWords, slotWordsShort, unsureWords } from "./fit";
import { locale } from "./i18n.svelte";

test.each([
  [{ rows: 40, over: 6, continues: false, faces_missing: [] }, "超 6 行", "可排 40 行", "over"],
  [{ rows: 40, over: 0, continues: false, faces_missing: [] }, "正好", "可排 40 行", "fits"],
  [{ rows: 126, over: 0, continues: true, faces_missing: [] }, "共 126 行", "", "fits"],
  [{ rows: 7950, over: 12, continues: true, faces_missing: [] }, "超 12 行", "", "over"],
])("%o", (slot, fit, room, tone) => {
  expect([slotWords(slot), slotWordsShort(slot), roomWords(slot), slotTone(slot), unsureWords(slot)]).toEqual([fit, fit, room, tone, ""]);
});

test.each([
  ["zh-CN", "缺字体，行数不准", "行数不准", "缺字体，行数不准 · 缺 宋体、黑体 · 代用字体算得：共 33 行"],
  ["en", "faces missing: count not reliable", "not reliable", "faces missing: count not reliable · missing: 宋体, 黑体 · with others: 33 lines"],
] as const)("%s: without its faces no figure looks right", (lang, words, short, whole) => {
  locale.lang = lang;
  const slot = { rows: 33, over: 0, continues: true, faces_missing: ["宋体", "黑体"] };
  expect([slotTone(slot), slotWords(slot), slotWordsShort(slot), unsureWords(slot)]).toEqual(["unsure", words, short, whole]);
  expect([-3, 6].map((over) => slotTone({ ...slot, over }))).toEqual(["unsure", "unsure"]);
  locale.lang = "zh-CN";
});
