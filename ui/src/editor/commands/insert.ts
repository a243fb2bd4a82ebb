/** New blocks at the cursor. */
import { Fragment, type Node, type NodeType } from "prosemirror-model";
import { type Command, type EditorState, NodeSelection, Selection, type Transaction } from "prosemirror-state";
import { inHead } from "../places.ts";
import { schema } from "../schema/index.ts";

const { paragraph, list_item, table, table_row, table_cell, table_header } = schema.nodes;

/** Puts a block behind the one with the cursor, or in its place when that is an empty paragraph. */
export function insertBlock(make: (state: EditorState) => Node | null): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if (inHead($from) || $from.depth === 0) return false;
    const block = make(state);
    const at = block && placeFor(state, block);
    if (!block || !at) return false;
    if (dispatch) {
      const { tr } = state;
      const end = at.to === state.doc.child(0).nodeSize + state.doc.child(1).nodeSize - 1;
      const nodes = block.isTextblock || !end ? [block] : [block, paragraph.create()];
      tr.replaceWith(at.from, at.to, Fragment.fromArray(nodes));
      tr.setSelection(selectionIn(tr, at.from, block));
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

function placeFor(state: EditorState, block: Node): { from: number; to: number } | null {
  const { $from, $to } = state.selection;
  for (let depth = $to.depth; depth > 0; depth -= 1) {
    const [parent, node] = [$to.node(depth - 1), $to.node(depth)];
    const index = $to.index(depth - 1);
    const replacing = node.type === paragraph && node.content.size === 0 && $from.sameParent($to);
    if (parent.type === list_item && block.type !== paragraph) continue;
    if (!parent.canReplaceWith(replacing ? index : index + 1, index + 1, block.type)) continue;
    return { from: replacing ? $to.before(depth) : $to.after(depth), to: $to.after(depth) };
  }
  return null;
}

function selectionIn(tr: Transaction, pos: number, block: Node): Selection {
  if (block.isAtom) return NodeSelection.create(tr.doc, pos);
  return Selection.near(tr.doc.resolve(pos + 1), 1);
}

/** A table with a heading row; at most 20 by 200. */
export function makeTable(rows = 3, columns = 3): Node | null {
  const cells = (type: NodeType) => Array.from({ length: Math.min(20, Math.max(1, columns)) }, () => type.createAndFill()!);
  const body = Array.from({ length: Math.min(200, Math.max(1, rows)) - 1 }, () => table_row.create(null, cells(table_cell)));
  return table.create(null, [table_row.create(null, cells(table_header)), ...body]);
}
