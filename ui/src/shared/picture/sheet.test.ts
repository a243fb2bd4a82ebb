import { expect, test } from "vitest";
import { drawn, moved, pages, scrolledTo, sheet, SIZES } from "./sheet";

/** Five columns, three full rows and one of two. */
const five = sheet(5 * 186 + 24, "medium", 17);

test("cells share the width out among them and never leave a row", () => {
  for (const size of SIZES) {
    for (let width = 40; width < 2600; width += 7) {
      const { columns, cell, rows, total, box, row } = sheet(width, size, 100);
      expect(columns).toBeGreaterThan(0);
      if (columns > 1) expect(columns * cell).toBeLessThanOrEqual(width - 24);
      expect(rows * columns).toBeGreaterThanOrEqual(total);
      expect((rows - 1) * columns).toBeLessThan(total);
      expect(row).toBeGreaterThan(box.height);
    }
  }
});

test.each([
  [0, "ArrowRight", 1], [0, "ArrowLeft", 0], [16, "ArrowRight", 16], [5, "ArrowLeft", 4],
  [0, "ArrowDown", 5], [7, "ArrowUp", 2], [2, "ArrowUp", 2],
  // Down from the last full row into the shorter one below it, and no farther.
  [11, "ArrowDown", 16], [14, "ArrowDown", 16], [16, "ArrowDown", 16], [15, "ArrowDown", 15],
  [1, "PageDown", 11], [11, "PageDown", 16], [6, "PageUp", 1], [14, "PageUp", 4],
  [9, "Home", 0], [9, "End", 16], [9, "Tab", null], [9, "x", null],
])("from %i, %s leads to %s", (from, key, to) => {
  expect(moved(five, from, key, 2)).toBe(to);
});

test("no key leads anywhere where there is nothing", () => {
  expect(moved(sheet(800, "small", 0), 0, "End", 3)).toBeNull();
});

test("ten thousand pictures: what is drawn covers what is in view, and little more", () => {
  const many = sheet(1100, "small", 10_000);
  const height = drawn(many, 0, 800).height;
  for (let top = -50; top < height; top += 331) {
    const { from, to, above } = drawn(many, top, 800);
    expect(from % many.columns).toBe(0);
    expect(to - from).toBeLessThanOrEqual(many.columns * (Math.ceil(800 / many.row) + 8));
    expect(above).toBeLessThanOrEqual(Math.max(top, 12));
    const below = above + Math.ceil((to - from) / many.columns) * many.row;
    expect(below).toBeGreaterThanOrEqual(Math.min(top + 800, height - 12));
  }
  expect(drawn(many, height - 800, 800).to).toBe(10_000);
  expect(drawn(sheet(1100, "small", 0), 0, 800)).toMatchObject({ from: 0, to: 0 });
});

test("a cell that is reached comes into full view, one in view stays where it is", () => {
  for (let index = 0; index < 17; index += 1) {
    for (const top of [0, 90, 400]) {
      const at = scrolledTo(five, index, top, 420);
      const start = 12 + Math.floor(index / five.columns) * five.row;
      expect(start).toBeGreaterThanOrEqual(at);
      expect(start + five.row).toBeLessThanOrEqual(at + 420);
      expect(scrolledTo(five, index, at, 420)).toBe(at);
    }
  }
});

test("pages of a stretch", () => {
  expect(pages(0, 0, 120)).toEqual([]);
  expect(pages(0, 120, 120)).toEqual([0]);
  expect(pages(119, 121, 120)).toEqual([0, 1]);
  expect(pages(600, 901, 120)).toEqual([5, 6, 7]);
});
