import { expect, test } from "vitest";
import { BOTH } from "./messages";
import { fitPhone, HEIGHT_PX, WIDTH_PX } from "./phone";

test("a phone fits any pane and is never wider than a phone", () => {
  for (const width of [200, 375, 480, 900]) {
    const made = fitPhone({ width, height: 600 });
    expect(made.width).toBe(WIDTH_PX);
    expect(made.width * made.scale).toBeLessThanOrEqual(Math.min(width, WIDTH_PX));
    expect(made.height * made.scale).toBeLessThanOrEqual(600);
  }
  expect(fitPhone({ width: 900, height: 2000 }).height).toBe(HEIGHT_PX);
  expect(fitPhone({ width: 0, height: 0 }).scale).toBe(1);
});

test("every notice has words in both languages", () => {
  const codes = ["no_title", "long_title", "long_author", "long_digest", "long_content", "pictures"];
  for (const m of [BOTH.zh, BOTH.en]) {
    expect(Object.keys(m.notice).sort()).toEqual([...codes].sort());
    for (const code of codes) expect(m.notice[code]!({ code, count: 70, most: 64 })).not.toMatch(/undefined|NaN/);
  }
});
