import { expect, test } from "vitest";
import type { Count, Target } from "../host";
import { metaParts } from "./meta";
import { languageName, progress, saveState } from "./status";

const body = (words: number): Count => ({
  words, characters: words + 10, characters_with_spaces: words + 20, han: words,
  half_widths: words * 2, latin_words: 0, paragraphs: 1, reading_ms: 0, aloud_ms: 0,
});
const target = (count: number, unit: Target["unit"] = "字"): Target => ({ count, unit, slot: null });

test("a target is short, fits or is exceeded", () => {
  const check = (words: number, over: number, fits: boolean) => expect(progress(target(2000), body(words))).toMatchObject({ over, fits, share: words / 2000 });
  check(0, 0, false);
  check(1799, 0, false);
  check(1800, 0, true);
  check(2000, 0, true);
  check(2006, 6, false);
});

test("each unit counts its own", () => {
  expect(progress(target(100, "characters"), body(90))?.share).toBe(1);
  expect(progress(target(100, "lines"), body(90))?.share).toBeNull();
  expect(progress(null, body(1))).toBeNull();
  expect(progress(target(0), body(1))).toBeNull();
});

test("what is not in a revision is not called saved", () => {
  expect(saveState("saved", null)).toBe("saved");
  expect(saveState("saved", { code: "disk_full", params: {}, detail: "" })).toBe("failed");
});

test("languages", () => {
  const names = { "zh-CN": "简体中文", en: "英文" };
  expect(["zh-CN", "en-GB", "ug"].map((tag) => languageName(tag, names))).toEqual(["简体中文", "英文", "ug"]);
});

test("the line on the paper leaves out what is not known", () => {
  const words = { source: "来源", editor: "责任编辑" };
  const slip = {
    source: { id: null, name: "新华日报", url: null, kind: "reprint" },
    authors: [{ name: "林元沁" }, { name: "" }],
    people: [{ name: "沙佳仪", role: "responsible_editor" }, { name: "王", role: "proofreader" }],
    published_at: "2023-02-10T07:40:02+08:00",
  } as never;
  expect(metaParts(slip, words)).toEqual(["来源 新华日报", "林元沁", "2023-02-10 07:40", "责任编辑 沙佳仪"]);
  expect(metaParts({ source: null, authors: [], people: [], published_at: null } as never, words)).toEqual([]);
});
