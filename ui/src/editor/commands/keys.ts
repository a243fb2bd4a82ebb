/** What Enter, Backspace, Delete, Tab and the arrows do at the edges of blocks. */
import {
  chainCommands, createParagraphNear, deleteSelection, joinBackward, joinForward, liftEmptyBlock, selectNodeBackward,
  selectNodeForward, splitBlockAs,
} from "prosemirror-commands";
import { undoInputRule } from "prosemirror-inputrules";
import type { ResolvedPos } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { type Command, type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { goToNextCell } from "prosemirror-tables";
import { bodyStart, cursor, depthOf, inHead, isHeadLine, isLine } from "../places.ts";
import { schema } from "../schema/index.ts";
import { setBlock, unwrap } from "./blocks.ts";
import { deleteAcross } from "./delete.ts";

const { paragraph, section_head, list_item, hard_break, quote, box, embed } = schema.nodes;

/** What follows a paragraph of this style when Enter is pressed at its end. */
const NEXT_STYLE: Record<string, string> = { question: "answer" };

/** Puts the cursor to the end of the line or text block that comes before or after this one. */
function toNeighbour($from: ResolvedPos, direction: -1 | 1): Command {
  return (state, dispatch) => {
    const border = state.doc.resolve(direction < 0 ? $from.before() : $from.after());
    const found = Selection.findFrom(border, direction, true);
    if (found === null) return false;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, found.$from.end())).scrollIntoView());
    return true;
  };
}

/** In a line: Enter goes on to the next one, or behind a figure; it never splits. */
const enterInLine: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!isLine($from.parent)) return false;
  if ($from.parent.type.name !== "credit") return toNeighbour($from, 1)(state, dispatch);
  const after = $from.after($from.depth - 1);
  const { tr } = state;
  tr.insert(after, paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};

/** On a selected figure, divider or embed: a paragraph behind it. */
const enterOnNode: Command = (state, dispatch) => {
  const { selection, tr } = state;
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock || selection.node.isTextblock) return false;
  if (!selection.$to.parent.canReplaceWith(selection.$to.index(), selection.$to.index(), paragraph)) return false;
  tr.insert(selection.to, paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, selection.to + 1)).scrollIntoView());
  return true;
};

/** An empty last paragraph of a box: Enter leaves the box. */
const leaveBox: Command = (state, dispatch) => {
  const $at = cursor(state);
  const depth = $at && depthOf($at, "box");
  if (!$at || depth !== $at.depth - 1 || $at.parent.content.size > 0) return false;
  const parent = $at.node(depth);
  if (parent.childCount < 2 || $at.index(depth) !== parent.childCount - 1) return false;
  const { tr } = state;
  tr.delete($at.before(), $at.after());
  const after = tr.mapping.map($at.after(depth));
  tr.insert(after, paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};

const split = splitBlockAs((node, atEnd) => {
  if (!atEnd) return null;
  const style = node.type === paragraph ? (NEXT_STYLE[String(node.attrs["style"])] ?? "body") : "body";
  return { type: paragraph, attrs: { style, only: node.attrs["only"] } };
});

export const enter: Command = chainCommands(
  deleteAcross, enterInLine, enterOnNode, splitListItem(list_item), leaveBox, createParagraphNear, liftEmptyBlock, split,
);

/** A line break inside the block. */
export const breakLine: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent || !state.selection.$from.sameParent(state.selection.$to)) return false;
  dispatch?.(state.tr.replaceSelectionWith(hard_break.create(), true).scrollIntoView());
  return true;
};

const atStart = (state: EditorState) => (cursor(state)?.parentOffset === 0 ? cursor(state) : null);
const atEnd = (state: EditorState) => {
  const $at = cursor(state);
  return $at && $at.parentOffset === $at.parent.content.size ? $at : null;
};

/** A line is not joined with the one before: the cursor only goes there. */
const backspaceInLine: Command = (state, dispatch) => {
  const $at = atStart(state);
  if (!$at || !isLine($at.parent)) return false;
  if ($at.parent.type.name === "caption") {
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, $at.before($at.depth - 1))));
    return true;
  }
  // The first line has nothing before it; the key is used up all the same.
  toNeighbour($at, -1)(state, dispatch);
  return true;
};

/** A section head, lede, question … becomes a plain paragraph first. */
const backspaceToPlain: Command = (state, dispatch) => {
  const $at = atStart(state);
  if (!$at) return false;
  const { type, attrs } = $at.parent;
  const special = type === section_head || (type === paragraph && attrs["style"] !== "body");
  return special && setBlock(paragraph, { style: "body" })(state, dispatch);
};

/** At the start of a list item, quote or box: out of it. */
const backspaceOut: Command = (state, dispatch) => {
  const $at = atStart(state);
  if (!$at || $at.depth < 3 || $at.index(-1) !== 0) return false;
  const holder = $at.node(-1);
  if (holder.type === list_item) return liftListItem(list_item)(state, dispatch);
  const leaving = holder.type === quote || (holder.type === box && holder.attrs["title"] === "");
  if (leaving) dispatch?.(unwrap(state.tr, $at.before(-1)).scrollIntoView());
  return leaving;
};

/** At the start of the body: an empty paragraph goes if others follow, the title group stays. */
const backspaceAtBody: Command = (state, dispatch) => {
  const $at = atStart(state);
  if (!$at || inHead($at) || $at.before() !== bodyStart(state.doc)) return false;
  if ($at.parent.content.size > 0 || state.doc.child(1).childCount === 1) return true;
  const { tr } = state;
  tr.delete($at.before(), $at.after());
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(bodyStart(tr.doc)), 1)).scrollIntoView());
  return true;
};

/** Something from elsewhere is not deleted unseen: first it is selected. */
function selectEmbed(direction: -1 | 1): Command {
  return (state, dispatch, view) => {
    const $at = direction < 0 ? atStart(state) : atEnd(state);
    const border = $at && state.doc.resolve(direction < 0 ? $at.before() : $at.after());
    const neighbour = direction < 0 ? border?.nodeBefore : border?.nodeAfter;
    if (neighbour?.type !== embed) return false;
    return (direction < 0 ? selectNodeBackward : selectNodeForward)(state, dispatch, view);
  };
}

/** What the webview would do by itself at an edge is never right. */
const usedUp = (edge: (state: EditorState) => ResolvedPos | null): Command => (state) => edge(state) !== null;

export const backspace: Command = chainCommands(
  undoInputRule, deleteAcross, deleteSelection, backspaceInLine, backspaceToPlain, backspaceOut, backspaceAtBody,
  selectEmbed(-1), joinBackward, selectNodeBackward, usedUp(atStart),
);

const deleteInLine: Command = (state) => {
  const $at = atEnd(state);
  return $at !== null && isLine($at.parent);
};

export const forwardDelete: Command = chainCommands(
  deleteAcross, deleteSelection, deleteInLine, selectEmbed(1), joinForward, selectNodeForward, usedUp(atEnd),
);

/** The next or previous line of the title group; from the last one on into the body. */
function alongLines(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    return isLine($from.parent) && (toNeighbour($from, direction)(state, dispatch) || isHeadLine($from.parent));
  };
}

/** A reporter's habit of indenting by hand: the first line is indented anyway, and the cursor must not get lost. */
const indentByHand: Command = (state) => atStart(state)?.parent.type === paragraph;

export const tab: Command = chainCommands(goToNextCell(1), sinkListItem(list_item), alongLines(1), indentByHand);
export const shiftTab: Command = chainCommands(goToNextCell(-1), liftListItem(list_item), alongLines(-1), indentByHand);

/** Up or down over the border of title group and body, and from line to line of the title group. */
function vertical(direction: -1 | 1): Command {
  return (state, dispatch, view) => {
    const $at = cursor(state);
    if (!$at || !view || !view.endOfTextblock(direction < 0 ? "up" : "down")) return false;
    const found = Selection.findFrom(state.doc.resolve(direction < 0 ? $at.before() : $at.after()), direction);
    if (!found || (!isHeadLine($at.parent) && !inHead(found.$from))) return false;
    dispatch?.(sameColumn(state, found, $at, view).scrollIntoView());
    return true;
  };
}

function sameColumn(state: EditorState, found: Selection, $at: ResolvedPos, view: NonNullable<Parameters<Command>[2]>): Transaction {
  const { left } = view.coordsAtPos($at.pos);
  const { top, bottom } = view.coordsAtPos(found.from);
  const at = view.posAtCoords({ left, top: (top + bottom) / 2 });
  const $there = at && state.doc.resolve(at.pos);
  const fits = $there && $there.parent === found.$from.parent;
  return state.tr.setSelection(fits ? TextSelection.near($there) : found);
}

export const arrowUp = vertical(-1);
export const arrowDown = vertical(1);

/** Left and right over the same border, where the webview would stumble over the line between. */
function sideways(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const $at = direction < 0 ? atStart(state) : atEnd(state);
    if (!$at) return false;
    const found = Selection.findFrom(state.doc.resolve(direction < 0 ? $at.before() : $at.after()), direction);
    if (!found || (!isHeadLine($at.parent) && !inHead(found.$from))) return false;
    dispatch?.(state.tr.setSelection(found).scrollIntoView());
    return true;
  };
}

export const arrowLeft = sideways(-1);
export const arrowRight = sideways(1);
