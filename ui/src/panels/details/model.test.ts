import { describe, expect, test } from "vitest";
import type { Slip, Staff } from "../../host";
import {
  editorLine, isAddress, nextAuthor, nextOriginal, parseCount, parseDay, parseNumber, showsOriginal, splitWords, usesMore, withDateline, withEditors, withExtra, withHeadLine, withItem, withSource,
  withTarget, without,
} from "./model";

const staff = (name: string, role: Staff["role"] = "responsible_editor", person: string | null = null): Staff => ({ name, role, person });

test("lists change without touching what they were", () => {
  const list = [{ a: 1 }, { a: 2 }];
  expect(withItem(list, 1, { a: 3 })).toEqual([{ a: 1 }, { a: 3 }]);
  expect(without(list, 0)).toEqual([{ a: 2 }]);
  expect(list).toEqual([{ a: 1 }, { a: 2 }]);
});

describe("a source", () => {
  test("that holds nothing is none", () => {
    expect(withSource(null, { name: "" })).toBeNull();
    expect(withSource({ id: "x", name: "新华日报", url: null, kind: "reprint" }, { name: "" })).toBeNull();
    expect(withSource({ id: null, name: "", url: "https://a.cn", kind: "own" }, { name: "" })?.url).toBe("https://a.cn");
  });
  test("with another name loses its entry in the register, with another kind it does not", () => {
    const before = { id: "x", name: "新华日报", url: null, kind: "reprint" } as const;
    expect(withSource(before, { name: "新华日" })?.id).toBeNull();
    expect(withSource(before, { name: "新华社", id: "y" })?.id).toBe("y");
    expect(withSource(before, { kind: "own" })).toEqual({ ...before, kind: "own" });
  });
});

describe("responsible editors", () => {
  const people = [staff("沙佳仪", "responsible_editor", "p1"), staff("王", "proofreader")];
  const check = (line: string, ...names: string[]) => expect(withEditors(people, line).filter((one) => one.role === "responsible_editor").map((one) => one.name)).toEqual(names);
  test("are one line", () => expect(editorLine([...people, staff("李")])).toBe("沙佳仪、李"));
  test("are told apart by what people type", () => {
    check("沙佳仪、李明", "沙佳仪", "李明");
    check("Jane Doe, John Roe", "Jane Doe", "John Roe");
    check("");
  });
  test("keep their entry, and leave the others alone", () => {
    const next = withEditors(people, "李明，沙佳仪");
    expect(next[1]).toEqual(people[0]);
    expect(next[2]).toEqual(people[1]);
  });
});

test("numbers as people type them", () => {
  const check = (typed: string, count: number | null | undefined) => expect(parseCount(typed), typed).toBe(count);
  check("2000", 2000);
  check("2,000 字", 2000);
  check("２０００", 2000);
  check("", null);
  for (const wrong of ["0", "-5", "1.5", "两千", "99999999"]) check(wrong, undefined);
});

test("the newsroom's own fields", () => {
  const check = (typed: string, value: number | null | undefined) => expect(parseNumber(typed), typed).toBe(value);
  check("3.5", 3.5);
  check("１２", 12);
  check(" ", null);
  check("十二", undefined);
  expect(withExtra({ a: 1 }, "b", "x")).toEqual({ a: 1, b: "x" });
  expect(withExtra({ a: 1, b: "x" }, "b", "")).toEqual({ a: 1 });
  expect(splitWords("桥、 隧道，桥")).toEqual(["桥", "隧道"]);
});

test("days as people type them", () => {
  const check = (typed: string, day: string | null | undefined) => expect(parseDay(typed), typed).toBe(day);
  check("2023-02-10", "2023-02-10");
  check("2023年2月9日", "2023-02-09");
  check(" ", null);
  for (const wrong of ["2023-02-30", "10.2.2023", "明天"]) check(wrong, undefined);
});

test("a target needs a count", () => {
  expect(withTarget(null, { unit: "words" }, "字")).toBeNull();
  expect(withTarget(null, { count: 800 }, "字")).toEqual({ count: 800, unit: "字", slot: null });
  expect(withTarget({ count: 800, unit: "字", slot: "a" }, { unit: "lines" }, "字")).toEqual({ count: 800, unit: "lines", slot: "a" });
  expect(withTarget({ count: 800, unit: "字", slot: null }, { count: null }, "字")).toBeNull();
});

test("an empty dateline is none", () => {
  expect(withDateline(null, { place: "南京" })).toMatchObject({ kind: "wire", place: "南京" });
  expect(withDateline({ kind: "paper", agency: "", place: "南京", date: "", text: "" }, { place: "" })).toBeNull();
});

test("addresses", () => {
  for (const good of ["https://www.xinhuanet.com/a", "HTTP://a.cn"]) expect(isAddress(good), good).toBe(true);
  for (const bad of ["www.a.cn", "javascript:alert(1)", "https://", "https://a b.cn"]) expect(isAddress(bad), bad).toBe(false);
});

test("what a new line or name begins with", () => {
  expect(nextOriginal([]).role).toBe("main");
  expect(nextOriginal([{ role: "main", text: "" }]).role).toBe("kicker");
  expect(nextOriginal([{ role: "main", text: "" }, { role: "kicker", text: "" }]).role).toBe("sub");
  expect(nextAuthor([])).toMatchObject({ role: "reporter", place: "head" });
  expect(nextAuthor([{ name: "x", role: "photographer", organisation: "o", place: "end", person: "p" }])).toEqual({ name: "", role: "photographer", organisation: "", place: "end", person: null });
});

test("fields show when there is something in them", () => {
  const slip = { print: null, rights: null, ai_use: null, ed_note: "", codes: [], places: [], desk: "", first_published_at: null, updated_at: null, publish_at: null } as unknown as Slip;
  expect(usesMore(slip)).toBe(false);
  expect(usesMore({ ...slip, ed_note: "x" })).toBe(true);
  expect(showsOriginal({ source: { id: null, name: "x", url: null, kind: "reprint" }, original_title: [] })).toBe(true);
  expect(showsOriginal({ source: null, original_title: [] })).toBe(false);
});

test("a line of the title group is replaced, the rest stays", () => {
  const line = (type: string, text: string) => ({ type, attrs: { id: type }, content: text === "" ? [] : [{ type: "text", text }] });
  const doc = (web: string) => ({ type: "doc", content: [{ type: "head", content: [line("web_title", web), line("title", "题")] }, { type: "body", content: [] }] });
  expect(withHeadLine(doc("旧"), "web_title", "新\n 题")).toEqual(doc("新 题"));
  expect(withHeadLine(doc("旧"), "web_title", "")).toEqual(doc(""));
});
