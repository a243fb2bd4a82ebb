/** Lines of a document that was edited since: typing goes on while the page is set. */
import type { Node } from "prosemirror-model";
import type { GalleyLine } from "./rows.ts";

function textBlocks(doc: Node): Map<string, Node> {
  const found = new Map<string, Node>();
  doc.child(1).descendants((node) => {
    if (node.isTextblock) found.set(String(node.attrs["id"]), node);
    return !node.isTextblock;
  });
  return found;
}

/** Where places of the old block are in the new one: what stands before and behind the edit keeps its distance. */
function between(old: Node, now: Node): (at: number) => number {
  const start = old.content.findDiffStart(now.content);
  if (start === null) return (at) => at;
  const { a, b } = old.content.findDiffEnd(now.content)!;
  // Doubled signs are found from both sides.
  const lapped = Math.max(0, start - Math.min(a, b));
  const [end, shift] = [a + lapped, b - a];
  return (at) => {
    if (at === 0 || at < start) return at;
    return at >= end ? at + shift : Math.min(at, end + shift);
  };
}

/** The lines, with their places in the document as it stands. */
export function shifted(lines: readonly GalleyLine[], of: Node, doc: Node): GalleyLine[] {
  const [then, now] = [textBlocks(of), textBlocks(doc)];
  const maps = new Map<string, (at: number) => number>();
  return lines.map((line) => {
    const [old, block] = [then.get(line.block), now.get(line.block)];
    if (!old || !block || old === block) return line;
    const map = maps.get(line.block) ?? between(old, block);
    maps.set(line.block, map);
    return { ...line, from: map(line.from), to: map(line.to) };
  });
}
