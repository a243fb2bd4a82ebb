/** What others want to know of the text and of the cursor. */
import type { Node } from "prosemirror-model";
import { type EditorState, NodeSelection } from "prosemirror-state";
import { COMMANDS } from "./commands/index.ts";
import { linkAround } from "./commands/marks.ts";
import { inHead } from "./places.ts";
import { accepted } from "./suggest/resolve.ts";
import { live, plain } from "./text.ts";
import type { SelectionInfo, TextBlock } from "./types.ts";

/** All text blocks in order, as if what is suggested were accepted. */
export function textBlocks(marked: Node): TextBlock[] {
  const doc = accepted(marked);
  const found: TextBlock[] = [];
  const border = doc.child(0).nodeSize;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    found.push({ id: String(node.attrs["id"]), node: node.type.name, inHead: pos < border, text: plain(node) });
    return false;
  });
  return found;
}

/** The selected text, one entry per text block; empty for a bare cursor. */
export function selectionText(state: EditorState): string[] {
  const found: string[] = [];
  const seen = new Set<number>();
  for (const { $from, $to } of state.selection.ranges) {
    state.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
      if (!node.isTextblock) return true;
      const [from, to] = [Math.max(0, $from.pos - pos - 1), Math.min(node.content.size, $to.pos - pos - 1)];
      if (from < to && !seen.has(pos)) found.push(live(node, from, to));
      seen.add(pos);
      return false;
    });
  }
  return found;
}

/** Where the cursor is and what is active there. */
export function selectionInfo(state: EditorState): SelectionInfo {
  const { selection } = state;
  const { $head } = selection;
  const chosen = selection instanceof NodeSelection ? selection.node : null;
  const path = Array.from({ length: Math.max(0, $head.depth - 1) }, (_, at) => $head.node(at + 2).type.name);
  if (chosen) path.push(chosen.type.name);
  const node = chosen ?? $head.parent;
  return {
    empty: selection.empty,
    node: node.type.name,
    id: (node.attrs["id"] as string | undefined) ?? null,
    inHead: inHead($head),
    path,
    active: COMMANDS.filter((one) => one.active?.(state)).map((one) => one.id),
    link: linkAround($head)?.href ?? null,
  };
}

/** Whether two say the same. */
export const sameInfo = (a: SelectionInfo | null, b: SelectionInfo) => a !== null && JSON.stringify(a) === JSON.stringify(b);
