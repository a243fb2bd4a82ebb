/**
 * Deleting over borders: lines of the title group, captions, cells and boxes lose their text,
 * and text never moves from one of them into another.
 */
import { Fragment, type Node, type ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { bodyEnd, bodyStart, crossesBorder, crossesHead } from "../places.ts";

/** Nodes whose children are fixed in number: they are emptied, never taken out. */
const FIXED: ReadonlySet<string> = new Set(["figure", "table", "table_row"]);

/**
 * Takes away what lies between two positions, in every child of `parent` for itself. What is
 * wholly covered goes, unless its parent needs it.
 */
function clearBetween(tr: Transaction, parent: Node, inner: number, from: number, to: number): void {
  const fixed = FIXED.has(parent.type.name);
  if (!fixed && from <= inner && to >= inner + parent.content.size) {
    const least = parent.type.contentMatch.fillBefore(Fragment.empty, true) ?? Fragment.empty;
    tr.replaceWith(inner, inner + parent.content.size, least);
    return;
  }
  let end = inner + parent.content.size;
  for (const child of [...parent.children].reverse()) {
    const start = end - child.nodeSize;
    if (start < to && end > from) {
      if (child.isTextblock && (fixed || start < from || end > to)) tr.delete(Math.max(from, start + 1), Math.min(to, end - 1));
      else if (!fixed && from <= start && to >= end) tr.delete(start, end);
      else clearBetween(tr, child, start + 1, from, to);
    }
    end = start;
  }
}

/** At the very start or end of a frame the selection means the frame as well. */
function wholeFrames($pos: ResolvedPos, shared: number, atEdge: (depth: number) => boolean, edge: (depth: number) => number): number {
  let found = $pos.pos;
  for (let depth = $pos.depth; depth > shared; depth -= 1) {
    if (!atEdge(depth)) break;
    if (["box", "table", "figure"].includes($pos.node(depth).type.name)) found = edge(depth);
  }
  return found;
}

function emptyFrames(state: EditorState): Transaction {
  const { tr } = state;
  const { $from, $to } = state.selection;
  const shared = $from.sharedDepth($to.pos);
  const from = wholeFrames($from, shared, (depth) => $from.pos - $from.start(depth) === $from.depth - depth, (depth) => $from.before(depth));
  const to = wholeFrames($to, shared, (depth) => $to.end(depth) - $to.pos === $to.depth - depth, (depth) => $to.after(depth));
  clearBetween(tr, $from.node(shared), $from.start(shared), from, to);
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)), 1));
}

/** Empties what a selection over lines of the title group holds; the cursor goes to its start. */
function emptyHead(state: EditorState): Transaction {
  const { doc, tr } = state;
  const { from, to } = state.selection;
  if (to > bodyStart(doc)) clearBetween(tr, doc.child(1), bodyStart(doc), Math.max(from, bodyStart(doc)), Math.min(to, bodyEnd(doc)));
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

/** Empties what a selection over borders holds; the cursor goes to its start. */
export const emptyAcross = (state: EditorState): Transaction => (crossesHead(state.selection) ? emptyHead(state) : emptyFrames(state));

/** Deletes a selection that crosses such borders; elsewhere it does not apply. */
export const deleteAcross: Command = (state, dispatch) => {
  if (!crossesBorder(state.selection)) return false;
  dispatch?.(emptyAcross(state).scrollIntoView());
  return true;
};

