/** Backspace and Delete beside what is struck: they go over it to the next character that is not. */
import type { ResolvedPos } from "prosemirror-model";
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { cursor } from "../../places.ts";
import { actsOf, has, isStruck } from "../../suggest/types.ts";

/** The place beyond the struck run on this side of a position. */
function beyondRun($from: ResolvedPos, direction: -1 | 1): ResolvedPos {
  let $at = $from;
  for (;;) {
    const node = direction < 0 ? $at.nodeBefore : $at.nodeAfter;
    if (!node || !isStruck(node.marks)) return $at;
    $at = $at.doc.resolve($at.pos + direction * node.nodeSize);
  }
}

/** The place on the other side of a break that is already struck; null where there is none. */
function overBreak($at: ResolvedPos, direction: -1 | 1): ResolvedPos | null {
  const edge = direction < 0 ? $at.before() : $at.after();
  const beside = $at.doc.resolve(edge)[direction < 0 ? "nodeBefore" : "nodeAfter"];
  const struck = direction < 0 ? $at.parent : beside;
  if (!beside?.isTextblock || !struck || !has(actsOf(struck), "join")) return null;
  return $at.doc.resolve(edge + direction);
}

function beyond($from: ResolvedPos, direction: -1 | 1): ResolvedPos {
  let $at = $from;
  for (;;) {
    $at = beyondRun($at, direction);
    const atEdge = $at.parentOffset === (direction < 0 ? 0 : $at.parent.content.size);
    const over = atEdge ? overBreak($at, direction) : null;
    if (over === null) return $at;
    $at = over;
  }
}

/** The character on this side as people count them. */
function characterAt($at: ResolvedPos, direction: -1 | 1): number {
  const node = direction < 0 ? $at.nodeBefore : $at.nodeAfter;
  if (!node?.isText) return node ? node.nodeSize : 0;
  const parts = [...new Intl.Segmenter().segment(node.text!)];
  return (direction < 0 ? parts.at(-1) : parts[0])?.segment.length ?? 0;
}

/** What the key does where something struck is beside the cursor: `done`, or only the way to where it acts; null elsewhere. */
export function overGhosts(state: EditorState, direction: -1 | 1): { tr: Transaction; done: boolean } | null {
  const $from = cursor(state);
  if ($from === null || !$from.parent.isTextblock) return null;
  const $at = beyond($from, direction);
  if ($at.pos === $from.pos) return null;
  const tr = state.tr.setSelection(TextSelection.create(state.doc, $at.pos)).scrollIntoView();
  const size = characterAt($at, direction);
  if (size === 0) return { tr, done: false };
  return { tr: direction < 0 ? tr.delete($at.pos - size, $at.pos) : tr.delete($at.pos, $at.pos + size), done: true };
}
