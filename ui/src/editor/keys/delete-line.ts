/** Delete at the end of a line of the title group, a caption or a credit does nothing. */
import type { Command } from "prosemirror-state";
import { isLine } from "../places.ts";
import { atEnd } from "./edges.ts";

export const deleteLine: Command = (state) => {
  const $at = atEnd(state);
  return $at !== null && isLine($at.parent);
};
