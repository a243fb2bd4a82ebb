import { expect, test } from "vitest";
import { fit, lineStart, PHONE_PX } from "./model";

test("a page fills its pane at any scale", () => {
  for (const [width, phone] of [[480, false], [1200, false], [300, true], [600, true]] as const) {
    const made = fit({ width, height: 700 }, phone);
    expect(made.scale).toBeLessThanOrEqual(1);
    expect(made.width * made.scale).toBeCloseTo(Math.min(width, made.width));
    expect(made.height * made.scale).toBeCloseTo(700);
  }
  expect(fit({ width: 600, height: 700 }, true).width).toBe(PHONE_PX);
  expect(fit({ width: 1200, height: 700 }, false).scale).toBe(1);
  expect(fit({ width: 0, height: 0 }, false).height).toBe(0);
});

test("a line is found", () => {
  const text = "a\nbc\n\nd";
  expect([1, 2, 3, 4, 9].map((line) => lineStart(text, line))).toEqual([0, 2, 5, 6, 6]);
});
