/** Selecting ever more: the line or cell, the table, the body, everything. */
import { selectAll } from "prosemirror-commands";
import { type Command, TextSelection } from "prosemirror-state";
import { CellSelection } from "prosemirror-tables";
import { depthOf, isLine } from "../places.ts";

/** All text of the innermost node of these kinds; false when it is selected already. */
function selectIn(...names: string[]): Command {
  return (state, dispatch) => {
    const { $from, $to, from, to } = state.selection;
    const depth = names.length === 0 ? (isLine($from.parent) ? $from.depth : null) : depthOf($from, ...names);
    if (depth === null || $to.pos > $from.end(depth)) return false;
    const all = TextSelection.between(state.doc.resolve($from.start(depth)), state.doc.resolve($from.end(depth)));
    if (all.from >= from && all.to <= to) return false;
    dispatch?.(state.tr.setSelection(all));
    return true;
  };
}

const selectTable: Command = (state, dispatch) => {
  const { selection } = state;
  const depth = depthOf(selection.$from, "table");
  if (depth === null || selection.$to.pos > selection.$from.end(depth)) return false;
  if (selection instanceof CellSelection && selection.isRowSelection() && selection.isColSelection()) return false;
  const start = selection.$from.start(depth);
  const row = selection.$from.node(depth).lastChild!;
  const last = selection.$from.end(depth) - 1 - row.lastChild!.nodeSize;
  dispatch?.(state.tr.setSelection(CellSelection.create(state.doc, start + 1, last)));
  return true;
};

const STEPS: Command[] = [selectIn(), selectIn("table_cell", "table_header"), selectTable, selectIn("body"), selectAll];

export const selectMore: Command = (state, dispatch) => {
  const cells = state.selection instanceof CellSelection;
  return STEPS.some((step, at) => !(cells && at < 2) && step(state, dispatch));
};
