/** Tables beyond what prosemirror-tables has as commands: alignment, moving, tables from lines and back. */
import { Fragment, type Node } from "prosemirror-model";
import type { Command, EditorState, Transaction } from "prosemirror-state";
import {
  CellSelection, deleteColumn, deleteRow, deleteTable, isInTable, moveTableColumn, moveTableRow, selectedRect, TableMap,
} from "prosemirror-tables";
import { depthOf } from "../places.ts";
import { channelsOfBlock } from "../plugins/trims/reach.ts";
import { schema } from "../schema/index.ts";
import { restricted, sameChannels } from "./keep-only.ts";
import { keepSelection } from "./selection.ts";

const { paragraph, section_head, table, table_row, table_cell } = schema.nodes;
type Align = "left" | "center" | "right";

/** The selected cells with their positions, or the one with the cursor. */
function cells(state: EditorState): { cell: Node; pos: number }[] {
  const found: { cell: Node; pos: number }[] = [];
  const { selection } = state;
  if (selection instanceof CellSelection) selection.forEachCell((cell, pos) => found.push({ cell, pos }));
  else {
    const depth = depthOf(selection.$head, "table_cell", "table_header");
    if (depth !== null) found.push({ cell: selection.$head.node(depth), pos: selection.$head.before(depth) });
  }
  return found;
}

/** Whether all selected cells are aligned so. */
export const isAligned = (align: Align) => (state: EditorState): boolean => {
  const all = cells(state);
  return all.length > 0 && all.every(({ cell }) => cell.attrs["alignment"] === align);
};

/** Aligns the selected cells, or takes the alignment away when all have it. */
export function alignCells(align: Align): Command {
  return (state, dispatch) => {
    const all = cells(state);
    if (all.length === 0) return false;
    if (dispatch) {
      const { tr } = state;
      const value = isAligned(align)(state) ? null : align;
      for (const { pos } of all) tr.setNodeAttribute(pos, "alignment", value);
      dispatch(tr);
    }
    return true;
  };
}

/** Deletes the selected rows or columns; the whole table when they are all. */
export function deleteLines(along: "row" | "column"): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false;
    const { map, top, bottom, left, right } = selectedRect(state);
    if (along === "row" ? bottom - top === map.height : right - left === map.width) return deleteTable(state, dispatch);
    return (along === "row" ? deleteRow : deleteColumn)(state, dispatch);
  };
}

/** Whether a cell reaches over this border, so that what it parts cannot be moved. */
function spanned(map: TableMap, along: "row" | "column", border: number): boolean {
  const count = along === "row" ? map.width : map.height;
  for (let at = 0; at < count; at += 1) {
    const [before, after] = along === "row"
      ? [map.map[(border - 1) * map.width + at], map.map[border * map.width + at]]
      : [map.map[at * map.width + border - 1], map.map[at * map.width + border]];
    if (before === after) return true;
  }
  return false;
}

/** Moves the row or column with the cursor over its neighbour; merged cells that reach over stay where they are. */
export function moveInTable(along: "row" | "column", direction: -1 | 1): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false;
    const { map, top, bottom, left, right } = selectedRect(state);
    const [first, end, size] = along === "row" ? [top, bottom, map.height] : [left, right, map.width];
    const to = first + direction;
    const borders = direction < 0 ? [to, first, end] : [first, end, end + 1];
    const inside = borders.filter((border) => border > 0 && border < size);
    if (end - first !== 1 || to < 0 || to >= size || inside.some((border) => spanned(map, along, border))) return false;
    const move = (along === "row" ? moveTableRow : moveTableColumn)({ from: first, to, select: false });
    return move(state, dispatch && ((tr) => dispatch(keepSelection(state, tr).scrollIntoView())));
  };
}

/** The text blocks that the selection touches, when they stand side by side in the body, a box or an item. */
function lines(state: EditorState): { from: number; to: number; blocks: Node[]; index: [number, number]; parent: Node } | null {
  const { $from, $to } = state.selection;
  const range = $from.blockRange($to);
  if (!range || !["body", "box", "list_item"].includes(range.parent.type.name)) return null;
  const blocks = range.parent.children.slice(range.startIndex, range.endIndex);
  if (!blocks.every((block) => block.type === paragraph || block.type === section_head)) return null;
  return { from: range.start, to: range.end, blocks, index: [range.startIndex, range.endIndex], parent: range.parent };
}

/** Where a line of text is parted into cells. */
const PARTS = /\t|\s*[|｜]\s*/g;

/** The cells of a line: parted at tabs and upright bars, with its marks; its breaks stay. */
function cellsOf(block: Node): Fragment[] {
  const borders: [number, number][] = [];
  block.forEach((child, offset) => {
    for (const found of (child.text ?? "").matchAll(PARTS)) borders.push([offset + found.index, offset + found.index + found[0].length]);
  });
  const starts = [0, ...borders.map(([, end]) => end)];
  const ends = [...borders.map(([start]) => start), block.content.size];
  return starts.map((start, at) => block.content.cut(start, ends[at]!));
}

/** Turns the selected lines into a table: a line is a row, tabs and upright bars part its cells. */
export const linesToTable: Command = (state, dispatch) => {
  const found = lines(state);
  if (!found || (state.selection.empty && !PARTS_THERE.test(found.blocks[0]!.textContent))) return false;
  if (!found.parent.canReplaceWith(...found.index, table)) return false;
  if (dispatch) {
    const all = found.blocks.map(cellsOf);
    const width = Math.max(...all.map((row) => row.length));
    const only = channelsOfBlock(found.blocks[0]!);
    const shared = found.blocks.every((block) => sameChannels(channelsOfBlock(block), only));
    const cell = (content: Fragment | undefined, block: Node, first: boolean) => {
      const text = content && !shared ? restricted(content, channelsOfBlock(block)) : content;
      return table_cell.create(null, paragraph.create(first ? { id: block.attrs["id"] as unknown } : null, text));
    };
    const rows = all.map((row, at) =>
      table_row.create(null, Array.from({ length: width }, (_, column) => cell(row[column], found.blocks[at]!, column === 0))));
    dispatch(keepSelection(state, state.tr.replaceWith(found.from, found.to, table.create({ only: shared ? only : null }, rows))).scrollIntoView());
  }
  return true;
};

const PARTS_THERE = /[\t|｜]/;

/** A row as one paragraph, its cells parted by tabs; `outer` is how the table is restricted. */
function lineOf(row: Node, outer: readonly string[] | null): Node {
  const only = channelsOfBlock(row.firstChild!.firstChild!);
  const shared = row.children.every((cell) => cell.children.every((block) => sameChannels(channelsOfBlock(block), only)));
  let content = Fragment.empty;
  row.forEach((cell, _, at) => {
    if (at > 0) content = content.append(Fragment.from(schema.text("\t")));
    cell.forEach((block, __, index) => {
      if (index > 0) content = content.append(Fragment.from(schema.nodes.hard_break.create()));
      content = content.append(shared ? block.content : restricted(block.content, channelsOfBlock(block)));
    });
  });
  return paragraph.create({ id: row.firstChild!.firstChild!.attrs["id"] as unknown, only: (shared ? only : null) ?? outer }, content);
}

/** Turns the table around the cursor into paragraphs, a row each. */
export const tableToLines: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const depth = depthOf($from, "table");
  if (depth === null) return false;
  if (dispatch) {
    const { children } = $from.node(depth);
    const rows = children.map((row) => lineOf(row, channelsOfBlock($from.node(depth))));
    const tr: Transaction = state.tr.replaceWith($from.before(depth), $from.after(depth), rows);
    dispatch(keepSelection(state, tr).scrollIntoView());
  }
  return true;
};
