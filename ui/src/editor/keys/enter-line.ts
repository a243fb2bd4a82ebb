/** In a line of the title group, a caption or a credit Enter goes on to the next one; it never splits. */
import { type Command, TextSelection } from "prosemirror-state";
import { isLine } from "../places.ts";
import { schema } from "../schema/index.ts";
import { toNeighbour } from "./edges.ts";

/** Behind a credit it begins a paragraph behind the figure. */
export const enterLine: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!isLine($from.parent)) return false;
  if ($from.parent.type !== schema.nodes.credit) return toNeighbour($from, 1)(state, dispatch);
  const after = $from.after($from.depth - 1);
  const { tr } = state;
  tr.insert(after, schema.nodes.paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};
