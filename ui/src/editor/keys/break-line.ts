/** Shift-Enter: a line break inside the block. */
import type { Command } from "prosemirror-state";
import { schema } from "../schema/index.ts";

export const breakLine: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if (!$from.parent.inlineContent || !$from.sameParent($to)) return false;
  dispatch?.(state.tr.replaceSelectionWith(schema.nodes.hard_break.create(), true).scrollIntoView());
  return true;
};
