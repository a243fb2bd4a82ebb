/** Bold stays on over Enter, as in a word processor; a link or a comment ends with its paragraph. */
import type { Mark } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import { schema } from "../schema/index.ts";

const { strong, em, underline, only } = schema.marks;
const KEPT = [strong, em, underline, only];

function marksOf(state: EditorState): readonly Mark[] {
  const { $from, $to } = state.selection;
  const marks = state.storedMarks ?? ($to.parentOffset > 0 ? $from.marks() : []);
  return marks.filter((mark) => KEPT.includes(mark.type));
}

/** The command, with the marks kept when the new block is of the old one's kind. */
export function keepMarks(command: Command): Command {
  return (state, dispatch, view) =>
    command(state, dispatch && ((tr) => {
      const marks = marksOf(state);
      const { $from, empty } = tr.selection;
      if (marks.length > 0 && empty && $from.parent.type === state.selection.$from.parent.type) tr.ensureMarks(marks);
      dispatch(tr);
    }), view);
}
