import { expect, test } from "vitest";
import type { ComparedRow, Piece, RowState } from "../wire";
import { changesOf, folded, halves, overview, partners, textOf, walked } from "./rows";

const STATES: Record<string, RowState> = { "=": "same", "~": "changed", "+": "added", "-": "removed", ">": "moved", "<": "moved_away", "/": "split", "\\": "joined" };
const piece = (op: Piece["op"], text: string): Piece => ({ op, text, marks: [], was: [] });
const row = (state: RowState, line = "a", pieces: Piece[] = []): ComparedRow => ({ state, line, block: line, node: "paragraph", within: [], attrs: [], pieces, whole: null, joined: [], media: null });
/** Rows by their signs; a moved one and its ghost share an id by their order. */
const rowsOf = (signs: string) => [...signs].map((sign) => row(STATES[sign]!, `${sign}`.replace("<", ">")));
const short = (signs: string, open: number[] = []) => folded(rowsOf(signs), new Set(open)).map((item) => (item.kind === "row" ? item.at : `${item.from}…${item.to}`)).join(" ");

test.each<[signs: string, after: string, open?: number[]]>([
  ["", ""],
  ["====", "0…4"],
  ["==", "0 1"],
  ["~", "0"],
  ["====~====", "0…3 3 4 5 6…9"],
  ["====~====", "0 1 2 3 4 5 6…9", [0]],
  ["~=====~", "0 1 2…5 5 6"],
  ["~====~", "0 1 2 3 4 5"],
  ["~=====+-======", "0 1 2…5 5 6 7 8 9…14"],
  ["<==>", "0 1 2 3"],
])("stretches without a change fold: %s", (signs, after, open) => expect(short(signs, open)).toBe(after));

test("every row is there once, folded or not: all patterns of ten rows", () => {
  for (let bits = 0; bits < 1024; bits += 1) {
    const signs = Array.from({ length: 10 }, (_, at) => ((bits >> at) & 1 ? "~" : "=")).join("");
    const seen = folded(rowsOf(signs), new Set()).flatMap((item) => (item.kind === "row" ? [item.at] : Array.from({ length: item.to - item.from }, (_, at) => item.from + at)));
    expect(seen, signs).toEqual([...signs].map((_, at) => at));
  }
});

test("fields come first, a moved block counts once", () => {
  const rows = rowsOf("=~+-<=>/");
  expect(changesOf({ rows, fields: [{ field: "slug", old: "", new: "a", pieces: null, parts: [] }] }).map(({ of, at }) => `${of} ${at}`)).toEqual(["field 0", "row 1", "row 2", "row 3", "row 6", "row 7"]);
});

test("walking goes round and round", () => {
  expect([walked(3, -1, 1), walked(3, -1, -1), walked(3, 2, 1), walked(3, 0, -1), walked(0, -1, 1)]).toEqual([0, 2, 0, 2, -1]);
});

test("halves: each side has its own text, and together they lose nothing", () => {
  const pieces = [piece("same", "江"), piece("removed", "北"), piece("added", "南"), piece("marks", "岸")];
  const sides = (state: RowState) => {
    const { old, now } = halves(row(state, "a", pieces));
    return [old && textOf(old), now && textOf(now)];
  };
  expect(sides("changed")).toEqual(["江北岸", "江南岸"]);
  expect(sides("split")).toEqual(["江北岸", "江南岸"]);
  expect(sides("joined")).toEqual(["江北岸", "江南岸"]);
  expect(sides("removed")).toEqual(["江北南岸", null]);
  expect(sides("added")).toEqual([null, "江北南岸"]);
  expect(sides("moved")).toEqual([null, "江北南岸"]);
});

test("a moved line and its ghost know each other", () => {
  expect([...partners(rowsOf("=<=>="))].sort()).toEqual([[1, 3], [3, 1]]);
  expect([...partners(rowsOf("=>="))]).toEqual([]);
});

test("the overview keeps order and fits", () => {
  const rows = rowsOf("====~====+->");
  const items = folded(rows, new Set());
  const marks = overview(rows, items, changesOf({ rows, fields: [] }));
  expect(marks.map(({ state, change }) => `${state} ${change}`)).toEqual(["changed 0", "added 1", "removed 2", "moved 3"]);
  for (const [at, mark] of marks.entries()) {
    expect(mark.top).toBeGreaterThanOrEqual(at === 0 ? 0 : marks[at - 1]!.top + marks[at - 1]!.height - 1e-9);
    expect(mark.top + mark.height).toBeLessThanOrEqual(1 + 1e-9);
  }
});
