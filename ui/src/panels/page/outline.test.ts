import { expect, test } from "vitest";
import { outlinePath } from "./outline";

const rect = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

/** How long all lines of a path are. */
const length = (path: string) => [...path.matchAll(/M([\d.]+) ([\d.]+)([HV])([\d.]+)/g)].reduce((sum, [, x, y, way, to]) => sum + Number(to) - Number(way === "H" ? x : y), 0);

test("one area has four sides", () => {
  expect(outlinePath([rect(10, 20, 100, 50)], 10, 20, 2)).toBe("M0 0H200M0 0V100M200 0V100M0 100H200");
});

test.each([
  ["above each other, a gap of four points between", [rect(0, 0, 100, 50), rect(0, 54, 100, 46)], 400],
  ["beside each other, a gutter between", [rect(0, 0, 100, 50), rect(115, 0, 100, 50)], 530],
  ["in an L: no line where they meet", [rect(0, 0, 100, 40), rect(0, 44, 40, 56)], 400],
  ["far apart: two of them", [rect(0, 0, 10, 10), rect(100, 0, 10, 10)], 80],
  ["the same twice", [rect(0, 0, 100, 50), rect(0, 0, 100, 50)], 300],
])("%s", (_, rects, around) => {
  expect(length(outlinePath(rects, 0, 0, 1))).toBeCloseTo(around, 0);
});

test("nothing has no line", () => {
  expect(outlinePath([], 0, 0, 1)).toBe("");
});
