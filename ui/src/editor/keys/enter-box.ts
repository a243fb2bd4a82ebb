/** An empty last paragraph of a box: Enter leaves the box. */
import { type Command, TextSelection } from "prosemirror-state";
import { cursor, depthOf } from "../places.ts";
import { schema } from "../schema/index.ts";

export const enterBox: Command = (state, dispatch) => {
  const $at = cursor(state);
  const depth = $at && depthOf($at, "box");
  if (!$at || depth !== $at.depth - 1 || $at.parent.content.size > 0) return false;
  const parent = $at.node(depth);
  if (parent.childCount < 2 || $at.index(depth) !== parent.childCount - 1) return false;
  const { tr } = state;
  tr.delete($at.before(), $at.after());
  const after = tr.mapping.map($at.after(depth));
  tr.insert(after, schema.nodes.paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};
