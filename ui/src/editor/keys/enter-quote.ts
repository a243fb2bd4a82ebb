/** An empty paragraph in a quote: Enter takes it out, which parts the quote where more follows. */
import { lift } from "prosemirror-commands";
import type { Command } from "prosemirror-state";
import { cursor } from "../places.ts";
import { schema } from "../schema/index.ts";

export const enterQuote: Command = (state, dispatch) => {
  const $at = cursor(state);
  if (!$at || $at.parent.content.size > 0 || $at.depth < 2 || $at.node(-1).type !== schema.nodes.quote) return false;
  return lift(state, dispatch);
};
