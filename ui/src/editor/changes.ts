/** What lies between two states of a document, in the journal's JSON. */
import type { Node } from "prosemirror-model";
import type { DocChange, HeadPart, NodeJson } from "./types.ts";

const idOf = (node: Node) => String(node.attrs["id"]);

/**
 * What must be written to come from `before` to `after`.
 *
 * Nodes are immutable and shared between states, so that one that is still the same
 * object needs no second look; one that is another object but says the same is left out too.
 */
export function changesSince(before: Node, after: Node): DocChange {
  const change: DocChange = { head: {}, blocks: [], order: null };
  if (before === after) return change;
  const [head, body] = [after.child(0), after.child(1)];
  if (head !== before.child(0)) {
    head.forEach((line, _, at) => {
      const old = before.child(0).child(at);
      if (line !== old && !line.eq(old)) change.head[line.type.name as HeadPart] = line.toJSON() as NodeJson;
    });
  }
  if (body !== before.child(1)) bodyChanges(before.child(1), body, change);
  return change;
}

function bodyChanges(before: Node, after: Node, change: DocChange): void {
  const old = new Map<string, Node>();
  before.forEach((block) => old.set(idOf(block), block));
  let sameOrder = before.childCount === after.childCount;
  after.forEach((block, _, at) => {
    const was = old.get(idOf(block));
    if (was !== block && !(was && block.eq(was))) change.blocks.push(block.toJSON() as NodeJson);
    if (sameOrder && idOf(before.child(at)) !== idOf(block)) sameOrder = false;
  });
  if (!sameOrder) change.order = after.children.map(idOf);
}

/** Whether nothing changed. */
export function isEmptyChange(change: DocChange): boolean {
  return change.order === null && change.blocks.length === 0 && Object.keys(change.head).length === 0;
}
