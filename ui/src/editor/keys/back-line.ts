/** Backspace at the start of a line: it is not joined with the one before, the cursor only goes there. */
import { type Command, NodeSelection } from "prosemirror-state";
import { isLine } from "../places.ts";
import { schema } from "../schema/index.ts";
import { atStart, toNeighbour } from "./edges.ts";

/** Before a caption stands the picture: that is selected. */
export const backLine: Command = (state, dispatch) => {
  const $at = atStart(state);
  if (!$at || !isLine($at.parent)) return false;
  if ($at.parent.type === schema.nodes.caption) {
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, $at.before($at.depth - 1))));
    return true;
  }
  // The first line has nothing before it; the key is used up all the same.
  toNeighbour($at, -1)(state, dispatch);
  return true;
};
