import { expect, test } from "vitest";
import { slashChoices } from "./slash";
import { SLASH_ENTRIES } from "./words";

const first = (typed: string) => slashChoices(typed, () => true)[0]?.id;

test("found by Chinese and English words, by Pinyin and its initials", () => {
  const cases: [string, string | undefined][] = [
    ["", "paragraph"], ["小标题", "section_head_2"], ["xbt", "section_head_2"], ["xiao'biao'ti", "section_head_2"], ["h3", "section_head_3"],
    ["xiao biao ti", "section_head_2"], ["导语", "lede"], ["dy", "lede"], ["lede", "lede"], ["ul", "bullet_list"], ["bhlb", "ordered_list"],
    ["金句", "pull_quote"], ["pull", "pull_quote"], ["编者按", "box.note"], ["bza", "box.note"], ["xwbj", "box.background"], ["bg", "table"],
    ["fgx", "divider"], ["Ｈ２", "section_head_2"], ["Q", "question"], ["zjb", "only_print"], ["没有这样的命令", undefined],
  ];
  for (const [typed, id] of cases) expect(first(typed), typed).toBe(id);
});

test("a table's size may be typed", () => {
  expect(slashChoices("表格4x3", () => true)[0]).toMatchObject({ id: "table", args: { rows: 4, columns: 3 } });
  expect(slashChoices("bg5×2", () => true)[0]).toMatchObject({ id: "table", args: { rows: 5, columns: 2 } });
  expect(slashChoices("table", () => true)[0]).not.toHaveProperty("args");
});

test("only what would do something is offered", () => {
  expect(slashChoices("", (id) => id === "divider").map(({ id }) => id)).toEqual(["divider"]);
});

test("no two lines have the same name", () => {
  for (const lang of ["zh", "en"] as const) expect(new Set(SLASH_ENTRIES.map(({ title }) => title[lang])).size).toBe(SLASH_ENTRIES.length);
});
