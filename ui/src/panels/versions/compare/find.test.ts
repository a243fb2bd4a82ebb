import { expect, test } from "vitest";
import type { ComparedRow, Piece } from "../wire";
import { placesIn, rowsWith } from "./find";

/** A row in a line: `[-old-]` and `[+new+]` among what stayed. */
function row(source: string): ComparedRow {
  const pieces = [...source.matchAll(/\[-(.*?)-\]|\[\+(.*?)\+\]|([^[]+)/g)].map(([, removed, added, same]): Piece =>
    ({ op: removed !== undefined ? "removed" : added !== undefined ? "added" : "same", text: removed ?? added ?? same!, marks: [], was: [] }));
  return { state: "changed", line: source, block: source, node: "paragraph", within: [], attrs: [], pieces, whole: null, joined: [], media: null };
}

test.each<[query: string, found: number[]]>([
  ["", []],
  ["护岸", [0, 2]],
  ["江南岸", [1]],
  ["江北岸", [1]],
  ["北南", [1]],
  ["bus", [3]],
  ["没有", []],
])("rows that have it on either side: %s", (query, found) => {
  expect(rowsWith(["沿护岸走", "江[-北-][+南+]岸", "[-护岸-]", "The Bus"].map(row), query)).toEqual(found);
});

test("places go over the borders of struck and new words", () => {
  const box = document.createElement("div");
  box.innerHTML = "江<del>北</del><ins>南</ins>岸，江北<b>岸</b>";
  expect(placesIn(box, "岸").map(String)).toEqual(["岸", "岸"]);
  expect(placesIn(box, "江北").map(String)).toEqual(["江北", "江北"]);
  expect(placesIn(box, "南岸，江").map(String)).toEqual(["南岸，江"]);
  expect(placesIn(box, "")).toEqual([]);
});
