import { expect, test } from "vitest";
import { locale } from "../../shared/i18n.svelte";
import { problemWords } from "./problem-words";

test.each([
  ["slot_over", { rows: "6" }, "超 6 行", "6 lines over"],
  ["slot_over", { rows: "1" }, "超 1 行", "1 line over"],
  ["face_missing", { face: "Noto Serif SC" }, "缺字体“Noto Serif SC”，请放进稿库的 fonts 文件夹", "The face “Noto Serif SC” is missing; put it into the library’s folder fonts"],
  ["plan_unknown_field", { field: "sheeet", line: "7" }, "版样里不认识“sheeet”（第 7 行）", "The plan says “sheeet”, which is not known (line 7)"],
  ["something_new", {}, "有问题（something_new）", "Something is wrong (something_new)"],
])("%s", (code, params, zh, en) => {
  expect(problemWords(code, params as Record<string, string>)).toBe(zh);
  locale.lang = "en";
  expect(problemWords(code, params as Record<string, string>)).toBe(en);
  locale.lang = "zh-CN";
});
