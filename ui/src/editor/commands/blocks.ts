/** Commands on whole blocks: what a paragraph is, wrapping, moving, inserting. */
import { wrapIn } from "prosemirror-commands";
import { Fragment, type Node, type NodeType, Slice } from "prosemirror-model";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { type Command, type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { ReplaceAroundStep, ReplaceStep } from "prosemirror-transform";
import { depthOf, inHead, isLine } from "../places.ts";
import { schema } from "../schema/index.ts";

type Attrs = Record<string, unknown>;
type Found = { node: Node; pos: number };

const { paragraph, section_head, quote, box, bullet_list, ordered_list, list_item, table, table_row, table_cell, table_header } =
  schema.nodes;

/** The paragraphs and section heads that the selection touches. */
function touched(state: EditorState): Found[] {
  const found: Found[] = [];
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, pos) => {
    if (node.type === paragraph || node.type === section_head) found.push({ node, pos });
    return !node.isTextblock;
  });
  return found;
}

/** Turns the touched blocks into this kind; ids and channels stay. */
export function setBlock(type: NodeType, attrs: Attrs): Command {
  return (state, dispatch) => {
    const changing = touched(state).filter(({ node, pos }) => {
      if (node.hasMarkup(type, { ...node.attrs, ...attrs })) return false;
      const $pos = state.doc.resolve(pos);
      return node.type === type || $pos.parent.canReplaceWith($pos.index(), $pos.index() + 1, type);
    });
    if (changing.length === 0) return false;
    if (dispatch) {
      const { tr } = state;
      for (const { node, pos } of changing) {
        tr.setNodeMarkup(pos, type, { id: node.attrs["id"], only: node.attrs["only"], ...attrs });
      }
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

/** Whether all touched blocks are of this kind. */
export function isBlock(type: NodeType, attrs: Attrs) {
  return (state: EditorState): boolean => {
    const all = touched(state);
    const fits = ({ node }: Found) => Object.entries(attrs).every(([name, value]) => node.attrs[name] === value);
    return all.length > 0 && all.every((found) => found.node.type === type && fits(found));
  };
}

/** Into this kind, or back to a plain paragraph when it already is. */
export function toggleBlock(type: NodeType, attrs: Attrs): Command {
  return (state, dispatch) =>
    isBlock(type, attrs)(state) ? setBlock(paragraph, { style: "body" })(state, dispatch) : setBlock(type, attrs)(state, dispatch);
}

/** The innermost ancestor of this type. */
function around(state: EditorState, ...names: string[]): Found | null {
  const { $from } = state.selection;
  const depth = depthOf($from, ...names);
  return depth === null ? null : { node: $from.node(depth), pos: $from.before(depth) };
}

/** Whether the selection starts inside a node of this type with these attributes. */
export function isAround(name: string, attrs: Attrs = {}) {
  return (state: EditorState): boolean => {
    const found = around(state, name);
    return found !== null && Object.entries(attrs).every(([key, value]) => found.node.attrs[key] === value);
  };
}

/** Puts what stands in the node at `pos` in its place. */
export function unwrap(tr: Transaction, pos: number): Transaction {
  const end = pos + tr.doc.nodeAt(pos)!.nodeSize;
  return tr.step(new ReplaceAroundStep(pos, end, pos + 1, end - 1, Slice.empty, 0, true));
}

/** Wraps in a quote or box of this kind, changes the kind, or unwraps when it already is of this kind. */
export function toggleWrap(type: typeof quote | typeof box, kind: string): Command {
  return (state, dispatch) => {
    const found = around(state, type.name);
    if (found === null) return wrapIn(type, { kind })(state, dispatch);
    if (dispatch) {
      const { tr } = state;
      if (found.node.attrs["kind"] === kind) unwrap(tr, found.pos);
      else tr.setNodeAttribute(found.pos, "kind", kind);
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

/** Makes a list, changes its kind, or takes the items out when it already is of this kind. */
export function toggleList(type: typeof bullet_list | typeof ordered_list): Command {
  return (state, dispatch) => {
    const found = around(state, "bullet_list", "ordered_list");
    if (found === null) return wrapInList(type)(state, dispatch);
    if (found.node.type === type) return liftListItem(list_item)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(found.pos, type, found.node.attrs).scrollIntoView());
    return true;
  };
}

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

const MOVING = ["body", "box", "bullet_list", "ordered_list"];

/** Swaps the innermost block or list item at the cursor with its neighbour. */
export function moveBlock(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    const whole = state.selection instanceof NodeSelection ? state.selection.node : null;
    for (let depth = $from.sharedDepth($to.pos); depth > 0; depth -= 1) {
      if (!MOVING.includes($from.node(depth).type.name)) continue;
      const parent = $from.node(depth);
      const [first, last] = [$from.index(depth), whole && depth === $from.depth ? $from.index(depth) : $to.index(depth)];
      const other = direction < 0 ? first - 1 : last + 1;
      if (other < 0 || other >= parent.childCount) continue;
      if (dispatch) dispatch(swap(state, $from.start(depth), parent, first, last, direction));
      return true;
    }
    return false;
  };
}

function swap(state: EditorState, inner: number, parent: Node, first: number, last: number, direction: -1 | 1): Transaction {
  const { tr, selection } = state;
  const [a, b] = direction < 0 ? [first - 1, last] : [first, last + 1];
  const start = inner + parent.children.slice(0, a).reduce((size, child) => size + child.nodeSize, 0);
  const nodes = parent.children.slice(a, b + 1);
  const size = nodes.reduce((sum, child) => sum + child.nodeSize, 0);
  const moved = direction < 0 ? [...nodes.slice(1), nodes[0]!] : [nodes[nodes.length - 1]!, ...nodes.slice(0, -1)];
  const by = direction < 0 ? -nodes[0]!.nodeSize : nodes[nodes.length - 1]!.nodeSize;
  tr.step(new ReplaceStep(start, start + size, new Slice(Fragment.fromArray(moved), 0, 0)));
  const at = (pos: number) => tr.doc.resolve(pos + by);
  const node = selection instanceof NodeSelection;
  return tr
    .setSelection(node ? NodeSelection.create(tr.doc, selection.from + by) : TextSelection.between(at(selection.anchor), at(selection.head)))
    .scrollIntoView();
}

/** First the line, cell or body that holds the cursor, then everything. */
export const selectInPlace: Command = (state, dispatch) => {
  const { $from, $to, from, to } = state.selection;
  const depth = isLine($from.parent) ? $from.depth : depthOf($from, "table_cell", "table_header", "body");
  if (depth === null || $to.pos > $from.end(depth)) return false;
  const doc = state.doc;
  const [start, end] = [doc.resolve($from.start(depth)), doc.resolve($from.end(depth))];
  const all = TextSelection.between(start, end);
  if (all.from >= from && all.to <= to) return false;
  dispatch?.(state.tr.setSelection(all));
  return true;
};
