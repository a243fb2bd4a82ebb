import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Loss } from "../../host";
import { BOTH } from "./messages";
import { fieldName, lossLines } from "./lines";

const { zh, en } = BOTH;
const FORMATS = join(import.meta.dirname, "../../../../crates/formats/src");
const SLIP = join(import.meta.dirname, "../../../../crates/article/src/slip.rs");

function rust(folder: string): string[] {
  // What is wrong in a destination is no loss.
  return readdirSync(folder).filter((name) => name !== "destination").flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? rust(path) : name.endsWith(".rs") ? [readFileSync(path, "utf8")] : [];
  });
}

/** Every code that a loss can have, as the formats' sources say. */
function lossCodes(): string[] {
  const texts = rust(FORMATS).map((text) => text.split("#[cfg(test)]")[0] ?? "");
  const quoted = (call: string) => [...call.matchAll(/"([a-z_]+)"/g)].map((match) => match[1] ?? "");
  return texts.flatMap((text) => [
    // The place is known, the code is all that is said; there may be two to choose from.
    ...[...text.matchAll(/notes\.lose(?:_with)?\([^;]*?\);/g)].flatMap(([call]) => quoted(call)),
    // The field comes first, the code last.
    ...[...text.matchAll(/(?:\.lose_part|hold\.lose|self\.lose)\([^;]*?\)[;,]/g)].flatMap(([call]) => quoted(call).slice(-1)),
    ...[...text.matchAll(/code: "[a-z_]+"/g)].flatMap(([call]) => quoted(call)),
    // The list of all, for those that are noted outside of the formats.
    ...[...text.matchAll(/LOSS_CODES: [^;]*?\];/g)].flatMap(([list]) => quoted(list)),
  ]);
}

test("there are words for every kind of loss", () => {
  expect(existsSync(FORMATS)).toBe(true);
  const codes = lossCodes();
  expect(codes).toContain("not_in_format");
  expect(codes).toContain("picture_stilled");
  expect(codes.length).toBeGreaterThan(5);
  for (const [name, m] of [["zh", zh], ["en", en]] as const) {
    expect(codes.filter((code) => !(code in m.code)), name).toEqual([]);
  }
});

test("there is a name for every field of the story details", () => {
  const record = /Slip \{([\s\S]*?)\n    \}/.exec(readFileSync(SLIP, "utf8"))?.[1] ?? "";
  const fields = [...record.matchAll(/^\s+([a-z_]+): /gm)].map((match) => match[1] ?? "");
  expect(fields).toContain("published_at");
  expect(fields.length).toBeGreaterThan(25);
  for (const m of [zh, en]) expect(fields.filter((field) => !(field in m.field))).toEqual([]);
});

test("both languages name the same things", () => {
  for (const part of ["code", "field", "part"] as const) expect(Object.keys(en[part]).sort()).toEqual(Object.keys(zh[part]).sort());
});

test("a field is called by its name", () => {
  const check = (field: string, chinese: string, english: string) => {
    expect(fieldName(field, zh)).toBe(chinese);
    expect(fieldName(field, en)).toBe(english);
  };
  check("slip.genre", "体裁", "genre");
  check("head.kicker", "引题", "kicker");
  check("body[0]", "正文第 1 段", "paragraph 1");
  check("body[3].focus", "正文第 4 段 · 焦点", "paragraph 4 · focus");
  check("slip.source.url", "来源 · 网址", "source · address");
  check("slip.authors[1].person", "作者 · 库内编号", "authors · id");
  check("slip.extra.weather", "自定义字段 · weather", "the newsroom's own fields · weather");
});

test("losses of a kind are one sentence", () => {
  const loss = (field: string, code: string, params = {}): Loss => ({ field, code, params });
  expect(lossLines([loss("slip.genre", "not_in_format"), loss("slip.target", "not_in_format"), loss("slip.authors[0].id", "register_id"), loss("slip.authors[1].id", "register_id")], zh)).toEqual([
    "体裁、目标篇幅 不写入",
    "作者 · 库内编号 只写名称，不写库内编号",
  ]);
  expect(lossLines([loss("slip.slug", "differs", { expected: "a", found: "b" }), loss("slip.desk", "differs")], en)).toEqual([
    "Came back different: slug (“a” became “b”)",
    "Came back different: desk",
  ]);
  expect(lossLines([loss("slip.slug", "brand_new")], en)).toEqual(["slug (brand_new)"]);
});

test("a part is named by what it means in its field", () => {
  const check = (field: string, chinese: string, english: string) => expect([fieldName(field, zh), fieldName(field, en)]).toEqual([chinese, english]);
  check("slip.authors[0].place", "作者 · 署名位置", "authors · place of the byline");
  check("slip.dateline.place", "电头 · 地点", "dateline · place");
  check("slip.places[1].place", "地点 · 库内编号", "places · id");
});

