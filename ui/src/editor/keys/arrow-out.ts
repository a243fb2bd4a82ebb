/** Up and down from the first or last line of a figure or box, and left and right from its ends. */
import type { ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, Selection } from "prosemirror-state";
import { cursor } from "../places.ts";
import { toField } from "../plugins/fields.ts";
import { atSide, borderOf, type Direction } from "./edges.ts";
import { gapAt } from "./gap.ts";

const FRAMES = ["figure", "box", "quote"];

/** Depths of the frames that end at the cursor's text block, the innermost first. */
function framesEndingAt($at: ResolvedPos, direction: Direction): number[] {
  const found: number[] = [];
  for (let depth = $at.depth - 1; depth > 1; depth -= 1) {
    const parent = $at.node(depth);
    if ($at.index(depth) !== (direction < 0 ? 0 : parent.childCount - 1)) break;
    if (FRAMES.includes(parent.type.name)) found.push(depth);
    if (parent.type.name === "table") break;
  }
  return found;
}

function target(state: EditorState, $at: ResolvedPos, direction: Direction): Selection | null {
  const depth = framesEndingAt($at, direction).pop();
  if (depth === undefined) return null;
  const $border = borderOf(state, $at, direction, depth);
  return gapAt($border) ?? Selection.findFrom($border, direction);
}

/** Out of a frame, over its border, which holds fields that the webview would stumble over; up from a box comes its title. */
export function arrowOut(direction: Direction, vertical: boolean): Command {
  return (state, dispatch, view) => {
    const $at = vertical ? cursor(state) : atSide(direction)(state);
    if (!$at || (vertical && !view?.endOfTextblock(direction < 0 ? "up" : "down"))) return false;
    const inner = framesEndingAt($at, direction)[0];
    if (vertical && direction < 0 && inner !== undefined && $at.node(inner).type.name === "box") {
      dispatch?.(toField(state.tr, $at.before(inner)));
      return true;
    }
    const found = target(state, $at, direction);
    if (!found) return false;
    dispatch?.(state.tr.setSelection(found).scrollIntoView());
    return true;
  };
}
