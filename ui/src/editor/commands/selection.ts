/** Keeps the cursor in its text when blocks are rebuilt around it. */
import { type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { findBlock } from "../places.ts";

/** Puts the selection to where its text now is, found by the blocks' ids. */
export function keepSelection(state: EditorState, tr: Transaction): Transaction {
  const place = (pos: number): number | null => {
    const $pos = state.doc.resolve(pos);
    const block = findBlock(tr.doc, String($pos.parent.attrs["id"]));
    return block?.node.isTextblock ? block.pos + 1 + Math.min($pos.parentOffset, block.node.content.size) : null;
  };
  const [anchor, head] = [place(state.selection.anchor), place(state.selection.head)];
  if (anchor === null || head === null) return tr;
  const between = TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head));
  return tr.setSelection(state.selection instanceof TextSelection ? between : Selection.near(tr.doc.resolve(head)));
}
