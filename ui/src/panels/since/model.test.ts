import { expect, test } from "vitest";
import { goneOf, spansOf, type Comparison } from "./model";

type Row = Comparison["rows"][number];
const row = (state: Row["state"], ...pieces: [Row["pieces"][number]["op"], string][]): Row => ({
  state, line: state, whole: null, joined: [], block: state, node: "paragraph", within: [], attrs: [], media: null, pieces: pieces.map(([op, text]) => ({ op, text, marks: [], was: [] })),
});
const of = (...rows: Row[]): Comparison => ({ added: 0, removed: 0, moved: 0, same: false, rows, fields: [] });

test("new words are counted in the text as it stands now", () => {
  const [one] = spansOf(of(row("changed", ["same", "昨天"], ["removed", "老"], ["added", "旧"], ["same", "桥"], ["added", "拆除"])));
  expect(one).toMatchObject({ block: "changed", accepted: true, runs: [{ from: 2, to: 3 }, { from: 4, to: 6 }] });
});

test("a new line is marked whole, one that only lost words as a block, one that is the same not at all", () => {
  const spans = spansOf(of(row("added", ["added", "全新"]), row("changed", ["same", "昨天"], ["removed", "老"]), row("same", ["same", "旧"]), row("moved_away", ["same", "走"])));
  expect(spans.map(({ block, runs }) => [block, runs.length])).toEqual([["added", 0], ["changed", 0]]);
});

test("lines that went are told by their words; empty ones are nothing", () => {
  expect(goneOf(of(row("removed", ["removed", "没有了"]), row("removed", ["removed", ""]), row("added", ["added", "新"])))).toEqual(["没有了"]);
});
