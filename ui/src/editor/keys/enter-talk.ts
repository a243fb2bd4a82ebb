/**
 * Questions and answers: Enter at the end of the one begins the other, in an empty one it
 * goes back to plain text. Where the other stands empty behind it, that one is gone to.
 */
import type { Node } from "prosemirror-model";
import { type Command, TextSelection } from "prosemirror-state";
import { cursor } from "../places.ts";
import { schema } from "../schema/index.ts";
import { atEnd } from "./edges.ts";

const { paragraph } = schema.nodes;

const styleOf = (node: Node | null | undefined): string => (node?.type === paragraph ? String(node.attrs["style"]) : "");

/** Whether the answer at this place belongs to a question above it. */
function inInterview(parent: Node, index: number): boolean {
  for (let at = index - 1; at >= 0; at -= 1) {
    const style = styleOf(parent.child(at));
    if (style !== "answer") return style === "question";
  }
  return false;
}

const backToPlain: Command = (state, dispatch) => {
  const $at = cursor(state);
  if (!$at || $at.parent.content.size > 0 || !["question", "answer"].includes(styleOf($at.parent))) return false;
  dispatch?.(state.tr.setNodeAttribute($at.before(), "style", "body").scrollIntoView());
  return true;
};

const theOther: Command = (state, dispatch) => {
  const $at = atEnd(state);
  const style = styleOf($at?.parent);
  const next = style === "question" ? "answer" : style === "answer" && inInterview($at!.node(-1), $at!.index(-1)) ? "question" : null;
  if (!$at || next === null) return false;
  const { tr } = state;
  const waiting = $at.node(-1).maybeChild($at.index(-1) + 1);
  // The template of an interview has the other one standing there already.
  if (styleOf(waiting) !== next || waiting!.content.size > 0) tr.insert($at.after(), paragraph.create({ style: next, only: $at.parent.attrs["only"] as unknown }));
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, $at.after() + 1)).scrollIntoView());
  return true;
};

export const enterTalk: Command = (state, dispatch) => backToPlain(state, dispatch) || theOther(state, dispatch);
