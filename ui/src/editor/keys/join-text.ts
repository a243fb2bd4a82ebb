/**
 * Text beside a list or a quote is joined with the text in it, not pulled in as a paragraph; and
 * an empty block goes, so that the one with words keeps its kind.
 */
import { chainCommands, joinTextblockBackward, joinTextblockForward } from "prosemirror-commands";
import { type Command, Selection } from "prosemirror-state";
import { atSide, borderOf, type Direction } from "./edges.ts";

function emptyGoes(direction: Direction): Command {
  return (state, dispatch) => {
    const $at = atSide(direction)(state);
    const $border = $at && borderOf(state, $at, direction);
    const upper = direction < 0 ? $border?.nodeBefore : $at?.parent;
    if (!$border?.nodeAfter || !upper?.isTextblock || upper.content.size > 0) return false;
    const end = $border.pos;
    const { tr } = state;
    tr.delete(end - upper.nodeSize, end);
    if (direction > 0) tr.setSelection(Selection.near(tr.doc.resolve(end - upper.nodeSize), 1));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

export const joinText = (direction: Direction): Command =>
  chainCommands(emptyGoes(direction), direction < 0 ? joinTextblockBackward : joinTextblockForward);
