import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BOTH, problemWords } from "./destination-problems";

const CODES = join(import.meta.dirname, "../../../crates/formats/src/destination/problem.rs");

test("there are words for every problem that the checks know", () => {
  const list = /PROBLEM_CODES[^=]*= &\[([\s\S]*?)\];/.exec(readFileSync(CODES, "utf8"))?.[1] ?? "";
  const codes = [...list.matchAll(/"([a-z_]+)"/g)].map((match) => match[1] ?? "");
  expect(codes).toContain("pattern_word_unknown");
  expect(codes.length).toBeGreaterThan(10);
  for (const m of [BOTH.zh, BOTH.en]) expect(codes.filter((code) => !(code in m.problem))).toEqual([]);
});

test("both languages have the same ones", () => {
  expect(Object.keys(BOTH.en.problem).sort()).toEqual(Object.keys(BOTH.zh.problem).sort());
});

test("a problem is a sentence with its own values, also one that nobody knows yet", () => {
  expect(problemWords({ field: "template", code: "template_invalid", params: { line: "3", what: "unexpected }" } })).toMatch(/3.*unexpected }/);
  expect(problemWords({ field: "x", code: "brand_new", params: {} })).toContain("brand_new");
});
