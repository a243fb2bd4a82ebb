import { expect, test } from "vitest";
import type { Count } from "../../host";
import { begun, dayOf, inUnit, minutes, readSittings, ROWS, rowsFor, sum, type Sittings } from "./model";

const count = (words: number, han = words): Count => ({
  words, characters: words + 1, characters_with_spaces: words + 2, han, half_widths: 2 * words, latin_words: words - han, paragraphs: 1, reading_ms: words, aloud_ms: words,
});

test("counts add up row by row", () => {
  expect(sum([count(2), count(3)])).toEqual({ ...count(5), characters: 7, characters_with_spaces: 9, paragraphs: 2 });
  expect(sum([])).toEqual(Object.fromEntries(ROWS.map((row) => [row, 0])));
});

test("an English story has no rows for Chinese", () => {
  expect(rowsFor(count(5, 0), count(1, 0), "en")).not.toContain("han");
  expect(rowsFor(count(5, 1), count(1, 0), "en")).toContain("half_widths");
  expect(rowsFor(count(0), count(0), "zh-CN")).toEqual(ROWS);
});

test("times are whole seconds, rounded up", () => {
  expect([0, 1, 59_001, 60_000, 61_000].map(minutes)).toEqual([{ minutes: 0, seconds: 0 }, { minutes: 0, seconds: 1 }, { minutes: 1, seconds: 0 }, { minutes: 1, seconds: 0 }, { minutes: 1, seconds: 1 }]);
});

test("a target counts in its own unit", () => {
  const have = { words: 5, characters: 9 };
  expect((["字", "words", "characters", "lines"] as const).map((unit) => inUnit(unit, have))).toEqual([5, 5, 9, null]);
});

test("a day's start is kept until the next day", () => {
  const start = { words: 5, characters: 9 };
  const first = begun(readSittings(null, "2026-11-26"), "2026-11-26", "a", start);
  expect(first).toEqual({ day: "2026-11-26", starts: { a: start } });
  expect(begun(first, "2026-11-26", "a", { words: 7, characters: 9 })).toBe(first);
  expect(readSittings(JSON.parse(JSON.stringify(first)), "2026-11-26")).toEqual(first);
  expect(readSittings(first, "2026-11-27")).toEqual({ day: "2026-11-27", starts: {} });
  expect(begun(first, "2026-11-27", "b", start).starts).toEqual({ b: start });
  expect(readSittings({ day: "2026-11-26", starts: { a: { words: "x" } } }, "2026-11-26").starts).toEqual({});
  let many: Sittings = { day: "d", starts: {} };
  for (let at = 0; at < 300; at += 1) many = begun(many, "d", `s${at}`, start);
  expect([Object.keys(many.starts).length, "s299" in many.starts, "s0" in many.starts]).toEqual([200, true, false]);
});

test("the day is that of the machine", () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
});
