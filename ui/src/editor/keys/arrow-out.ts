/** Up and down from the first or last line of a figure or box, and left and right from its ends. */
import type { ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, Selection } from "prosemirror-state";
import { cursor } from "../places.ts";
import { atSide, borderOf, type Direction } from "./edges.ts";
import { gapAt } from "./gap.ts";

const FRAMES = ["figure", "box", "quote"];

/** Depth of the outermost frame that ends at the cursor's text block; null when there is none. */
function frameEndingAt($at: ResolvedPos, direction: Direction): number | null {
  let found: number | null = null;
  for (let depth = $at.depth - 1; depth > 1; depth -= 1) {
    const parent = $at.node(depth);
    if ($at.index(depth) !== (direction < 0 ? 0 : parent.childCount - 1)) break;
    if (FRAMES.includes(parent.type.name)) found = depth;
    if (parent.type.name === "table") break;
  }
  return found;
}

function target(state: EditorState, $at: ResolvedPos, direction: Direction): Selection | null {
  const depth = frameEndingAt($at, direction);
  if (depth === null) return null;
  const $border = borderOf(state, $at, direction, depth);
  return gapAt($border) ?? Selection.findFrom($border, direction);
}

/** Out of a frame, over its border, which holds fields that the webview would stumble over. */
export function arrowOut(direction: Direction, vertical: boolean): Command {
  return (state, dispatch, view) => {
    const $at = vertical ? cursor(state) : atSide(direction)(state);
    if (!$at || (vertical && !view?.endOfTextblock(direction < 0 ? "up" : "down"))) return false;
    const found = target(state, $at, direction);
    if (!found) return false;
    dispatch?.(state.tr.setSelection(found).scrollIntoView());
    return true;
  };
}
