/**
 * Backspace and Delete over selected cells: first they are emptied; Backspace over whole rows or
 * columns that are empty takes those away, over the whole empty table the table.
 */
import { type Command, type EditorState, Selection, type Transaction } from "prosemirror-state";
import { CellSelection } from "prosemirror-tables";
import { deleteLines } from "../commands/tables.ts";
import { schema } from "../schema/index.ts";

function emptied(state: EditorState, selection: CellSelection): Transaction {
  const { tr } = state;
  const cells: { pos: number; size: number }[] = [];
  selection.forEachCell((cell, pos) => cells.push({ pos, size: cell.content.size }));
  // From the last, so that the places of those before stay.
  for (const { pos, size } of cells.sort((a, b) => b.pos - a.pos)) {
    if (size > 2) tr.replaceWith(pos + 1, pos + 1 + size, schema.nodes.paragraph.create());
  }
  const [anchor, head] = [selection.$anchorCell.pos, selection.$headCell.pos].map((pos) => tr.mapping.map(pos));
  return tr.setSelection(CellSelection.create(tr.doc, anchor!, head)).scrollIntoView();
}

function isEmpty(selection: CellSelection): boolean {
  let empty = true;
  selection.forEachCell((cell) => void (empty &&= cell.content.size <= 2));
  return empty;
}

function takeAway(selection: CellSelection): Command | null {
  return selection.isRowSelection() ? deleteLines("row") : selection.isColSelection() ? deleteLines("column") : null;
}

/** What is left of the selection becomes a cursor in its first cell. */
function withCursor(tr: Transaction): Transaction {
  const { selection } = tr;
  return selection instanceof CellSelection ? tr.setSelection(Selection.near(tr.doc.resolve(selection.$anchorCell.pos + 1), 1)) : tr;
}

/** Empties the selected cells; with `removing` empty rows, columns and tables go. */
export function clearCells(removing: boolean): Command {
  return (state, dispatch) => {
    const { selection } = state;
    if (!(selection instanceof CellSelection)) return false;
    if (!isEmpty(selection)) dispatch?.(emptied(state, selection));
    else if (removing) takeAway(selection)?.(state, dispatch && ((tr) => dispatch(withCursor(tr))));
    return true;
  };
}
