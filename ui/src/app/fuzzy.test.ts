import { expect, test } from "vitest";
import { begins, filter, score } from "./fuzzy";

const LIST = ["新建稿件 New story", "导入文件 Import files", "导出 Export", "网页预览 Web preview", "撤销 Undo", "插入表格 Insert table"];

function check(typed: string, ...found: string[]) {
  expect(filter(typed, LIST, (one) => [one]), typed).toEqual(found);
}

test("finds what was meant", () => {
  check("导", "导出 Export", "导入文件 Import files");
  check("web pre", "网页预览 Web preview");
  check("UNDO", "撤销 Undo");
  check("nst", "新建稿件 New story", "插入表格 Insert table");
  check("ser", "插入表格 Insert table");
  check("inta", "插入表格 Insert table");
  check("ｅｘｐｏｒｔ", "导出 Export");
  check("zzz");
  check("", ...LIST);
});

test("the better fit comes first", () => {
  const order = ["export", "an export", "re-export", "e x p o r t"];
  const scores = order.map((text) => score("export", text) ?? -1);
  expect([...scores].sort((a, b) => b - a)).toEqual(scores);
});

test("a text matches in whichever of its languages fits", () => {
  expect(filter("undo", [1, 2], (n) => (n === 1 ? ["撤销", "Undo"] : ["重做", "Redo"]))).toEqual([1]);
});

test("what is typed begins a word, or it does not", () => {
  const check = (typed: string, text: string, expected: boolean) => expect([typed, text, begins(typed, [text])]).toEqual([typed, text, expected]);
  check("dark", "Dark theme", true);
  check("theme", "Dark theme", true);
  check("ark", "Dark theme", false);
  check("d", "Dark theme", false);
  check("深", "深色", true);
});
