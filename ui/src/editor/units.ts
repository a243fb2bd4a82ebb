/** What is moved, copied and deleted as a whole: children of the body and of boxes, items of lists. */
import { Fragment, type Node, type ResolvedPos } from "prosemirror-model";
import { closeHistory } from "prosemirror-history";
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { handDown } from "./commands/keep-only.ts";
import { schema } from "./schema/index.ts";

/** Neighbouring units, from the position in front of the first to the one behind the last. */
export type Units = { from: number; to: number };

const { bullet_list, ordered_list, list_item, paragraph, body, box } = schema.nodes;
const isList = (node: Node) => node.type === bullet_list || node.type === ordered_list;
/** Whether its children are units. */
export const holdsUnits = (node: Node) => node.type === body || node.type === box || isList(node);

/** The units around a position, the innermost first. */
export function unitsAround($pos: ResolvedPos): Units[] {
  const found: Units[] = [];
  for (let depth = $pos.depth; depth > 1; depth -= 1) {
    if (holdsUnits($pos.node(depth - 1))) found.push({ from: $pos.before(depth), to: $pos.after(depth) });
  }
  return found;
}

/** The units that the selection touches; null in the title group. */
export function selectedUnits({ selection }: EditorState): Units | null {
  const { $from, $to } = selection;
  if (selection instanceof NodeSelection && holdsUnits($from.parent)) return { from: $from.pos, to: $to.pos };
  for (let depth = $from.sharedDepth($to.pos); depth > 0; depth -= 1) {
    if (!holdsUnits($from.node(depth)) || depth === $from.depth) continue;
    return { from: $from.before(depth + 1), to: $to.depth > depth ? $to.after(depth + 1) : $to.pos };
  }
  return null;
}

/** What a list takes, or what stands outside of one: items are made and taken apart. */
function fitted(nodes: readonly Node[], parent: Node): Fragment {
  if (!isList(parent)) return Fragment.from(nodes.flatMap((node) => (node.type === list_item ? node.children : [node])));
  const item = (node: Node): readonly Node[] => (node.type === list_item ? [node] : isList(node) ? node.children : [list_item.create(null, node)]);
  return Fragment.from(nodes.flatMap(item));
}

function nodesOf(doc: Node, { from, to }: Units): Node[] {
  return [...doc.slice(from, to).content.content];
}

/** Removes units; a list that would be empty goes with its last item, a box or the body keeps an empty paragraph. */
export function removeUnits(tr: Transaction, { from, to }: Units): Transaction {
  const $from = tr.doc.resolve(from);
  const whole = $from.parentOffset === 0 && to === $from.end();
  if (!whole) return tr.delete(from, to);
  const holder = $from.parent.type;
  if (holder === body || holder === box) return tr.replaceWith(from, to, paragraph.create());
  return removeUnits(tr, { from: $from.before(), to: $from.after() });
}

/** Whether the units may be put at this position between units. */
export function canMove(doc: Node, units: Units, to: number): boolean {
  const $to = doc.resolve(to);
  if (!holdsUnits($to.parent) || $to.textOffset > 0 || (to >= units.from && to <= units.to)) return false;
  return $to.parent.canReplace($to.index(), $to.index(), fitted(nodesOf(doc, units), $to.parent));
}

function chosen(tr: Transaction, state: EditorState, units: Units, at: number, size: number): Selection {
  const { selection } = state;
  const first = tr.doc.nodeAt(at);
  const same = size === units.to - units.from;
  if (same && selection instanceof TextSelection && selection.from > units.from && selection.to < units.to) {
    const by = at - units.from;
    return TextSelection.create(tr.doc, selection.anchor + by, selection.head + by);
  }
  if (first?.isAtom && size === first.nodeSize) return NodeSelection.create(tr.doc, at);
  if (first?.nodeSize === size) return Selection.near(tr.doc.resolve(at + 1), 1);
  return TextSelection.between(tr.doc.resolve(at + 1), tr.doc.resolve(at + size - 1));
}

/** Moves units to a position between others, as one step of undo; ids stay. Null when they may not stand there. */
export function moveUnits(state: EditorState, units: Units, to: number): Transaction | null {
  if (!canMove(state.doc, units, to)) return null;
  const content = fitted(nodesOf(state.doc, units), state.doc.resolve(to).parent);
  const tr = removeUnits(closeHistory(state.tr), units);
  const at = tr.mapping.map(to);
  handDown(state.doc, tr.insert(at, content));
  return tr.setSelection(chosen(tr, state, units, at, content.size)).scrollIntoView();
}
