import { expect, test } from "vitest";
import { spotBelow, spotBeside } from "./place";

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

test("beside, moved up as far as it must", () => {
  const size = { width: 232, height: 500 };
  expect(spotBeside(at(100, 100), size, room)).toEqual({ left: 106, top: 100, height: 500 });
  expect(spotBeside(at(100, 700), size, room)).toEqual({ left: 106, top: 292, height: 500 });
  expect(spotBeside(at(1250, 10), { width: 232, height: 2000 }, room)).toEqual({ left: 1040, top: 8, height: 784 });
});
