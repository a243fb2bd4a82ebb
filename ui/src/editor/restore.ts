/**
 * Blocks of an older version come back into the story one by one, whatever the story has become
 * meanwhile: a block that is still there gets its old content and keeps its place and id, one that
 * was deleted stands again behind the block that preceded it. Each is one step of undo.
 */
import { closeHistory } from "prosemirror-history";
import { Fragment, type Node, type ResolvedPos } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { patchNode } from "./patch.ts";
import { findBlock, isHeadLine, isLine, lineOf, type Placed } from "./places.ts";
import { type OutsideChange, OutsideStep } from "./plugins/outside.ts";
import { throughFolds } from "./plugins/trims/index.ts";
import { putColumnBack, takeColumnOut } from "./restore-columns.ts";
import { readDoc } from "./state.ts";
import type { HeadPart, NodeJson } from "./types.ts";
import { holdsUnits, removeUnits } from "./units.ts";

/** What may come back of a block: all that it holds, its attributes alone, where it stood, or content and place. */
export type Restoring = "content" | "attrs" | "place" | "both";

/** What is to become of the story in one step: blocks that come back from the older version, blocks that it did not have and that go. */
export type Wish = { back: readonly string[]; what?: Restoring; away?: readonly string[] };

/** Parts that stand nowhere without all that belongs to them. */
const WHOLE: ReadonlySet<string> = new Set(["figure", "table", "table_row"]);
const CELLS: ReadonlySet<string> = new Set(["table_cell", "table_header"]);

const idOf = (node: Node): unknown => node.attrs["id"];
const same = (one: Node, other: Node) => one.type === other.type && idOf(one) === idOf(other);

/** The block in the story: by its id, lines of the title group and of a picture also by what they are. */
function present(doc: Node, $was: ResolvedPos, was: Node): Placed | null {
  if (isHeadLine(was)) {
    const { node, start } = lineOf(doc, was.type.name as HeadPart);
    return { node, pos: start - 1 };
  }
  const found = findBlock(doc, String(idOf(was)));
  if (found !== null || $was.parent.type.name !== "figure") return found;
  const figure = findBlock(doc, String(idOf($was.parent)));
  if (figure === null) return null;
  const first = figure.node.firstChild!;
  const pos = figure.pos + 1 + (first.type === was.type ? 0 : first.nodeSize);
  return { node: doc.nodeAt(pos)!, pos };
}

function takes(doc: Node, pos: number, node: Node): boolean {
  const $pos = doc.resolve(pos);
  return $pos.parent.canReplaceWith($pos.index(), $pos.index(), node.type);
}

/** Where a child of `$was.parent` stands again: by its neighbours of then, else at the edge of what held it. Null: that is gone. */
function placeOf(doc: Node, $was: ResolvedPos, node: Node): number | null {
  const { parent: held } = $was;
  const at = $was.index();
  const beside = (sibling: Node, behind: boolean): number | null => {
    const found = findBlock(doc, String(idOf(sibling)));
    if (found === null || !same(doc.resolve(found.pos).parent, held)) return null;
    const pos = found.pos + (behind ? found.node.nodeSize : 0);
    return takes(doc, pos, node) ? pos : null;
  };
  for (let one = at - 1; one >= 0; one -= 1) {
    const pos = beside(held.child(one), true);
    if (pos !== null) return pos;
  }
  for (let one = at + 1; one < held.childCount; one += 1) {
    const pos = beside(held.child(one), false);
    if (pos !== null) return pos;
  }
  const holder = held.type.name === "body" ? { pos: doc.child(0).nodeSize, node: doc.child(1) } : findBlock(doc, String(idOf(held)));
  const end = holder === null ? null : holder.pos + holder.node.nodeSize - 1;
  return end !== null && takes(doc, end, node) ? end : null;
}

/** A column went: its cells cannot come back one by one, so the column does; the table as a whole where cells span others. */
function putTableBack(tr: Transaction, $cell: ResolvedPos): boolean {
  const [$row, $table] = [$cell.doc.resolve($cell.before()), $cell.doc.resolve($cell.before($cell.depth - 1))];
  const row = present(tr.doc, $row, $cell.parent);
  const table = present(tr.doc, $table, $row.parent);
  if (row === null || table === null) return putBack(tr, $row, $cell.parent);
  return putColumnBack(tr, $cell, table) || replace(tr, table, $row.parent);
}

/** What stood in a part of the story that is gone comes back with as much of it as it cannot stand without. */
function putBack(tr: Transaction, $was: ResolvedPos, node: Node): boolean {
  if (CELLS.has(node.type.name)) return putTableBack(tr, $was);
  const pos = placeOf(tr.doc, $was, node);
  if (pos !== null) {
    tr.insert(pos, node);
    return true;
  }
  if ($was.depth < 2) return false;
  const { parent } = $was;
  const $parent = $was.doc.resolve($was.before());
  // It is there and has no room for this block: then it is something else by now.
  if (present(tr.doc, $parent, parent) !== null) return false;
  return putBack(tr, $parent, WHOLE.has(parent.type.name) ? parent : parent.copy(Fragment.from(node)));
}

function replace(tr: Transaction, { node, pos }: Placed, was: Node): boolean {
  if (node.eq(was)) return false;
  const steps = tr.steps.length;
  if (node.type === was.type || (node.isTextblock && was.isTextblock)) patchNode(tr, node, was, pos);
  else {
    const $pos = tr.doc.resolve(pos);
    if (!$pos.parent.canReplaceWith($pos.index(), $pos.index() + 1, was.type)) return false;
    tr.replaceWith(pos, pos + node.nodeSize, was);
  }
  return tr.steps.length > steps;
}

/** Moves a block that is there to where it stood. */
function moveBack(tr: Transaction, $was: ResolvedPos, { node, pos }: Placed): boolean {
  const $now = tr.doc.resolve(pos);
  const to = placeOf(tr.doc, $was, node);
  const stays = to === pos || to === pos + node.nodeSize;
  return !stays && !CELLS.has(node.type.name) && !isLine(node) && takeOut(tr, $now, node) && putBack(tr, $was, node);
}

/** Removes a block, and what would be empty without it; false when it cannot go alone. */
function takeOut(tr: Transaction, $at: ResolvedPos, node: Node): boolean {
  const { parent, pos } = $at;
  if (["figure", "head", "table_row"].includes(parent.type.name)) return false;
  if (holdsUnits(parent)) removeUnits(tr, { from: pos, to: pos + node.nodeSize });
  else if (parent.childCount > 1) tr.delete(pos, pos + node.nodeSize);
  else return !CELLS.has(parent.type.name) && takeOut(tr, tr.doc.resolve($at.before()), parent);
  return true;
}

/** Removes a block that the older version has not; a part that cannot go alone goes with what came with it: a cell with its row or column. */
function sendAway(tr: Transaction, old: Node, $at: ResolvedPos, node: Node): boolean {
  if (takeOut(tr, $at, node)) return true;
  const { parent } = $at;
  if (CELLS.has(node.type.name) && findBlock(old, String(idOf(parent))) !== null) return takeColumnOut(tr, old, $at);
  const came = (CELLS.has(parent.type.name) || WHOLE.has(parent.type.name)) && findBlock(old, String(idOf(parent))) === null;
  return came && sendAway(tr, old, tr.doc.resolve($at.before()), parent);
}

/** False: the block could not come back, and the steps so far are of no use. */
function bring(tr: Transaction, old: Node, id: string, what: Restoring): boolean {
  const was = findBlock(old, id);
  if (was === null) return true;
  const $was = old.resolve(was.pos);
  const there = present(tr.doc, $was, was.node);
  if (there === null) return putBack(tr, $was, was.node);
  if (what === "attrs") replace(tr, there, there.node.type === was.node.type ? was.node.copy(there.node.content) : was.node);
  else if (what !== "place") replace(tr, there, was.node);
  if (what !== "place" && what !== "both") return true;
  const steps = tr.steps.length;
  // Taken out and with no place to go: then it had better stay where it is.
  return moveBack(tr, $was, present(tr.doc, $was, was.node)!) || tr.steps.length === steps;
}

/** The story with blocks of `old` as they were; null when nothing comes of it. */
export function restored(state: EditorState, old: Node, { back, what = "content", away = [] }: Wish): Transaction | null {
  const tr = closeHistory(state.tr);
  if (!back.every((id) => bring(tr, old, id, what))) return null;
  for (const id of away) {
    const found = findBlock(tr.doc, id);
    if (found !== null) sendAway(tr, old, tr.doc.resolve(found.pos), found.node);
  }
  return tr.docChanged ? tr : null;
}

function dispatched(view: EditorView, tr: Transaction | null): boolean {
  if (tr === null) return false;
  const before = view.state;
  view.dispatch(throughFolds(tr));
  if (view.state === before) return false;
  // What is typed right after is a step of its own.
  view.dispatch(closeHistory(view.state.tr));
  return true;
}

/** Makes the wish one step of undo; false when nothing came of it. `old` is the doc of the older version. */
export function restoreBlocks(view: EditorView, old: NodeJson, wish: Wish): boolean {
  return dispatched(view, restored(view.state, readDoc(old), wish));
}

/** Changes the story details as one step of the text's undo history. */
export function changeOutside(view: EditorView, changes: readonly OutsideChange[]): boolean {
  return changes.length > 0 && dispatched(view, closeHistory(view.state.tr).step(new OutsideStep(changes)));
}
