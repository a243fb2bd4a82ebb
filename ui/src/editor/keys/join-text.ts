/**
 * Text beside a list or a quote is joined with the text in it, not pulled in as a paragraph; and
 * an empty block goes, so that the one with words keeps its kind.
 */
import { chainCommands, joinTextblockBackward, joinTextblockForward } from "prosemirror-commands";
import { type Command, EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { ReplaceAroundStep, type ReplaceStep } from "prosemirror-transform";
import { emptyAcross } from "../commands/delete.ts";
import { channelsAt, joinKeeping, keepOnly, sameChannels } from "../commands/keep-only.ts";
import { atSide, borderOf, type Direction, toNeighbour } from "./edges.ts";

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

/** Joins; what only some channels get stays theirs, or the cursor only goes there where that cannot be. */
function joinKept(direction: Direction): Command {
  const join = direction < 0 ? joinTextblockBackward : joinTextblockForward;
  return (state, dispatch) =>
    join(state, dispatch && (({ steps, selection }) => {
      const step = steps[0] as ReplaceStep | ReplaceAroundStep;
      const lower = step instanceof ReplaceAroundStep ? step.gapFrom : step.to;
      const tr = joinKeeping(state, state.doc.resolve(step.from), state.doc.resolve(lower), (tr) => tr.step(step));
      if (tr === null) return void toNeighbour(atSide(direction)(state)!, direction)(state, dispatch);
      dispatch(tr.setSelection(TextSelection.create(tr.doc, selection.head)).scrollIntoView());
    }));
}

export const joinText = (direction: Direction): Command => chainCommands(emptyGoes(direction), joinKept(direction));

/** Deletes a selection over blocks for different channels; what is left is joined as {@link joinText} does, or not at all. */
export const deleteKept: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if (!(state.selection instanceof TextSelection) || $from.sameParent($to) || sameChannels(channelsAt($from), channelsAt($to))) return false;
  // From its start on the upper block goes whole, and the lower one stays what it is.
  if ($from.parentOffset === 0 && $from.depth === $to.depth && $from.sharedDepth($to.pos) === $from.depth - 1) return false;
  const tr = joinKeeping(state, $from, $to, (tr) => tr.delete($from.pos, $to.pos));
  dispatch?.((tr ?? emptyAcross(state)).scrollIntoView());
  return true;
};

/** The command for a bare cursor, where a selection over blocks for different channels was deleted first. */
export const afterDeleteKept = (command: Command): Command => (state, dispatch, view) => {
  let tr: Transaction | null = null;
  if (!deleteKept(state, (deleted) => (tr = deleted))) return keepOnly(command)(state, dispatch, view);
  const { doc, selection, steps } = tr as unknown as Transaction;
  const between = EditorState.create({ doc, selection });
  return command(between, dispatch && ((more) => {
    const all = state.tr;
    for (const step of [...steps, ...more.steps]) all.step(step);
    dispatch(all.setSelection(Selection.near(all.doc.resolve(more.selection.head))).scrollIntoView());
  }));
};
