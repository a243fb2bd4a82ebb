/** Which parts of the text a channel does not get. */
import type { Mark, Node } from "prosemirror-model";
import { schema } from "../../schema/index.ts";

/** What of the manuscript is shown: everything, or what one channel gets (见报稿, 网稿). */
export type TrimView = "all" | "print" | "web";

/** A part that the view leaves out; positions as everywhere in ProseMirror. */
export type Hidden = { from: number; to: number; block: boolean };

const NONE: readonly Hidden[] = [];

/** The channels to which a block is restricted; null for all. */
export function channelsOfBlock(node: Node): readonly string[] | null {
  return (node.attrs["only"] as readonly string[] | null | undefined) ?? null;
}

/** The `only` mark of a run. */
export function onlyMark(marks: readonly Mark[]): Mark | null {
  return schema.marks.only.isInSet(marks) ?? null;
}

/** The channels to which a run is restricted; null for all. */
function channelsOfRun(node: Node): readonly string[] | null {
  return (onlyMark(node.marks)?.attrs["channels"] as readonly string[] | undefined) ?? null;
}

/** Whether what is restricted to these channels is missing in the view. */
export const isLeftOut = (channels: readonly string[] | null, view: TrimView) =>
  view !== "all" && channels !== null && !channels.includes(view);

/** Neighbouring runs of a text block with the same channels; offsets from the start of its content. */
export function runsOf(block: Node): { from: number; to: number; channels: readonly string[] }[] {
  const runs: { from: number; to: number; channels: readonly string[] }[] = [];
  let before: Mark | null = null;
  block.forEach((child, offset) => {
    const mark = onlyMark(child.marks);
    if (mark && before?.eq(mark)) runs.at(-1)!.to = offset + child.nodeSize;
    else if (mark) runs.push({ from: offset, to: offset + child.nodeSize, channels: mark.attrs["channels"] as string[] });
    before = mark;
  });
  return runs;
}

function find(node: Node, pos: number, view: TrimView, out: Hidden[]): void {
  if (isLeftOut(channelsOfBlock(node), view)) {
    out.push({ from: pos, to: pos + node.nodeSize, block: true });
  } else if (node.isTextblock) {
    for (const { from, to, channels } of runsOf(node)) {
      if (isLeftOut(channels, view)) out.push({ from: pos + 1 + from, to: pos + 1 + to, block: false });
    }
  } else {
    node.forEach((child, offset) => find(child, pos + 1 + offset, view, out));
  }
}

// A block is never changed, only replaced: what was found in it once holds for as long as it lives.
const known = { print: new WeakMap<Node, readonly Hidden[]>(), web: new WeakMap<Node, readonly Hidden[]>() };

/** What the view leaves out of one block, counted from the position in front of it. */
function hiddenIn(block: Node, view: "print" | "web"): readonly Hidden[] {
  let found = known[view].get(block);
  if (found === undefined) {
    const all: Hidden[] = [];
    find(block, 0, view, all);
    found = all.length > 0 ? all : NONE;
    known[view].set(block, found);
  }
  return found;
}

/** Everything that the view leaves out, in order. Cheap after the first time: only changed blocks are looked at. */
export function hiddenRanges(doc: Node, view: TrimView): Hidden[] {
  if (view === "all") return [];
  const out: Hidden[] = [];
  doc.forEach((part, start) =>
    part.forEach((block, offset) => {
      const at = start + 1 + offset;
      for (const one of hiddenIn(block, view)) out.push({ from: at + one.from, to: at + one.to, block: one.block });
    }),
  );
  return out;
}

/** The text of the body as the view shows it, one entry per text block. */
export function textsOf(doc: Node, view: TrimView): string[] {
  const hidden = hiddenRanges(doc, view);
  const texts: string[] = [];
  const border = doc.child(0).nodeSize;
  doc.nodesBetween(border, doc.content.size, (node, pos) => {
    if (hidden.some((one) => one.block && one.from === pos)) return false;
    if (!node.isTextblock) return true;
    let text = "";
    node.forEach((child) => {
      if (!isLeftOut(channelsOfRun(child), view)) text += child.text ?? "\n";
    });
    if (text !== "") texts.push(text);
    return false;
  });
  return texts;
}
