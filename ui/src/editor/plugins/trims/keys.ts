/** Keys at the edge of what a view hides: they go over it, as the eye does. */
import { type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { cursor } from "../../places.ts";
import { plain } from "../../text.ts";
import { type Hidden, hiddenRanges, isLeftOut, onlyMark, type TrimView } from "./reach.ts";

const graphemes = new Intl.Segmenter();

/** Length of the first or last sign of a text in UTF-16 units; 0 for none. */
function signLength(text: string, last: boolean): number {
  const all = [...graphemes.segment(text)];
  return (last ? all.at(-1) : all[0])?.segment.length ?? 0;
}

/** What the next typed sign would be hidden by is taken off the cursor. */
export function withoutFolded(state: EditorState, view: TrimView): Transaction | null {
  const $at = view === "all" ? null : cursor(state);
  const marks = $at && (state.storedMarks ?? $at.marks());
  const mark = marks && onlyMark(marks);
  if (!marks || !mark || !isLeftOut(mark.attrs["channels"] as string[], view)) return null;
  return state.tr.setStoredMarks(mark.removeFromSet(marks)).setMeta("addToHistory", false);
}

/** Backspace behind or Delete in front of a fold: the sign on its far side goes, what is folded stays. */
function deleteOver(view: EditorView, at: number, direction: -1 | 1, hidden: readonly Hidden[]): boolean {
  const fold = hidden.find((one) => !one.block && (direction < 0 ? one.to : one.from) === at);
  if (!fold) return false;
  const { state } = view;
  const far = state.doc.resolve(direction < 0 ? fold.from : fold.to);
  const text = direction < 0 ? plain(far.parent, 0, far.parentOffset) : plain(far.parent, far.parentOffset);
  const length = signLength(text, direction < 0);
  const { tr } = state;
  if (length > 0) tr.delete(direction < 0 ? far.pos - length : far.pos, direction < 0 ? far.pos : far.pos + length);
  const there = TextSelection.create(tr.doc, direction < 0 ? far.pos - length : far.pos);
  view.dispatch(tr.setSelection(there).scrollIntoView());
  // Nothing before it in this block: what the key does at the edge of a block is said elsewhere.
  return length > 0;
}

const ARROWS: Record<string, { direction: -1 | 1; side: "left" | "right" | "up" | "down" }> = {
  ArrowLeft: { direction: -1, side: "left" },
  ArrowRight: { direction: 1, side: "right" },
  ArrowUp: { direction: -1, side: "up" },
  ArrowDown: { direction: 1, side: "down" },
};

/** An arrow at the edge of a block whose neighbour is folded: to the next one that is not. */
function skip(view: EditorView, arrow: (typeof ARROWS)[string], hidden: readonly Hidden[]): boolean {
  const $at = cursor(view.state);
  if (!$at || $at.depth === 0 || !view.endOfTextblock(arrow.side)) return false;
  const { doc } = view.state;
  let pos = arrow.direction < 0 ? $at.before() : $at.after();
  let skipped = false;
  for (;;) {
    const found = Selection.findFrom(doc.resolve(pos), arrow.direction);
    const fold = found && hidden.find((one) => one.block && one.from <= found.from && found.to <= one.to);
    if (found && fold) {
      skipped = true;
      pos = arrow.direction < 0 ? fold.from : fold.to;
      continue;
    }
    if (skipped && found) view.dispatch(view.state.tr.setSelection(found).scrollIntoView());
    return skipped;
  }
}

/** Handles the key; false when it is none of ours. */
export function foldKeys(view: EditorView, event: KeyboardEvent, shown: TrimView): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  const arrow = ARROWS[event.key];
  const direction = event.key === "Backspace" ? -1 : event.key === "Delete" ? 1 : null;
  const $at = cursor(view.state);
  if (!$at || (!arrow && direction === null)) return false;
  const hidden = hiddenRanges(view.state.doc, shown);
  if (hidden.length === 0) return false;
  return direction !== null ? deleteOver(view, $at.pos, direction, hidden) : skip(view, arrow!, hidden);
}
