/** Tab at the start of a question makes it an answer, and the other way round. */
import type { Command } from "prosemirror-state";
import { schema } from "../schema/index.ts";
import { atStart } from "./edges.ts";

const OTHER: Record<string, string> = { question: "answer", answer: "question" };

export const tabTalk: Command = (state, dispatch) => {
  const $at = atStart(state);
  const other = $at?.parent.type === schema.nodes.paragraph ? OTHER[String($at.parent.attrs["style"])] : undefined;
  if (!$at || other === undefined) return false;
  dispatch?.(state.tr.setNodeAttribute($at.before(), "style", other));
  return true;
};
