/** Backspace at the start of a section head, lede, question …: first it becomes a plain paragraph. */
import type { Command } from "prosemirror-state";
import { setBlock } from "../commands/blocks.ts";
import { schema } from "../schema/index.ts";
import { atStart } from "./edges.ts";

const { paragraph, section_head } = schema.nodes;

export const backPlain: Command = (state, dispatch) => {
  const $at = atStart(state);
  if (!$at) return false;
  const { type, attrs } = $at.parent;
  const special = type === section_head || (type === paragraph && attrs["style"] !== "body");
  return special && setBlock(paragraph, { style: "body" })(state, dispatch);
};
