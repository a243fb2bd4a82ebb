/** On a selected figure, divider, table or embed, Enter begins a paragraph behind it. */
import { type Command, NodeSelection, TextSelection } from "prosemirror-state";
import { schema } from "../schema/index.ts";

const { paragraph } = schema.nodes;

export const enterNode: Command = (state, dispatch) => {
  const { selection, tr } = state;
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock || selection.node.isTextblock) return false;
  if (!selection.$to.parent.canReplaceWith(selection.$to.index(), selection.$to.index(), paragraph)) return false;
  tr.insert(selection.to, paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, selection.to + 1)).scrollIntoView());
  return true;
};
