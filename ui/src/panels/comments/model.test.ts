import { expect, test } from "vitest";
import type { Person } from "../../host";
import { parsed, valueText } from "../../shared/review/fields";
import { mentionable, typedMention, withMention } from "./model";

test.each([
  ["请看 @何", 5, { query: "何", from: 3 }],
  ["@", 1, { query: "", from: 0 }],
  ["@何青 好", 5, null],
  ["@何青，好", 4, null],
  ["a@b", 3, { query: "b", from: 1 }],
  ["没有", 2, null],
])("a mention that is being typed in %s", (text, cursor, typed) => {
  expect(typedMention(text, cursor)).toEqual(typed);
});

const person = (name: string, pen_name = ""): Person => ({ id: name, name, pen_name, role: "editor", colour: "teal", tracked: null, tracks: true, current: false });

test("people are found by name and by pen name, in any case", () => {
  const people = [person("何青", "青禾"), person("Ann Whitlock")];
  expect(["何", "禾", "ann", "", "x"].map((query) => mentionable(people, query).map(({ name }) => name))).toEqual([["何青"], ["何青"], ["Ann Whitlock"], ["何青", "Ann Whitlock"], []]);
});

test("a chosen mention stands in full, with the cursor behind it", () => {
  expect(withMention("请看 @何，谢谢", { query: "何", from: 3 }, 5, "何青")).toEqual({ text: "请看 @何青 ，谢谢", cursor: 7 });
});

test.each([
  [null, ""], ["新华社", "新华社"], [3, "3"], [{ id: null, name: "江城日报", url: null, kind: "own" }, "江城日报"], [["轮渡", "新桥"], "轮渡、新桥"],
  [[{ name: "许知远山", role: "reporter" }, { name: "白露" }], "许知远山、白露"], [{ count: 1200, unit: "字", slot: null }, "1200 字"],
])("the value %j in words", (value, words) => {
  expect(valueText(value)).toBe(words);
});

test("values of the ledger are read from their JSON; what is none is itself", () => {
  expect([parsed("null"), parsed('{"name":"本报"}'), parsed("本报")]).toEqual([null, { name: "本报" }, "本报"]);
});
