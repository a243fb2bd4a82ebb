/** Whole blocks: moved, doubled, deleted; paragraphs before and behind them. */
import { Fragment, type Node, type ResolvedPos, Slice } from "prosemirror-model";
import { type Command, type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";
import { bodyEnd, bodyStart, depthOf, inHead } from "../places.ts";
import { schema } from "../schema/index.ts";
import { holdsUnits } from "../units.ts";

const { paragraph } = schema.nodes;

/** Children `first` to `last` of `parent`, whose content starts at `inner`. */
type Run = { parent: Node; inner: number; first: number; last: number };

/** The blocks or list items that the selection touches, in the innermost parent that fits. */
function runs(state: EditorState): Run[] {
  const { selection } = state;
  const { $from, $to } = selection;
  const found: Run[] = [];
  for (let depth = $from.sharedDepth($to.pos); depth > 0; depth -= 1) {
    if (!holdsUnits($from.node(depth))) continue;
    const whole = selection instanceof NodeSelection && depth === $from.depth;
    const [first, last] = [$from.index(depth), whole ? $from.index(depth) : $to.index(depth)];
    found.push({ parent: $from.node(depth), inner: $from.start(depth), first, last: Math.min(last, $from.node(depth).childCount - 1) });
  }
  return found;
}

const sizeOf = (nodes: readonly Node[]) => nodes.reduce((size, node) => size + node.nodeSize, 0);
const startOf = ({ parent, inner }: Run, index: number) => inner + sizeOf(parent.children.slice(0, index));

/** Moves the touched blocks or list items over their neighbour. */
export function moveBlock(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const run = runs(state).find(({ parent, first, last }) => (direction < 0 ? first > 0 : last < parent.childCount - 1));
    if (!run) return false;
    dispatch?.(swap(state, run, direction));
    return true;
  };
}

function swap(state: EditorState, run: Run, direction: -1 | 1): Transaction {
  const { tr, selection } = state;
  const [a, b] = direction < 0 ? [run.first - 1, run.last] : [run.first, run.last + 1];
  const start = startOf(run, a);
  const nodes = run.parent.children.slice(a, b + 1);
  const moved = direction < 0 ? [...nodes.slice(1), nodes[0]!] : [nodes[nodes.length - 1]!, ...nodes.slice(0, -1)];
  const by = direction < 0 ? -nodes[0]!.nodeSize : nodes[nodes.length - 1]!.nodeSize;
  tr.step(new ReplaceStep(start, start + sizeOf(nodes), new Slice(Fragment.fromArray(moved), 0, 0)));
  return shifted(tr, selection, by).scrollIntoView();
}

/** The same selection, `by` positions on. */
function shifted(tr: Transaction, selection: Selection, by: number): Transaction {
  const at = (pos: number) => tr.doc.resolve(pos + by);
  if (selection instanceof NodeSelection) return tr.setSelection(NodeSelection.create(tr.doc, selection.from + by));
  return tr.setSelection(TextSelection.between(at(selection.anchor), at(selection.head)));
}

/** A copy without ids: they are the original's. */
function copyOf(node: Node): Node {
  if (node.isText || !("id" in node.attrs)) return node.isLeaf ? node : node.copy(Fragment.fromArray(node.children.map(copyOf)));
  return node.type.create({ ...node.attrs, id: null }, Fragment.fromArray(node.children.map(copyOf)), node.marks);
}

/** A copy of the touched blocks behind them; the cursor goes along into the copy. */
export const duplicate: Command = (state, dispatch) => {
  const run = runs(state)[0];
  if (!run || inHead(state.selection.$from)) return false;
  if (dispatch) {
    const nodes = run.parent.children.slice(run.first, run.last + 1);
    const tr = state.tr.insert(startOf(run, run.last + 1), nodes.map(copyOf));
    dispatch(shifted(tr, state.selection, sizeOf(nodes)).scrollIntoView());
  }
  return true;
};

/** Deletes the touched blocks, with the list, box or body around them kept alive where they were all. */
export const deleteBlock: Command = (state, dispatch) => {
  if (inHead(state.selection.$from)) return false;
  const run = runs(state).find(({ parent, first, last }) => parent.type.name === "body" || first > 0 || last < parent.childCount - 1);
  if (!run) return false;
  if (dispatch) {
    const [from, to] = [startOf(run, run.first), startOf(run, run.last + 1)];
    const { tr } = state;
    if (to - from === run.parent.content.size) tr.replaceWith(from, to, paragraph.create());
    else tr.delete(from, to);
    const $at = tr.doc.resolve(Math.min(from, bodyEnd(tr.doc)));
    const near = $at.nodeAfter ? Selection.findFrom($at, 1) : Selection.findFrom($at, -1);
    if (near) tr.setSelection(near);
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** Depth of what a paragraph is put before or behind: the list, quote, figure, table or box around the cursor, or its text block. */
function leavingDepth($pos: ResolvedPos): number {
  const depth = depthOf($pos, "bullet_list", "ordered_list", "quote", "figure", "table", "box");
  if (depth === null) return Math.min($pos.depth, 2);
  // Out of a list means out of all of its levels.
  let outer = depth;
  while (outer > 3 && /_list$/.test($pos.node(outer).type.name) && $pos.node(outer - 1).type.name === "list_item") outer -= 2;
  return outer;
}

/** An empty paragraph before or behind the block that holds the cursor, out of lists, tables, boxes … */
export function paragraphBeside(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    if (inHead($from)) return false;
    const node = state.selection instanceof NodeSelection;
    const depth = leavingDepth(direction < 0 ? $from : $to);
    const at = node ? (direction < 0 ? $from.pos : $to.pos) : depth < 2 ? (direction < 0 ? bodyStart(state.doc) : bodyEnd(state.doc))
      : direction < 0 ? $from.before(depth) : $to.after(depth);
    const $at = state.doc.resolve(at);
    if (!$at.parent.canReplaceWith($at.index(), $at.index(), paragraph)) return false;
    if (dispatch) {
      const tr = state.tr.insert(at, paragraph.create());
      dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
    }
    return true;
  };
}
