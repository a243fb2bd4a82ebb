/** Restricting text to channels: a mark on a run, an attribute on whole blocks. */
import type { Node, ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, NodeSelection, type Transaction } from "prosemirror-state";
import { CellSelection } from "prosemirror-tables";
import type { Placed } from "../places.ts";
import { channelsOfBlock, onlyMark, runsOf } from "../plugins/trims/reach.ts";
import { schema } from "../schema/index.ts";

/** What a restriction is put on: whole blocks, or runs of text. */
type Target = { blocks: Placed[]; runs: { from: number; to: number }[] };

const { only } = schema.marks;
const takes = (node: Node) => "only" in node.attrs;

/** The innermost block around a place that can be restricted as a whole. */
function blockAround($pos: ResolvedPos): Placed | null {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if (takes($pos.node(depth))) return { node: $pos.node(depth), pos: $pos.before(depth) };
  }
  return null;
}

/** The run with an `only` mark at a place. */
function runAround($pos: ResolvedPos): { from: number; to: number } | null {
  if (!$pos.parent.inlineContent) return null;
  const run = runsOf($pos.parent).find(({ from, to }) => from <= $pos.parentOffset && $pos.parentOffset <= to);
  return run ? { from: $pos.start() + run.from, to: $pos.start() + run.to } : null;
}

/** The outermost blocks that lie wholly inside a range, and the rest of the range as runs. */
function split(state: EditorState, from: number, to: number): Target {
  const target: Target = { blocks: [], runs: [] };
  state.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isBlock) return false;
    const [start, end] = [firstText(node, pos), lastText(node, pos)];
    if (takes(node) && from <= start && to >= end) {
      target.blocks.push({ node, pos });
      return false;
    }
    if (!node.isTextblock) return true;
    const run = { from: Math.max(from, pos + 1), to: Math.min(to, pos + 1 + node.content.size) };
    if (run.from < run.to) target.runs.push(run);
    return false;
  });
  return target;
}

/** Where a selection that covers the block has to begin. */
function firstText(node: Node, pos: number): number {
  return node.isTextblock || !node.firstChild ? pos + 1 : firstText(node.firstChild, pos + 1);
}

function lastText(node: Node, pos: number): number {
  return node.isTextblock || !node.lastChild ? pos + node.nodeSize - 1 : lastText(node.lastChild, pos + node.nodeSize - 1 - node.lastChild.nodeSize);
}

function targetOf(state: EditorState): Target | null {
  const { selection } = state;
  const { $from, from, to } = selection;
  if (selection instanceof NodeSelection && takes(selection.node)) return { blocks: [{ node: selection.node, pos: from }], runs: [] };
  if (selection instanceof CellSelection) {
    const parts = selection.ranges.map((range) => split(state, range.$from.pos, range.$to.pos));
    return { blocks: parts.flatMap((part) => part.blocks), runs: parts.flatMap((part) => part.runs) };
  }
  if (!selection.empty) return split(state, from, to);
  const run = runAround($from);
  if (run) return { blocks: [], runs: [run] };
  const block = blockAround($from);
  return block && { blocks: [block], runs: [] };
}

const same = (a: readonly string[] | null, b: readonly string[] | null) => JSON.stringify(a) === JSON.stringify(b);

function runsSay(state: EditorState, { from, to }: { from: number; to: number }, channels: readonly string[]): boolean {
  let all = true;
  state.doc.nodesBetween(from, to, (node) => {
    if (node.isInline) all &&= same((onlyMark(node.marks)?.attrs["channels"] as string[] | undefined) ?? null, channels);
  });
  return all;
}

/** Whether everything at the selection is restricted to exactly these channels. */
export function isOnly(channels: readonly string[]) {
  return (state: EditorState): boolean => {
    const target = targetOf(state);
    if (!target || target.blocks.length + target.runs.length === 0) return false;
    return target.blocks.every(({ node }) => same(channelsOfBlock(node), channels)) && target.runs.every((run) => runsSay(state, run, channels));
  };
}

/** A block around the place leaves none of these channels: text in it would be seen nowhere. */
function shutOut($pos: ResolvedPos, channels: readonly string[]): boolean {
  return Array.from({ length: $pos.depth }, (_, depth) => channelsOfBlock($pos.node(depth + 1))).some(
    (outer) => outer !== null && !channels.some((channel) => outer.includes(channel)),
  );
}

function restrict(tr: Transaction, target: Target, channels: readonly string[] | null): Transaction {
  for (const { node, pos } of target.blocks) {
    // What is inside follows the whole: two restrictions in one another would hide text from every channel.
    tr.removeMark(pos, pos + node.nodeSize, only);
    node.descendants((child, offset) => {
      if (takes(child) && channelsOfBlock(child) !== null) tr.setNodeAttribute(pos + 1 + offset, "only", null);
      return !child.isTextblock;
    });
    if (!same(channelsOfBlock(node), channels)) tr.setNodeAttribute(pos, "only", channels);
  }
  for (const { from, to } of target.runs) {
    tr.removeMark(from, to, only);
    if (channels !== null) tr.addMark(from, to, only.create({ channels }));
  }
  return tr;
}

/** Restricts what is selected (the block, for a bare cursor) to these channels, or frees it when it already is. */
export function toggleOnly(channels: readonly string[]): Command {
  return (state, dispatch) => {
    const target = targetOf(state);
    if (!target || target.blocks.length + target.runs.length === 0) return false;
    const shut = [...target.blocks, ...target.runs.map(({ from }) => ({ pos: from }))].some(({ pos }) => shutOut(state.doc.resolve(pos), channels));
    if (shut) return false;
    dispatch?.(restrict(state.tr, target, isOnly(channels)(state) ? null : channels));
    return true;
  };
}

/** Frees what is selected, the runs inside and the blocks around it included; for all channels again. */
export const everywhere: Command = (state, dispatch) => {
  const target = targetOf(state);
  if (!target) return false;
  const { $from } = state.selection;
  const outer: Placed[] = [];
  for (let depth = 1; depth <= $from.depth; depth += 1) {
    const node = $from.node(depth);
    if (takes(node) && channelsOfBlock(node) !== null) outer.push({ node, pos: $from.before(depth) });
  }
  const tr = restrict(state.tr, target, null);
  for (const { pos } of outer) tr.setNodeAttribute(pos, "only", null);
  if (!tr.docChanged) return false;
  dispatch?.(tr);
  return true;
};
