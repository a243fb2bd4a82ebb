/** Where the cursor is in the story, asked by keys and commands. */
import type { Node, ResolvedPos } from "prosemirror-model";
import { type EditorState, Selection, TextSelection } from "prosemirror-state";
import { type BlockPlace, type FocusTarget, HEAD_PARTS, type HeadPart } from "./types.ts";

/** A node with the position in front of it. */
export type Placed = { node: Node; pos: number };

const HEAD_LINES: ReadonlySet<string> = new Set(HEAD_PARTS);

/** A line of the title group. */
export const isHeadLine = (node: Node) => HEAD_LINES.has(node.type.name);

/** A line that is never split, joined or turned into something else. */
export const isLine = (node: Node) => isHeadLine(node) || ["caption", "credit"].includes(node.type.name);

/** Depth of the innermost ancestor with one of these names; null without. */
export function depthOf($pos: ResolvedPos, ...names: string[]): number | null {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if (names.includes($pos.node(depth).type.name)) return depth;
  }
  return null;
}

/** Whether a position is in the title group. */
export const inHead = ($pos: ResolvedPos) => $pos.depth > 0 && $pos.node(1).type.name === "head";

/** The position in front of the body's first block. */
export const bodyStart = (doc: Node) => doc.child(0).nodeSize + 1;

/** The position behind the body's last block. */
export const bodyEnd = (doc: Node) => doc.content.size - 1;

/** Whether the selection reaches over the border of a line of the title group, or of the whole group. */
export function crossesHead(selection: Selection): boolean {
  const { $from, $to } = selection;
  if (selection.empty) return false;
  if ($from.depth === 0 || $to.depth === 0) return true;
  return (inHead($from) || inHead($to)) && !$from.sameParent($to);
}

const FRAMES = ["caption", "credit", "table_cell", "table_header", "box"];

/** The position in front of the innermost box, cell, caption or credit; null outside of all. */
function frameOf($pos: ResolvedPos): number | null {
  const depth = depthOf($pos, ...FRAMES);
  return depth === null ? null : $pos.before(depth);
}

/** Whether the selection reaches over a border that no text may cross: of the title group's lines, a caption, a cell or a box. */
export function crossesBorder(selection: Selection): boolean {
  const { $from, $to } = selection;
  return crossesHead(selection) || (selection instanceof TextSelection && !selection.empty && frameOf($from) !== frameOf($to));
}

/** The bare cursor's place; null when something is selected. */
export function cursor(state: EditorState): ResolvedPos | null {
  return state.selection instanceof TextSelection ? state.selection.$cursor : null;
}

/** Position in front of the block with this id, with the block; null without. */
export function findBlock(doc: Node, id: string): Placed | null {
  let found: Placed | null = null;
  doc.descendants((node, pos) => {
    if (found === null && node.attrs["id"] === id && !node.isInline) found = { pos, node };
    return found === null && !node.isTextblock;
  });
  return found;
}

/** A line of the title group, with the positions where its text begins and ends. */
export function lineOf(doc: Node, part: HeadPart): { node: Node; start: number; end: number } {
  const head = doc.child(0);
  const at = HEAD_PARTS.indexOf(part);
  const start = head.children.slice(0, at).reduce((size, line) => size + line.nodeSize, 2);
  const node = head.child(at);
  return { node, start, end: start + node.content.size };
}

/** The cursor that this place means; null when it is not there. */
export function placeIn(doc: Node, where: FocusTarget): Selection | null {
  if (where === "start") return Selection.atStart(doc);
  if (where === "end") return Selection.atEnd(doc);
  if (where === "body") return Selection.near(doc.resolve(bodyStart(doc)), 1);
  if (where === "title") return TextSelection.create(doc, lineOf(doc, "title").end);
  const block = findBlock(doc, where.id);
  if (block === null) return null;
  const offset = Math.max(0, Math.min(where.offset ?? 0, block.node.content.size));
  return Selection.near(doc.resolve(block.pos + 1 + (block.node.isTextblock ? offset : 0)), 1);
}

/** Where the cursor is, so that it can be found again in another visit; null where no block has it. */
export function cursorPlace({ selection: { $head } }: EditorState): BlockPlace | null {
  for (let depth = $head.depth; depth > 0; depth -= 1) {
    const id: unknown = $head.node(depth).attrs["id"];
    if (typeof id === "string") return { id, offset: depth === $head.depth ? $head.parentOffset : 0 };
  }
  return null;
}
