/** Rows go along with the text between a key and the page's fresh lines: a break stays before the sign it stood before. */
import type { Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import type { Mapping } from "prosemirror-transform";
import type { Decoration, DecorationSet } from "prosemirror-view";
import { differing } from "../../changes.ts";
import type { Placed } from "../../places.ts";
import { drawn, isOurs, type Row, RowSpec, type Shown } from "./rows.ts";

/** A stretch of children of the body that an edit made anew. */
type Stretch = { from: number; was: readonly Node[]; now: readonly Node[] };

function stretchOf(before: Node, after: Node): { was: Placed[]; now: Placed[] } {
  const [old, fresh] = [before.child(1), after.child(1)];
  const found: Stretch = old === fresh ? { from: 0, was: [], now: [] } : differing(old, fresh);
  const placed = (nodes: readonly Node[], doc: Node): Placed[] => {
    let pos = doc.child(0).nodeSize + 1;
    for (const node of doc.child(1).children.slice(0, found.from)) pos += node.nodeSize;
    return nodes.map((node) => ({ node, pos: (pos += node.nodeSize) - node.nodeSize }));
  };
  return { was: placed(found.was, before), now: placed(found.now, after) };
}

/** The text blocks among and in these whose lines the page breaks. */
export function textsIn(blocks: readonly Placed[]): Placed[] {
  const found: Placed[] = [];
  for (const { node, pos } of blocks) {
    if (node.isTextblock) {
      if (isOurs(node, null)) found.push({ node, pos });
      continue;
    }
    node.descendants((inner, offset, parent) => {
      if (inner.isTextblock && isOurs(inner, parent)) found.push({ node: inner, pos: pos + 1 + offset });
      return !inner.isTextblock;
    });
  }
  return found;
}

/** The rows drawn in a block; its decorations are those that begin in it. */
export function rowsDrawn(decorations: readonly Decoration[]): readonly Row[] {
  for (const { spec } of decorations) if (spec instanceof RowSpec) return spec.rows;
  return [];
}

const reach = (blocks: readonly Placed[]) => ({ from: blocks[0]!.pos, to: blocks.at(-1)!.pos + blocks.at(-1)!.node.nodeSize });

/** The decorations of a stretch in order, each block's apart. */
export function byBlock(set: DecorationSet, texts: readonly Placed[], from: number, to: number): Decoration[][] {
  const all = set.find(from, to).sort((a, b) => a.from - b.from);
  let at = 0;
  return texts.map(({ node, pos }) => {
    const end = pos + node.nodeSize;
    const mine: Decoration[] = [];
    for (; at < all.length && all[at]!.from < end; at += 1) if (all[at]!.from >= pos) mine.push(all[at]!);
    return mine;
  });
}

type Moved = Row & { pos: number };

/**
 * The rows of the old blocks where they stand now. What is typed at a break ends the line before it, but for the
 * break `at`, in front of whose line the cursor stands.
 */
function movedRows(texts: readonly Placed[], drawnIn: readonly Decoration[][], mapping: Mapping, at: number | null): Moved[] {
  const side = (row: Row, pos: number) => (row.from === 0 || pos === at ? -1 : 1);
  const moved = texts.flatMap(({ pos }, block) => rowsDrawn(drawnIn[block]!).map((row) => ({ ...row, pos: mapping.map(pos + 1 + row.from, side(row, pos + 1 + row.from)) })));
  const rows: Moved[] = [];
  for (const row of moved.sort((a, b) => a.pos - b.pos)) {
    const before = rows.at(-1);
    // Nothing is left of the line before: its place in the count goes too.
    if (before?.pos === row.pos) rows[rows.length - 1] = { ...row, step: before.step, end: before.end ?? row.end, over: before.over || row.over };
    else rows.push(row);
  }
  return rows;
}

/** The decorations after an edit. Only the blocks that it touched are looked at. */
export function follow(set: DecorationSet, tr: Transaction, shown: Shown, hidden: (doc: Node) => readonly { from: number; to: number }[], at: number | null): DecorationSet {
  const { was, now } = stretchOf(tr.before, tr.doc);
  const [old, fresh] = [textsIn(was), textsIn(now)];
  const range = was.length === 0 ? null : reach(was);
  const rows = range === null ? [] : movedRows(old, byBlock(set, old, range.from, range.to), tr.mapping, at);
  // Taken out before the others are moved: a set finds nothing again where blocks were wrapped or lifted.
  const rest = range === null ? set : set.remove(set.find(range.from, range.to).filter((one) => one.from >= range.from && one.to <= range.to));
  const next = rest.map(tr.mapping, tr.doc);
  const outside = hidden(tr.doc);
  const marks = fresh.flatMap(({ node, pos }) => {
    const [start, end] = [pos + 1, pos + 1 + node.content.size];
    const mine = rows.filter((row) => row.pos >= start && (row.pos < end || (row.pos === end && start === end)));
    return drawn(node, pos, mine.map(({ pos: at, ...row }) => ({ ...row, from: at - start })), shown, outside);
  });
  return marks.length > 0 ? next.add(tr.doc, marks) : next;
}
