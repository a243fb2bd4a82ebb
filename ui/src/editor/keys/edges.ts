/** Where the cursor stands in its text block, and which place comes next. */
import type { ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, Selection, TextSelection } from "prosemirror-state";
import { cursor } from "../places.ts";

/** Towards the start or the end of the story. */
export type Direction = -1 | 1;

/** The bare cursor when it is at the start of its text block. */
export const atStart = (state: EditorState): ResolvedPos | null => (cursor(state)?.parentOffset === 0 ? cursor(state) : null);

/** The bare cursor when it is at the end of its text block. */
export const atEnd = (state: EditorState): ResolvedPos | null => {
  const $at = cursor(state);
  return $at && $at.parentOffset === $at.parent.content.size ? $at : null;
};

/** The bare cursor when it is at this side of its text block. */
export const atSide = (direction: Direction) => (direction < 0 ? atStart : atEnd);

/** The border of the cursor's text block on this side. */
export const borderOf = (state: EditorState, $at: ResolvedPos, direction: Direction, depth = $at.depth): ResolvedPos =>
  state.doc.resolve(direction < 0 ? $at.before(depth) : $at.after(depth));

/** Puts the cursor to the end of the line or text block that comes before or after this one. */
export function toNeighbour($from: ResolvedPos, direction: Direction): Command {
  return (state, dispatch) => {
    const found = Selection.findFrom(borderOf(state, $from, direction), direction, true);
    if (found === null) return false;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, found.$from.end())).scrollIntoView());
    return true;
  };
}

/** What the webview would do by itself at an edge is never right. */
export const usedUp = (direction: Direction): Command => (state) => atSide(direction)(state) !== null;
