import { expect, test } from "vitest";
import type { Suggestion } from "../../editor";
import { formOf, shapeName } from "./shape";

const one = (more: Partial<Suggestion>): Suggestion => ({ id: "s", kind: "format", person: "p", time: "", block: "b", section: null, was: "旧桥", now: "旧桥", marks: [], shape: null, breaks: null, from: 1, to: 3, ...more });

test.each([
  [one({ marks: [{ mark: "strong", on: true }] }), "加粗"],
  [one({ marks: [{ mark: "strong", on: true }, { mark: "em", on: false }, { mark: "strong", on: true }] }), "加粗、取消斜体"],
  [one({ kind: "break", breaks: 1 }), "从这里另起一段"],
  [one({ kind: "break", breaks: -1 }), "与上一段合并"],
  [one({ kind: "kind", shape: { was: { type: "paragraph", attrs: { style: "body" } }, now: { type: "section_head", attrs: { level: 2 } } } }), "段落 → 小标题"],
  [one({ kind: "replacement" }), null],
])("the form that a suggestion is about", (suggestion, words) => {
  expect(formOf(suggestion)).toBe(words);
});

test("a block is called by its kind, and by what it stands in", () => {
  expect(shapeName({ type: "paragraph", attrs: { style: "lede" } })).toBe("导语");
  expect(shapeName({ type: "paragraph", attrs: { style: "body" }, path: [{ type: "bullet_list" }, { type: "list_item" }] })).toBe("项目列表 › 段落");
});
