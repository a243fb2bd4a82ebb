import { expect, test } from "vitest";
import type { DestinationProblem } from "../../host";
import { BOTH as LOSSES } from "../../shared/losses/messages";
import { fieldLabel } from "./fields";
import { BOTH } from "./messages";
import { actOf, actsOf, at, copyOf, EMPTY, FIELDS, inFormat, offeredReady, PATTERN_WORDS, put, READABLE, READY, withField, wordLines, wordsOf, wrongLine } from "./model";

test("both languages name the same things", () => {
  for (const part of ["ready", "acts", "patternWord", "channels"] as const) expect(Object.keys(BOTH.en[part]).sort(), part).toEqual(Object.keys(BOTH.zh[part]).sort());
  for (const word of PATTERN_WORDS) expect(word in BOTH.zh.patternWord, word).toBe(true);
  for (const { key } of READY) expect(key in BOTH.zh.ready, key).toBe(true);
});

test("only what this program writes is offered ready-made", () => {
  const format = (id: string, exports = true) => ({ id, exports });
  expect(offeredReady([format("html"), format("text"), format("wxr", false)]).map(({ key }) => key)).toEqual(["site", "proof"]);
});

test("a copy is another destination", () => {
  expect(copyOf({ ...EMPTY, id: "site", name: "主站" }, "（副本）")).toEqual({ ...EMPTY, id: "", name: "主站（副本）" });
});

test("another format keeps only an encoding that it has", () => {
  const check = (encoding: string | null, encodings: string[], expected: string | null) => expect(inFormat({ ...EMPTY, encoding }, { id: "text", encodings }).encoding).toBe(expected);
  check("GB18030", ["UTF-8", "GB18030"], "GB18030");
  check("GB18030", ["UTF-8"], null);
  check(null, ["UTF-8"], null);
});

test("of a whole record nothing but emptying is offered, and a rule follows its field", () => {
  expect(actsOf("slip.source")).toEqual(["drop"]);
  expect(actsOf("slip.source.name")).toContain("fix");
  expect(withField({ field: "title", rule: { do: "fix", value: "甲" } }, "slip.source")).toEqual({ field: "slip.source", rule: { do: "drop" } });
  expect(withField({ field: "title", rule: { do: "fix", value: "甲" } }, "slip.desk")).toEqual({ field: "slip.desk", rule: { do: "fix", value: "甲" } });
  expect(READABLE).toContain("slip.embargo_until");
  expect(FIELDS).not.toContain("slip.embargo_until");
});

test("what is typed goes along to another act where it fits", () => {
  expect(actOf("compute", { do: "fix", value: "{{ title }}" })).toEqual({ do: "compute", template: "{{ title }}" });
  expect(actOf("words", { do: "fix", value: "甲" })).toEqual({ do: "words", map: {}, other: "keep" });
});

test("words come as lines, with any of the usual signs", () => {
  const check = (text: string, map: Record<string, string>, wrong: number | null = null) => expect(wordsOf(text), text).toEqual({ map, wrong });
  check("本报 = 江城日报\n\n讯＝", { 本报: "江城日报", 讯: "" });
  check("a -> b\nc→d\ne => f", { a: "b", c: "d", e: "f" });
  check("甲 = 乙\n丙", { 甲: "乙" }, 2);
  check("= 乙", {}, 1);
  const map = { 本报: "江城日报", 讯: "" };
  expect(wordsOf(wordLines(map)).map).toEqual(map);
});

test("a problem is found at its place and inside it", () => {
  const problem = (field: string, code = "value_invalid", params = {}): DestinationProblem => ({ field, code, params });
  const problems = [problem("mapping[1].field"), problem("mapping[10]"), problem("names.file"), problem("template", "template_invalid", { line: "3" })];
  const fields = (field: string) => at(problems, field).map((one) => one.field);
  expect(fields("mapping[1]")).toEqual(["mapping[1].field"]);
  expect(fields("names.file")).toEqual(["names.file"]);
  expect(fields("names")).toEqual(["names.file"]);
  expect(fields("name")).toEqual([]);
  expect([wrongLine(at(problems, "template")), wrongLine(at(problems, "names"))]).toEqual([3, null]);
});

test("a word of a pattern goes where the cursor is", () => {
  expect(put("a-b", "{slug}", 2, 2)).toEqual({ text: "a-{slug}b", cursor: 8 });
  expect(put("a-b", "{id:8}", 0, 3)).toEqual({ text: "{id:8}", cursor: 6 });
});

test("fields are called by their names", () => {
  const check = (field: string, chinese: string, english: string) => expect([fieldLabel(field, LOSSES.zh), fieldLabel(field, LOSSES.en)]).toEqual([chinese, english]);
  check("title", "主题", "headline");
  check("slip.source.name", "来源 · 名称", "source · name");
  check("slip.keywords", "关键词", "keywords");
  const bare = [...FIELDS, ...READABLE].filter((field) => !field.endsWith(".") && /[a-z_]{3}/.test(fieldLabel(field, LOSSES.zh)));
  expect(bare).toEqual([]);
});
