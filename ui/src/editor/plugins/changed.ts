/** Which blocks a transaction has touched, found without looking into those it has not. */
import type { Node } from "prosemirror-model";

/** A line of the title group or a child of the body, with the position in front of it. */
export type Placed = { node: Node; pos: number };

function changedIn(before: Node, after: Node, start: number): Placed[] {
  if (before === after) return [];
  let first = 0;
  const shared = Math.min(before.childCount, after.childCount);
  while (first < shared && before.child(first) === after.child(first)) first += 1;
  let last = after.childCount - 1;
  let other = before.childCount - 1;
  while (last >= first && other >= first && before.child(other) === after.child(last)) [last, other] = [last - 1, other - 1];
  const found: Placed[] = [];
  let pos = start + 1;
  after.forEach((node, _offset, index) => {
    if (index >= first && index <= last) found.push({ node, pos });
    pos += node.nodeSize;
  });
  return found;
}

/** The changed and new ones among them, in order. */
export function changedBlocks(before: Node, after: Node): Placed[] {
  return [
    ...changedIn(before.child(0), after.child(0), 0),
    ...changedIn(before.child(1), after.child(1), after.child(0).nodeSize),
  ];
}

/** All of them. */
export function allBlocks(doc: Node): Placed[] {
  const found: Placed[] = [];
  doc.forEach((part, start) => part.forEach((node, offset) => found.push({ node, pos: start + 1 + offset })));
  return found;
}
