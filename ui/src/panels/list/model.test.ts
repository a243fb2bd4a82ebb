import { expect, test } from "vitest";
import { byline, drawn, layRows, pick, scrolledTo } from "./model";

test("only what is seen is drawn, and the rest keeps its room", () => {
  const tops = layRows(Array.from({ length: 2000 }, (_, n) => ({ title: 1 + (n % 2), lead: n % 3 })));
  const whole = tops.at(-1) ?? 0;
  for (const top of [0, 1, 100, 99_000, whole - 700, whole + 5000]) {
    const rows = drawn(tops, top, 700);
    expect(rows.to - rows.from).toBeLessThan(30);
    const height = (tops[rows.to] ?? 0) - (tops[rows.from] ?? 0);
    expect(rows.above + height + rows.below).toBe(whole);
    expect(rows.above).toBeLessThanOrEqual(Math.min(top, whole));
    expect(rows.above + height).toBeGreaterThanOrEqual(Math.min(top + 700, whole));
  }
  expect(drawn(layRows([]), 0, 700)).toEqual({ from: 0, to: 0, above: 0, below: 0 });
});

test("a row comes into view by the shortest way", () => {
  const tops = [0, 100, 200, 300, 400, 520];
  expect(scrolledTo(tops, 0, 50, 300)).toBe(0);
  expect(scrolledTo(tops, 1, 50, 300)).toBe(50);
  expect(scrolledTo(tops, 4, 50, 300)).toBe(220);
});

test("picking as in every list", () => {
  const ids = ["a", "b", "c", "d"];
  const check = (picked: string[], anchor: string | null, id: string, keys: string, ...now: string[]) =>
    expect([...pick(ids, new Set(picked), anchor, id, { more: keys === "ctrl", range: keys === "shift" })].sort()).toEqual(now);
  check(["a"], "a", "c", "", "c");
  check(["a"], "a", "c", "ctrl", "a", "c");
  check(["a", "c"], "a", "c", "ctrl", "a");
  check(["a"], "a", "c", "shift", "a", "b", "c");
  check(["d"], "d", "b", "shift", "b", "c", "d");
  check([], null, "b", "shift", "b");
});

test("who stands beside a story", () => {
  expect(byline({ authors: ["林元沁"], source: "新华日报" })).toBe("林元沁");
  expect(byline({ authors: ["林", "沙", "王"], source: null })).toBe("林 +2");
  expect(byline({ authors: [], source: "新华日报" })).toBe("新华日报");
  expect(byline({ authors: [], source: null })).toBe("");
});
