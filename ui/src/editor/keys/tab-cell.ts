/** Tab in a table: to the next or previous cell; in the last cell it makes a new row. */
import { type Command, Selection } from "prosemirror-state";
import { addRowAfter, goToNextCell, isInTable, selectedRect, TableMap } from "prosemirror-tables";
import type { Direction } from "./edges.ts";

const newRow: Command = (state, dispatch) => {
  const { bottom, tableStart } = selectedRect(state);
  return addRowAfter(state, dispatch && ((tr) => {
    const table = tr.doc.nodeAt(tableStart - 1)!;
    const cell = tableStart + TableMap.get(table).positionAt(bottom, 0, table);
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(cell + 1), 1)).scrollIntoView());
  }));
};

export function tabCell(direction: Direction): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false;
    if (goToNextCell(direction)(state, dispatch)) return true;
    if (direction > 0) newRow(state, dispatch);
    return true;
  };
}
