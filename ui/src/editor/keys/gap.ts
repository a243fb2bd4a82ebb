/** Places between two blocks, or before the first and behind the last, where nothing can be typed otherwise. */
import { GapCursor } from "prosemirror-gapcursor";
import type { Node, ResolvedPos } from "prosemirror-model";

/** Whether one cannot write at this edge of a block: it holds no text, or keeps its text to itself. */
const closed = (node: Node | null): boolean => {
  for (let at = node; at !== null; at = at.lastChild) {
    if (at.isAtom || at.type.spec.isolating || (at.childCount === 0 && !at.inlineContent)) return true;
    if (at.inlineContent) return false;
  }
  return false;
};

/** A cursor between two blocks at this place, where both sides are closed; null elsewhere. */
export function gapAt($pos: ResolvedPos): GapCursor | null {
  const { parent } = $pos;
  if (parent.inlineContent || !["body", "box"].includes(parent.type.name)) return null;
  const [before, after] = [$pos.nodeBefore, $pos.nodeAfter];
  return (before === null || closed(before)) && (after === null || closed(after)) ? new GapCursor($pos) : null;
}
