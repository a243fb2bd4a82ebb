/** Enter in running text: where it is split, and what the new paragraph is. */
import { splitBlockAs } from "prosemirror-commands";
import type { Command } from "prosemirror-state";
import { schema } from "../schema/index.ts";

const { paragraph } = schema.nodes;

/** Styles that the second half of a paragraph keeps: the first lines of a lede are a lede as well. */
const KEPT: readonly unknown[] = ["body", "lede", "question", "answer"];

const split = splitBlockAs((node, atEnd) => {
  const continued = node.type === paragraph && !KEPT.includes(node.attrs["style"]);
  if (!atEnd && !continued) return null;
  return { type: paragraph, attrs: { style: "body", only: (node.attrs["only"] as unknown) ?? null } };
});

/** Before a paragraph with a style of its own comes a plain one. */
export const enterSplit: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { parent } = $from;
  const pushed = empty && $from.parentOffset === 0 && parent.content.size > 0 && parent.type === paragraph;
  return split(state, dispatch && ((tr) => {
    if (pushed && parent.attrs["style"] !== "body") {
      tr.setNodeAttribute($from.before(), "style", "body");
      tr.setNodeAttribute(tr.selection.$from.before(), "style", parent.attrs["style"]);
    }
    dispatch(tr);
  }));
};
