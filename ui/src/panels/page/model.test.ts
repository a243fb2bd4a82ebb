import { expect, test } from "vitest";
import type { SetPage, SlotFit } from "../../host";
import { AROUND, backdrop, betweenOf, isWhole, keepPoint, layOut, oversetAt, percentOf, problemsOf, PX, scaleOf, stackOf, stepped, stepsBack, tileFor, toneOf, WHOLE, within, ZOOMS, type Placed } from "./model";

const SHEET = { width: 1105.5, height: 1530.7 };
const ROOM = { width: 600, height: 760 };

test("a page fits its room whole or by its width, and stands at its own size", () => {
  const whole = scaleOf("page", SHEET, ROOM);
  expect(SHEET.height * whole).toBeCloseTo(ROOM.height - 2 * AROUND);
  expect(SHEET.width * whole).toBeLessThanOrEqual(ROOM.width - 2 * AROUND);
  expect(SHEET.width * scaleOf("width", SHEET, ROOM)).toBeCloseTo(ROOM.width - 2 * AROUND);
  expect(scaleOf(100, SHEET, ROOM)).toBe(PX);
  expect(percentOf(scaleOf(150, SHEET, ROOM))).toBe(150);
  expect(scaleOf("page", SHEET, { width: 0, height: 0 })).toBeGreaterThan(0);
});

test("steps go up and down from any scale and end at the ends", () => {
  expect([stepped(36, 1), stepped(36, -1), stepped(100, 1), stepped(400, 1), stepped(25, -1), stepped(20, 1)]).toEqual([50, 33, 125, 400, 25, 25]);
  for (const one of ZOOMS.slice(0, -1)) expect(stepped(stepped(one, 1), -1)).toBe(one);
  expect([within(3), within(9000)]).toEqual([25, 400]);
});

test("the sheet lies on whole device pixels", () => {
  for (const ratio of [1, 1.25, 1.5, 2]) {
    const { left, top } = layOut(SHEET, 0.371, ROOM, ratio);
    expect([(left * ratio) % 1, (top * ratio) % 1]).toEqual([expect.closeTo(0), expect.closeTo(0)]);
  }
});

test("the point under the pointer stays where it is", () => {
  for (const [from, to] of [[0.4, 1.3], [1.3, 0.9], [2, 4]] as const) {
    const [a, b] = [layOut(SHEET, from, ROOM), layOut(SHEET, to, ROOM)];
    const at = { x: 210, y: 333 };
    const scroll = { x: 40, y: 77 };
    const next = keepPoint(at, scroll, { ...a, scale: from }, { ...b, scale: to });
    const point = (s: { x: number; y: number }, l: { left: number; top: number }, k: number) => [(s.x + at.x - l.left) / k, (s.y + at.y - l.top) / k];
    const [x, y] = point(scroll, a, from);
    const [u, v] = point(next, b, to);
    expect([u, v]).toEqual([expect.closeTo(x!), expect.closeTo(y!)]);
  }
});

test("a small page is asked for whole, of a large one what is in sight, and nothing anew while that is covered", () => {
  const seen = { x: 100, y: 200, width: 600, height: 700 };
  const small = tileFor(SHEET, 0.5, 1, seen, null);
  expect([isWhole(small, SHEET), small.width]).toEqual([true, Math.ceil(SHEET.width * 0.5)]);
  for (const ratio of [1, 1.5, 2]) {
    const tile = tileFor(SHEET, 3, ratio, seen, null);
    expect(isWhole(tile, SHEET)).toBe(false);
    expect([tile.x <= seen.x * ratio, tile.y <= seen.y * ratio, tile.x + tile.width >= 700 * ratio, tile.y + tile.height >= 900 * ratio]).toEqual([true, true, true, true]);
    expect([tile.x, tile.y, tile.width, tile.height].every(Number.isInteger)).toBe(true);
    expect(tileFor(SHEET, 3, ratio, { ...seen, y: 250 }, tile)).toBe(tile);
    expect(tileFor(SHEET, 3, ratio, { ...seen, y: 900 }, tile)).not.toBe(tile);
    expect(tileFor(SHEET, 3.2, ratio, seen, tile)).not.toBe(tile);
  }
  // Beyond the page there is nothing to ask for.
  const edge = tileFor(SHEET, 3, 1, { x: 3000, y: 4300, width: 600, height: 700 }, null);
  expect([edge.x + edge.width, edge.y + edge.height]).toEqual([Math.ceil(SHEET.width * 3), Math.ceil(SHEET.height * 3)]);
  const below = backdrop(SHEET, 3, 2);
  expect([isWhole(below, SHEET), below.width * below.height <= WHOLE]).toEqual([true, true]);
});

test("blue short, green fits, red over; amber where faces are missing", () => {
  expect([-3, 0, 6].map((over) => toneOf({ over, faces_missing: [] }))).toEqual(["b", "g", "r"]);
  expect([-3, 0, 6].map((over) => toneOf({ over, faces_missing: ["宋体"] }))).toEqual(["a", "a", "a"]);
});

const slot = (name: string, over: number): SlotFit => ({ slot: name, name: { zh: name, en: name }, article: "a", title: "", rows: 40, over, continues: false, faces_missing: [], titles: [], outline: [] });
const SET: SetPage = { sheet: 1, width: 1, height: 1, sheets: 1, step: 25, slots: [slot("lead", 6), slot("rail", 2), slot("box", -1)], lines: [], problems: [{ code: "slot_over", slot: "lead", params: { rows: "6" } }], milliseconds: 1 };

test("every problem is said once", () => {
  expect(problemsOf(SET, ["华文宋体"]).map((one) => [one.code, one.slot])).toEqual([["face_missing", null], ["slot_over", "lead"], ["slot_over", "rail"]]);
  const told = { ...SET, problems: [{ code: "face_missing", slot: null, params: { face: "华文宋体" } }] };
  expect(problemsOf(told, ["华文宋体"]).filter((one) => one.code === "face_missing")).toHaveLength(1);
});

test("where the page ends is the first text without room", () => {
  const rect = { x: 0, y: 0, width: 0, height: 0 };
  expect(oversetAt([{ frame: 0, rect, text: { block: "a", from: 0, to: 4 } }, { frame: null, rect, text: null }, { frame: null, rect, text: { block: "a", from: 4, to: 8 } }])).toEqual({ id: "a", offset: 4 });
  expect(oversetAt([{ frame: 0, rect, text: { block: "a", from: 0, to: 4 } }])).toBe(null);
});

test("what was placed is put back step by step: after the steps every slot holds what it held", () => {
  const before: Placed[] = [{ page: "p", slot: "lead", article: "a" }, { page: "p", slot: "box", article: "b" }, { page: "q", slot: "lead", article: "c" }];
  const cases: Placed[][] = [
    // Swapped, cleared, taken from another page, nothing changed.
    [{ page: "p", slot: "lead", article: "b" }, { page: "p", slot: "box", article: "a" }, { page: "q", slot: "lead", article: "c" }],
    [{ page: "p", slot: "box", article: "b" }, { page: "q", slot: "lead", article: "c" }],
    [{ page: "p", slot: "lead", article: "c" }, { page: "p", slot: "box", article: "b" }],
    before,
  ];
  for (const now of cases) {
    let held = [...now];
    for (const step of stepsBack(before, now)) {
      held = held.filter((one) => !(one.page === step.page && one.slot === step.slot) && one.article !== step.article);
      if (step.article !== null) held.push({ page: step.page, slot: step.slot, article: step.article });
    }
    const sorted = (list: Placed[]) => list.map((one) => `${one.page}/${one.slot}=${one.article}`).sort();
    expect(sorted(held)).toEqual(sorted(before));
  }
});

test("several sheets lie below each other", () => {
  const sheet = { width: 595, height: 842, step: 866 };
  expect(stackOf({ ...sheet, sheets: 1 })).toEqual({ width: 595, height: 842 });
  expect(betweenOf({ ...sheet, sheets: 1 })).toEqual([]);
  expect(stackOf({ ...sheet, sheets: 3 })).toEqual({ width: 595, height: 842 + 2 * 866 });
  expect(betweenOf({ ...sheet, sheets: 3 })).toEqual([842, 842 + 866].map((y) => ({ x: 0, y, width: 595, height: 24 })));
});
