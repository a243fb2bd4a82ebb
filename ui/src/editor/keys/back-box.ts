/**
 * Backspace at the start of a box: an untitled one is taken away from around its blocks, an empty
 * one becomes a paragraph that keeps the words of the title; else the cursor goes to the title.
 */
import type { ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { handDown } from "../commands/keep-only.ts";
import { unwrap } from "../commands/wrap.ts";
import { toField } from "../plugins/fields.ts";
import { schema } from "../schema/index.ts";
import { atStart } from "./edges.ts";

const { box, paragraph } = schema.nodes;

function dissolve(state: EditorState, $at: ResolvedPos, title: string): Transaction {
  const { tr } = state;
  const at = $at.before(-1);
  const { id, style, only } = $at.parent.attrs as Record<string, unknown>;
  const text = title === "" ? undefined : schema.text(title);
  tr.replaceWith(at, $at.after(-1), paragraph.create({ id, style, only }, text));
  return handDown(state.doc, tr).setSelection(TextSelection.create(tr.doc, at + 1));
}

export const backBox: Command = (state, dispatch) => {
  const $at = atStart(state);
  if (!$at || $at.depth < 3 || $at.index(-1) !== 0 || $at.node(-1).type !== box) return false;
  const holder = $at.node(-1);
  const title = String(holder.attrs["title"]);
  if (holder.childCount === 1 && $at.parent.content.size === 0) dispatch?.(dissolve(state, $at, title).scrollIntoView());
  else if (title === "") dispatch?.(unwrap(state.tr, $at.before(-1)).scrollIntoView());
  else dispatch?.(toField(state.tr, $at.before(-1)));
  return true;
};
