/** Which blocks a transaction has touched, found without looking into those it has not. */
import type { Node } from "prosemirror-model";
import { differing } from "../changes.ts";
import type { Placed } from "../places.ts";

function changedIn(before: Node, after: Node, start: number): Placed[] {
  if (before === after) return [];
  const { from, now } = differing(before, after);
  let pos = start + 1;
  for (const node of after.children.slice(0, from)) pos += node.nodeSize;
  return now.map((node) => {
    const placed = { node, pos };
    pos += node.nodeSize;
    return placed;
  });
}

/** The changed and new ones among the lines of the title group and the children of the body, in order. */
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
