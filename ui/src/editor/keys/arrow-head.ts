/**
 * Arrows over the border of title group and body, and from line to line of the title group,
 * where the webview would stumble over the line between.
 */
import type { ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { bodyStart, cursor, inHead, isHeadLine } from "../places.ts";
import { atSide, borderOf, type Direction } from "./edges.ts";
import { gapAt } from "./gap.ts";

/** Where the cursor goes from here when that is over one of those borders. */
function beyond(state: EditorState, $at: ResolvedPos, direction: Direction): Selection | null {
  const found = Selection.findFrom(borderOf(state, $at, direction), direction);
  if (!found || (!isHeadLine($at.parent) && !inHead(found.$from))) return null;
  const intoBody = direction > 0 && !inHead(found.$from);
  return (intoBody ? gapAt(state.doc.resolve(bodyStart(state.doc))) : null) ?? found;
}

/** Up or down. */
export function arrowHead(direction: Direction): Command {
  return (state, dispatch, view) => {
    const $at = cursor(state);
    if (!$at || !view || !view.endOfTextblock(direction < 0 ? "up" : "down")) return false;
    const found = beyond(state, $at, direction);
    if (!found) return false;
    dispatch?.(sameColumn(state, found, $at, view).scrollIntoView());
    return true;
  };
}

function sameColumn(state: EditorState, found: Selection, $at: ResolvedPos, view: NonNullable<Parameters<Command>[2]>): Transaction {
  if (!(found instanceof TextSelection)) return state.tr.setSelection(found);
  const { left } = view.coordsAtPos($at.pos);
  const { top, bottom } = view.coordsAtPos(found.from);
  const at = view.posAtCoords({ left, top: (top + bottom) / 2 });
  const $there = at && state.doc.resolve(at.pos);
  const fits = $there && $there.parent === found.$from.parent;
  return state.tr.setSelection(fits ? TextSelection.near($there) : found);
}

/** Left or right. */
export function arrowHeadSideways(direction: Direction): Command {
  return (state, dispatch) => {
    const $at = atSide(direction)(state);
    const found = $at && beyond(state, $at, direction);
    if (!found) return false;
    dispatch?.(state.tr.setSelection(found).scrollIntoView());
    return true;
  };
}
