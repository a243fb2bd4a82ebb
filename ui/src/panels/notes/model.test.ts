import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BOTH } from "./messages";
import { grouped } from "./model";

const problem = (code: string, line: number, column = 1) => ({ code, params: {}, line, column, excerpt: "" });

test("what wants a look comes apart from what was only page", () => {
  const { look, aside } = grouped([problem("furniture_share", 9), problem("unknown_line", 4), problem("guessed", 2), problem("furniture_navigation", 1), problem("unknown_text", 4, 0)]);
  expect(look.map((one) => one.code)).toEqual(["guessed", "unknown_text", "unknown_line"]);
  expect(aside.map((one) => one.code)).toEqual(["furniture_navigation", "furniture_share"]);
});

function rust(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? rust(path) : name.endsWith(".rs") ? [readFileSync(path, "utf8")] : [];
  });
}

test("there are words for every code that an import can give", () => {
  const page = join(import.meta.dirname, "../../../../crates/formats/src/page");
  expect(existsSync(page)).toBe(true);
  const codes = rust(page).flatMap((text) => [...text.matchAll(/pub const [A-Z_]+: &str = "([a-z_]+)";/g)].map((match) => match[1] ?? ""));
  expect(codes.length).toBeGreaterThan(10);
  const crates = join(import.meta.dirname, "../../../../crates");
  const ofDesk = rust(join(crates, "desk/src/import")).flatMap((text) => [...text.matchAll(/\bproblem\("([a-z_]+)"/g)].map((match) => match[1] ?? ""));
  expect(ofDesk).toContain("picture_missing");
  const ofRescue = rust(join(crates, "store/src/rescue")).flatMap((text) => [...text.matchAll(/\bNOTE: &str = "([a-z_]+)"/g)].map((match) => match[1] ?? ""));
  expect(ofRescue).toEqual(["rescued_damaged"]);
  codes.push(...ofDesk, ...ofRescue);
  expect(codes.filter((code) => !(code in BOTH.zh.code)), "zh").toEqual([]);
  expect(codes.filter((code) => !(code in BOTH.en.code)), "en").toEqual([]);
  expect(Object.keys(BOTH.en.code).sort()).toEqual(Object.keys(BOTH.zh.code).sort());
});
