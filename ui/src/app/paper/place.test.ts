import { expect, test } from "vitest";
import { spotBelow } from "./place";

const room = { width: 1280, height: 800 };
const at = (left: number, top: number) => ({ left, top, right: left, bottom: top + 20 });

test("below, unless there is more room above", () => {
  const size = { width: 240, height: 300 };
  expect(spotBelow(at(100, 100), size, room)).toEqual({ left: 100, top: 126, height: 300 });
  expect(spotBelow(at(100, 700), size, room)).toEqual({ left: 100, top: 394, height: 300 });
});

test("never over the edge", () => {
  expect(spotBelow(at(1200, 100), { width: 240, height: 300 }, room).left).toBe(1032);
  expect(spotBelow(at(-20, 100), { width: 240, height: 300 }, room).left).toBe(8);
  const high = spotBelow(at(100, 300), { width: 240, height: 900 }, room);
  expect(high).toEqual({ left: 100, top: 326, height: 466 });
});
