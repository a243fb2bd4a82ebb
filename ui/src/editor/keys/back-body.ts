/** Backspace at the start of the body: an empty paragraph goes if others follow, the title group stays. */
import { type Command, Selection } from "prosemirror-state";
import { bodyStart, inHead } from "../places.ts";
import { atStart } from "./edges.ts";

export const backBody: Command = (state, dispatch) => {
  const $at = atStart(state);
  if (!$at || inHead($at) || $at.before() !== bodyStart(state.doc)) return false;
  if ($at.parent.content.size > 0 || state.doc.child(1).childCount === 1) return true;
  const { tr } = state;
  tr.delete($at.before(), $at.after());
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(bodyStart(tr.doc)), 1)).scrollIntoView());
  return true;
};
