/** Enter in a list: a new item; in an empty one out of the list, one level at a time. */
import { chainCommands } from "prosemirror-commands";
import { liftListItem, splitListItem } from "prosemirror-schema-list";
import type { Command } from "prosemirror-state";
import { cursor } from "../places.ts";
import { schema } from "../schema/index.ts";

const { list_item } = schema.nodes;

/** The empty text block that the cursor is in, directly in a list item. */
const emptyLine: Command = (state, dispatch) => {
  const $at = cursor(state);
  if (!$at || $at.parent.content.size > 0 || $at.depth < 2 || $at.node(-1).type !== list_item) return false;
  const item = $at.node(-1);
  if (item.childCount === 1) return liftListItem(list_item)(state, dispatch);
  if ($at.index(-1) === 0) return false;
  // An empty line below others of its item becomes an item of its own.
  dispatch?.(state.tr.split($at.before(), 1).scrollIntoView());
  return true;
};

export const enterItem: Command = chainCommands(emptyLine, splitListItem(list_item));
