/** Deleting over the title group's borders: lines lose their text, never themselves. */
import { Fragment } from "prosemirror-model";
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { bodyEnd, bodyStart, crossesHead } from "../places.ts";
import { schema } from "../schema/index.ts";

/** Empties what a selection over lines of the title group holds; the cursor goes to its start. */
export function emptyAcross(state: EditorState): Transaction {
  const { doc, tr } = state;
  const { from, to } = state.selection;
  if (to > bodyStart(doc)) emptyBody(tr, Math.max(from, bodyStart(doc)), to);
  const head = doc.child(0);
  const lines: { start: number; end: number }[] = [];
  head.forEach((line, offset) => lines.push({ start: offset + 2, end: offset + 2 + line.content.size }));
  let first: number | null = null;
  for (const { start, end } of lines.reverse()) {
    const [a, b] = [Math.max(from, start), Math.min(to, end)];
    if (a <= b) first = a;
    if (a < b) tr.delete(a, b);
  }
  return tr.setSelection(first === null ? Selection.near(tr.doc.resolve(from)) : TextSelection.create(tr.doc, first));
}

function emptyBody(tr: Transaction, from: number, to: number): void {
  const { doc } = tr;
  if (from <= bodyStart(doc) && to >= bodyEnd(doc)) {
    tr.replaceWith(bodyStart(doc), bodyEnd(doc), Fragment.from(schema.nodes.paragraph.create()));
  } else {
    tr.deleteRange(from, to);
  }
}

/** Deletes a selection that crosses lines of the title group; elsewhere it does not apply. */
export const deleteAcross: Command = (state, dispatch) => {
  if (!crossesHead(state.selection)) return false;
  dispatch?.(emptyAcross(state).scrollIntoView());
  return true;
};
