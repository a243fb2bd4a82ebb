/** Tab in the title group, a caption or a credit: to the next or previous line; from the last one on into the body. */
import type { Command } from "prosemirror-state";
import { isHeadLine, isLine } from "../places.ts";
import { type Direction, toNeighbour } from "./edges.ts";

export function tabLine(direction: Direction): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    return isLine($from.parent) && (toNeighbour($from, direction)(state, dispatch) || isHeadLine($from.parent));
  };
}
