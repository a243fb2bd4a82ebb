/** Whole columns of a table: a cell neither goes nor comes back alone, or the grid would be torn. */
import type { Node, ResolvedPos } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { TableMap } from "prosemirror-tables";
import { findBlock, type Placed } from "./places.ts";

const idOf = (node: Node): string => String(node.attrs["id"]);

/** The cells of the columns that a cell takes, by their places in the table; null when one of them reaches out of these. */
function column(table: Node, cell: number): { cells: number[]; left: number } | null {
  const map = TableMap.get(table);
  const { left, right } = map.findCell(cell);
  const cells = map.cellsInRect({ left, right, top: 0, bottom: map.height });
  const inside = (at: number) => {
    const rect = map.findCell(at);
    return rect.left >= left && rect.right <= right;
  };
  return cells.every(inside) ? { cells, left } : null;
}

/** Removes the column of the cell at `$cell` if the older version has none of its cells and something else stays; false when it stays. */
export function takeColumnOut(tr: Transaction, old: Node, $cell: ResolvedPos): boolean {
  const table = $cell.node($cell.depth - 1);
  const start = $cell.start($cell.depth - 1);
  const found = column(table, $cell.pos - start);
  if (found === null || !found.cells.every((at) => findBlock(old, idOf(table.nodeAt(at)!)) === null)) return false;
  const left = new Map(table.children.map((row) => [row, row.childCount]));
  for (const at of found.cells) {
    const { parent } = table.resolve(at);
    left.set(parent, left.get(parent)! - 1);
  }
  if ([...left.values()].includes(0)) return false;
  for (const at of found.cells.sort((a, b) => b - a)) tr.delete(start + at, start + at + table.nodeAt(at)!.nodeSize);
  return true;
}

/** Every row has as many cells as the table has columns. */
function plain(table: Node): boolean {
  const { width, height } = TableMap.get(table);
  return height === table.childCount && table.children.every((row) => row.childCount === width && row.children.every((cell) => cell.attrs["colspan"] === 1 && cell.attrs["rowspan"] === 1));
}

/** The index at which the cell of `was` stands again in this row, by its neighbours of then. */
function indexOf(row: Node, was: Node, index: number): number | null {
  const here = row.children.map(idOf);
  for (let at = index - 1; at >= 0; at -= 1) if (here.includes(idOf(was.child(at)))) return here.indexOf(idOf(was.child(at))) + 1;
  for (let at = index + 1; at < was.childCount; at += 1) if (here.includes(idOf(was.child(at)))) return here.indexOf(idOf(was.child(at)));
  return null;
}

/**
 * Puts the column of the old cell at `$cell` back into the table as it is now, where both have no
 * cells over several rows or columns; rows that came since get an empty cell. False: it has no place.
 */
export function putColumnBack(tr: Transaction, $cell: ResolvedPos, { node: table, pos }: Placed): boolean {
  const was = $cell.node($cell.depth - 1);
  const index = $cell.index();
  if (!plain(was) || !plain(table)) return false;
  const lost = new Map(was.children.map((row) => [idOf(row), row]));
  const places = new Set(table.children.flatMap((row) => (lost.has(idOf(row)) ? [indexOf(row, lost.get(idOf(row))!, index)] : [])));
  const [at] = places;
  const back = was.children.map((row) => row.child(index));
  if (places.size !== 1 || at === null || at === undefined || back.some((cell) => findBlock(tr.doc, idOf(cell)) !== null)) return false;
  let end = pos + table.nodeSize - 1;
  for (let row = table.childCount - 1; row >= 0; row -= 1) {
    const now = table.child(row);
    end -= now.nodeSize;
    const cell = lost.get(idOf(now))?.child(index) ?? now.child(0).type.createAndFill();
    const place = now.children.slice(0, at).reduce((sum, one) => sum + one.nodeSize, end + 1);
    if (cell) tr.insert(place, cell);
  }
  return true;
}
