/** Shift-Tab at the start of a box goes to its title, Tab at the end of a quote to its source. */
import type { Command } from "prosemirror-state";
import { depthOf } from "../places.ts";
import { toField } from "../plugins/fields.ts";
import { atSide, type Direction } from "./edges.ts";

export function tabField(direction: Direction): Command {
  return (state, dispatch) => {
    const $at = atSide(direction)(state);
    const depth = $at && depthOf($at, direction < 0 ? "box" : "quote");
    if (!$at || depth === null) return false;
    const edge = direction < 0 ? $at.start(depth) : $at.end(depth);
    if (Math.abs(edge - $at.pos) !== $at.depth - depth) return false;
    dispatch?.(toField(state.tr, $at.before(depth)));
    return true;
  };
}
