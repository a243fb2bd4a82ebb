import { expect, test } from "vitest";
import { around, PART, within } from "./part.svelte";

test.each([
  ["none in front", { from: 0, to: PART }, -1, { from: 0, to: PART }],
  ["in it already", { from: 0, to: 200 }, 150, { from: 0, to: 200 }],
  ["far below", { from: 0, to: PART }, 500, { from: 500 - PART / 2, to: 500 + PART / 2 }],
  ["far above", { from: 480, to: 496 }, 3, { from: 0, to: PART }],
])("the card in front is drawn: %s", (_name, was, at, now) => expect(around(was, at)).toEqual(now));

test.each([
  [{ from: 0, to: PART }, 7, { from: 0, to: 7 }],
  [{ from: 480, to: 496 }, 490, { from: 480, to: 490 }],
  [{ from: 480, to: 496 }, 300, { from: 300 - PART, to: 300 }],
  [{ from: 480, to: 496 }, 0, { from: 0, to: 0 }],
])("a list that got shorter shows what it has", (drawn, length, shown) => expect(within(drawn, length)).toEqual(shown));
