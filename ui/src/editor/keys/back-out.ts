/** Backspace at the start of a list item or a quote: out of it. */
import { liftListItem } from "prosemirror-schema-list";
import type { Command } from "prosemirror-state";
import { keepOnly } from "../commands/keep-only.ts";
import { takeAway } from "../commands/wrap.ts";
import { schema } from "../schema/index.ts";
import { atStart } from "./edges.ts";

const { list_item, quote } = schema.nodes;

export const backOut: Command = (state, dispatch) => {
  const $at = atStart(state);
  if (!$at || $at.depth < 3 || $at.index(-1) !== 0) return false;
  const holder = $at.node(-1);
  if (holder.type === list_item) return keepOnly(liftListItem(list_item))(state, dispatch);
  if (holder.type !== quote) return false;
  dispatch?.(takeAway(state, { node: holder, pos: $at.before(-1) }).scrollIntoView());
  return true;
};
