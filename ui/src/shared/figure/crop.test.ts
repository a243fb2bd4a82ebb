import { describe, expect, test } from "vitest";
import { dice } from "../../editor/test/random";
import { cropOf, focusIn, HANDLES, inRatio, moved, otherShape, type Part, partOf, pulled, RATIOS, ratioOf, type RatioName, shownAt, whole } from "./crop";

const size = { width: 6000, height: 4000 };
const middle: Part = { left: 1000, top: 1000, width: 3000, height: 2000 };

describe("pulling", () => {
  test.each([
    ["se", 500, 300, null, [1000, 1000, 3500, 2300]],
    ["nw", 500, 300, null, [1500, 1300, 2500, 1700]],
    ["n", 999, -400, null, [1000, 600, 3000, 2400]],
    ["e", 99999, 0, null, [1000, 1000, 5000, 2000]],
    ["w", 99999, 0, null, [3880, 1000, 120, 2000]],
    ["se", 600, 0, 1.5, [1000, 1000, 3600, 2400]],
    ["nw", 300, 0, 1.5, [1300, 1200, 2700, 1800]],
    ["ne", 0, 200, 1.5, [1000, 1200, 2700, 1800]],
    ["nw", -99999, -99999, 1.5, [0, 333, 4000, 2667]],
    ["e", 300, 0, 1.5, [1000, 900, 3300, 2200]],
  ] as const)("%s by %i, %i at ratio %s", (handle, dx, dy, ratio, [left, top, width, height]) => {
    expect(pulled(middle, handle, dx, dy, size, ratio)).toEqual({ left, top, width, height });
  });

  test("never out of the picture, and in the proportions that were asked for", () => {
    for (let seed = 0; seed < 3000; seed += 1) {
      const roll = dice(seed);
      const of = { width: 1 + roll.below(9000), height: 1 + roll.below(9000) };
      const name = roll.pick(Object.keys(RATIOS)) as RatioName;
      const ratio = ratioOf(name, of);
      let part = inRatio(whole(of), ratio, of);
      for (let step = 0; step < 4; step += 1) {
        part = roll.below(3) === 0 ? moved(part, roll.below(4000) - 2000, roll.below(4000) - 2000, of) : pulled(part, roll.pick(HANDLES), roll.below(4000) - 2000, roll.below(4000) - 2000, of, ratio);
        const { left, top, width, height } = part;
        const fits = left >= 0 && top >= 0 && width >= 1 && height >= 1 && left + width <= of.width && top + height <= of.height;
        if (!fits) throw new Error(`seed ${seed}: ${JSON.stringify({ part, of, name })}`);
        // A pixel more or less is rounding.
        if (ratio !== null && Math.abs(width - height * ratio) > 1 + ratio) throw new Error(`seed ${seed}: ${JSON.stringify({ part, of, name })}`);
      }
    }
  });
});

test("shares and pixels lead to each other", () => {
  for (let seed = 0; seed < 2000; seed += 1) {
    const roll = dice(seed);
    const of = { width: 2 + roll.below(12000), height: 2 + roll.below(12000) };
    const [width, height] = [1 + roll.below(of.width), 1 + roll.below(of.height)];
    const part = { left: roll.below(of.width - width + 1), top: roll.below(of.height - height + 1), width, height };
    const crop = cropOf(part, of);
    expect(partOf(crop, of)).toEqual(part);
    if (crop !== null) expect(crop.x + crop.width <= 1 && crop.y + crop.height <= 1 && crop.width > 0 && crop.height > 0).toBe(true);
  }
  expect(cropOf(whole(size), size)).toBeNull();
});

test("other proportions are as large as they can be, around the same middle", () => {
  expect(inRatio(middle, 1, size)).toEqual({ left: 500, top: 0, width: 4000, height: 4000 });
  expect(inRatio(middle, ratioOf("own", size), size)).toEqual(whole(size));
  expect(inRatio(middle, null, size)).toBe(middle);
});

test("a place shows as much as fits around the focus", () => {
  expect(shownAt(middle, null, 1, size)).toEqual({ left: 1500, top: 1000, width: 2000, height: 2000 });
  expect(shownAt(middle, { x: 0, y: 0.5 }, 1, size)).toEqual({ left: 1000, top: 1000, width: 2000, height: 2000 });
  expect(shownAt(middle, { x: 0.5, y: 0.5 }, 3, size)).toEqual({ left: 1000, top: 1500, width: 3000, height: 1000 });
});

test("the focus stays in what is shown", () => {
  expect(focusIn(middle, 0, 9999, size)).toEqual({ x: 0.166667, y: 0.75 });
});

test("another shape is told from the same", () => {
  expect(otherShape(size, { width: 3000, height: 2000 })).toBe(false);
  expect(otherShape(size, { width: 2000, height: 3000 })).toBe(true);
});
