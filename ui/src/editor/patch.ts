/** Turns one document into another by the smallest replacements, so that ids, cursor and marks of the rest stay. */
import { Fragment, type Node, Slice } from "prosemirror-model";
import { ReplaceStep, Transform } from "prosemirror-transform";

/** Adds the steps that make one text block, whose text starts at `inner`, into another of its kind. */
export type PatchText = (tr: Transform, before: Node, after: Node, inner: number) => void;

/** Adds to `tr`, whose document must be `before`, the steps that lead to `after`; false when none are needed. */
export function patchDoc(tr: Transform, before: Node, after: Node, patchText: PatchText = replaceDifference): boolean {
  if (before.eq(after)) return false;
  patchNode(tr, before, after, -1, patchText);
  // Steps that the schema would not take one by one are taken as a whole.
  if (!tr.doc.eq(after)) tr.step(new ReplaceStep(0, tr.doc.content.size, new Slice(after.content, 0, 0)));
  return true;
}

/** `pos` is where `before` starts; all that follows in the document is already as it shall be. */
export function patchNode(tr: Transform, before: Node, after: Node, pos: number, patchText: PatchText = replaceDifference): void {
  if (before === after || before.eq(after)) return;
  const inner = pos + 1;
  if (before.isTextblock) patchText(tr, before, after, inner);
  else if (!before.isLeaf) patchChildren(tr, before, after, inner, patchText);
  if (pos < 0 || before.hasMarkup(after.type, after.attrs)) return;
  if (before.type !== after.type) tr.setNodeMarkup(pos, after.type, after.attrs);
  // One by one they leave the places in and around the block as they are.
  else for (const [name, value] of Object.entries(after.attrs)) if (before.attrs[name] !== value) tr.setNodeAttribute(pos, name, value);
}

function replaceDifference(tr: Transform, before: Node, after: Node, inner: number): void {
  const start = before.content.findDiffStart(after.content);
  if (start === null) return;
  let { a, b } = before.content.findDiffEnd(after.content)!;
  // A repeated character can be claimed from both ends: give it to the front.
  const overlap = start - Math.min(a, b);
  if (overlap > 0) {
    a += overlap;
    b += overlap;
  }
  tr.step(new ReplaceStep(inner + start, inner + a, new Slice(after.content.cut(start, b), 0, 0)));
}

const sameBlock = (a: Node, b: Node) => a.type === b.type && a.attrs["id"] === b.attrs["id"];

function patchChildren(tr: Transform, before: Node, after: Node, inner: number, patchText: PatchText): void {
  const [old, now] = [before.children, after.children];
  let head = 0;
  while (head < old.length && head < now.length && sameBlock(old[head]!, now[head]!)) head += 1;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && sameBlock(old[old.length - 1 - tail]!, now[now.length - 1 - tail]!)) tail += 1;

  const starts: number[] = [];
  let pos = inner;
  for (const child of old) {
    starts.push(pos);
    pos += child.nodeSize;
  }
  const startOf = (at: number) => (at < old.length ? starts[at]! : pos);
  // From the end, so that positions before stay as they are.
  for (let at = 1; at <= tail; at += 1) {
    patchNode(tr, old[old.length - at]!, now[now.length - at]!, startOf(old.length - at), patchText);
  }
  const [from, to] = [startOf(head), startOf(old.length - tail)];
  const between = now.slice(head, now.length - tail);
  if (from !== to || between.length > 0) {
    tr.step(new ReplaceStep(from, to, new Slice(Fragment.fromArray(between), 0, 0)));
  }
  for (let at = head - 1; at >= 0; at -= 1) patchNode(tr, old[at]!, now[at]!, startOf(at), patchText);
}
