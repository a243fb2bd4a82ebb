/** What lies between two states of a document, in the journal's JSON. */
import type { Node } from "prosemirror-model";
import type { DocChange, HeadPart, NodeJson } from "./types.ts";

const idOf = (node: Node) => String(node.attrs["id"]);

/**
 * What must be written to come from `before` to `after`.
 *
 * Called on every keystroke, so it does little: nodes are immutable and shared between states,
 * one that is still the same object needs no second look, and what a block holds becomes JSON
 * only when it is read, which the journal does when it writes.
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
  const { was, now } = differing(before, after);
  const old = new Map(was.map((block) => [idOf(block), block]));
  for (const block of now) {
    const known = old.get(idOf(block));
    if (!known || !block.eq(known)) change.blocks.push(written(block));
  }
  const sameOrder = was.length === now.length && was.every((block, at) => idOf(block) === idOf(now[at]!));
  if (!sameOrder) change.order = after.children.map(idOf);
}

/** The children of both that are not the same objects at the start and at the end, and the index of the first: where an edit was. */
export function differing(before: Node, after: Node): { from: number; was: readonly Node[]; now: readonly Node[] } {
  const [old, now] = [before.children, after.children];
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  return { from: start, was: old.slice(start, old.length - end), now: now.slice(start, now.length - end) };
}

/** The block's JSON; its content is made when it is asked for. */
function written(block: Node): NodeJson {
  return {
    type: block.type.name,
    attrs: block.attrs,
    get content() {
      return (block.content.toJSON() as NodeJson[] | null) ?? undefined;
    },
  };
}

/** Whether nothing changed. */
export function isEmptyChange(change: DocChange): boolean {
  return change.order === null && change.blocks.length === 0 && Object.keys(change.head).length === 0;
}
