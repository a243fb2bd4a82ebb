/** A restriction to channels stays with its text when the block around it goes, or when texts are joined. */
import { Fragment, type Node, type ResolvedPos } from "prosemirror-model";
import type { Command, EditorState, Transaction } from "prosemirror-state";
import { changedBlocks } from "../plugins/changed.ts";
import { channelsOfBlock, onlyMark } from "../plugins/trims/reach.ts";
import { schema } from "../schema/index.ts";

type Channels = readonly string[] | null;

const { only } = schema.marks;
const takes = (node: Node) => "only" in node.attrs;

/** Whether both mean the same channels. */
export const sameChannels = (a: Channels, b: Channels) => JSON.stringify(a) === JSON.stringify(b);

/** The restriction of the innermost restricted block from `depth` outwards; null for none. */
export function channelsAt($pos: ResolvedPos, depth = $pos.depth, until = 1): Channels {
  for (let at = depth; at >= until; at -= 1) {
    const channels = channelsOfBlock($pos.node(at));
    if (channels !== null) return channels;
  }
  return null;
}

function collect(node: Node, outer: Channels, into: Map<unknown, Channels>): void {
  const channels = channelsOfBlock(node) ?? outer;
  into.set(node.attrs["id"], channels);
  if (!node.isTextblock) node.forEach((child) => collect(child, channels, into));
}

/** Blocks that stood in a restricted one at first and do not any more take its restriction themselves. */
export function handDown(before: Node, tr: Transaction): Transaction {
  const was = new Map<unknown, Channels>();
  for (const { node } of changedBlocks(tr.doc, before)) collect(node, null, was);
  const visit = (node: Node, pos: number): void => {
    if (channelsOfBlock(node) !== null) return;
    const channels = was.get(node.attrs["id"]) ?? null;
    if (channels !== null && takes(node)) tr.setNodeAttribute(pos, "only", channels);
    else if (!node.isTextblock) node.forEach((child, offset) => visit(child, pos + 1 + offset));
  };
  for (const { node, pos } of changedBlocks(before, tr.doc)) visit(node, pos);
  return tr;
}

/** The command, with {@link handDown} after it. */
export const keepOnly = (command: Command): Command => (state, dispatch, view) =>
  command(state, dispatch && ((tr) => dispatch(handDown(state.doc, tr))), view);

/** The text, restricted to these channels where it has no restriction of its own. */
export function restricted(content: Fragment, channels: Channels): Fragment {
  if (channels === null) return content;
  const mark = only.create({ channels });
  return Fragment.fromArray(content.content.map((child) => (onlyMark(child.marks) ? child : child.mark(mark.addToSet(child.marks)))));
}

function restrictText(tr: Transaction, from: number, to: number, channels: readonly string[]): void {
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.isInline && !onlyMark(node.marks)) tr.addMark(Math.max(from, pos), Math.min(to, pos + node.nodeSize), only.create({ channels }));
  });
}

/**
 * Joins the text up to `$upper` and the text from `$lower` on into one block with `join`, each for
 * the channels it was for: restrictions of whole blocks become those of runs. Null where that
 * cannot be, because what holds the upper one is restricted as a whole.
 */
export function joinKeeping(state: EditorState, $upper: ResolvedPos, $lower: ResolvedPos, join: (tr: Transaction) => Transaction): Transaction | null {
  const own = channelsOfBlock($upper.parent);
  const outer = channelsAt($upper, $upper.depth - 1);
  const lower = channelsAt($lower);
  const rest = $lower.end() - $lower.pos;
  const alike = sameChannels(own ?? outer, lower) || rest === 0;
  if (!alike && outer !== null && !sameChannels(outer, lower)) return null;
  // First joined: a view that hides one of the two has to see that it is joined.
  const tr = handDown(state.doc, join(state.tr));
  if (alike) return tr;
  if (own !== null) {
    tr.setNodeAttribute($upper.before(), "only", null);
    restrictText(tr, $upper.start(), $upper.pos, own);
  }
  if (lower !== null && outer === null) restrictText(tr, $upper.pos, $upper.pos + rest, lower);
  return tr;
}
