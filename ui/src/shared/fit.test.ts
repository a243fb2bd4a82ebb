import { expect, test } from "vitest";
import { roomWords, slotWords } from "./fit";

test.each([
  [{ rows: 40, over: 6, continues: false }, "超 6 行", "可排 40 行"],
  [{ rows: 40, over: 0, continues: false }, "正好", "可排 40 行"],
  [{ rows: 126, over: 0, continues: true }, "共 126 行", ""],
  [{ rows: 7950, over: 12, continues: true }, "超 12 行", ""],
])("%o", (slot, fit, room) => {
  expect([slotWords(slot), roomWords(slot)]).toEqual([fit, room]);
});
