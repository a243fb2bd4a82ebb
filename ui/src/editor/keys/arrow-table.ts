/** Up from the first row of a table and down from the last: out of it, between blocks where there is no text. */
import { type Command, Selection, TextSelection } from "prosemirror-state";
import { CellSelection, selectionCell, TableMap } from "prosemirror-tables";
import { depthOf } from "../places.ts";
import type { Direction } from "./edges.ts";
import { gapAt } from "./gap.ts";

export function arrowTable(direction: Direction): Command {
  return (state, dispatch, view) => {
    const { selection } = state;
    const depth = depthOf(selection.$head, "table");
    if (depth === null || !view || selection instanceof CellSelection || !(selection instanceof TextSelection && selection.empty)) return false;
    const $cell = selectionCell(state);
    const paragraph = $cell.nodeAfter![direction < 0 ? "firstChild" : "lastChild"];
    if (paragraph !== selection.$head.parent || !view.endOfTextblock(direction < 0 ? "up" : "down")) return false;
    const map = TableMap.get(selection.$head.node(depth));
    const rect = map.findCell($cell.pos - selection.$head.start(depth));
    if (direction < 0 ? rect.top > 0 : rect.bottom < map.height) return false;
    const $border = state.doc.resolve(direction < 0 ? selection.$head.before(depth) : selection.$head.after(depth));
    const found = gapAt($border) ?? Selection.findFrom($border, direction);
    if (!found) return false;
    dispatch?.(state.tr.setSelection(found).scrollIntoView());
    return true;
  };
}
