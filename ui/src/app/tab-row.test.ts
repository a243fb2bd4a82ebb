import { expect, test } from "vitest";
import { fit } from "./tab-row";

const check = (words: number[], chosen: number, room: number, pad: number, shown: string) => {
  const found = fit(words, chosen, room);
  expect([found.pad, found.shown.map((one) => (one ? "x" : ".")).join("")]).toEqual([pad, shown]);
};

test("all stand in a row that is long enough, closer together where it is nearly", () => {
  check([26, 26, 26], 0, 138, 10, "xxx");
  check([26, 26, 26], 0, 137, 6, "xxx");
  check([26, 26, 26], 0, 114, 6, "xxx");
  check([], 0, 0, 10, "");
});

test("those that do not fit whole stay away, from the end", () => {
  check([26, 26, 26, 26], 0, 144, 6, "xxx.");
  check([26, 26, 26, 26], 0, 143, 6, "xx..");
  check([26, 60, 26], 0, 110, 6, "x..");
});

test("the chosen one always stands there", () => {
  check([26, 26, 26, 26], 3, 144, 6, "xx.x");
  check([26, 26, 26, 90], 3, 144, 6, "...x");
  check([26, 26, 26, 90], 3, 10, 6, "...x");
  check([26, 26, 26, 26], -1, 113, 6, "xx..");
});
