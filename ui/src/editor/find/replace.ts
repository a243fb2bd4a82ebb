/** Puts something else in the place of what was found. */
import { Fragment, type Mark, type Node, Slice } from "prosemirror-model";
import { closeHistory } from "prosemirror-history";
import type { Transaction } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";
import type { EditorView } from "prosemirror-view";
import { type OutsideChange, OutsideStep } from "../plugins/outside.ts";
import { throughFolds } from "../plugins/trims/index.ts";
import { isStruck, isSuggestion } from "../suggest/types.ts";
import { live, read } from "../text.ts";
import { schema } from "../schema/index.ts";
import type { Spot } from "./fields.ts";

/** What comes where. */
export type Replacement = { spot: Spot; text: string };

const isLow = (text: string, at: number) => /[\uDC00-\uDFFF]/.test(text.charAt(at));

/** How much both have in common at the front and at the back, no character parted. */
function common(old: string, now: string): { front: number; back: number } {
  const most = Math.min(old.length, now.length);
  let front = 0;
  while (front < most && old[front] === now[front]) front += 1;
  if (isLow(old, front) || isLow(now, front)) front -= 1;
  let back = 0;
  while (back < most - front && old[old.length - 1 - back] === now[now.length - 1 - back]) back += 1;
  if (back > 0 && (isLow(old, old.length - back) || isLow(now, now.length - back))) back -= 1;
  return { front, back };
}

function runs(text: string, marks: readonly Mark[]): Node[] {
  return text.split("\n").flatMap((line, at) => [
    ...(at > 0 ? [schema.nodes.hard_break.create(null, null, marks)] : []),
    ...(line === "" ? [] : [schema.text(line, marks)]),
  ]);
}

/** What is not struck between two places, in order. */
function livePieces(doc: Node, from: number, to: number): { from: number; to: number }[] {
  const pieces: { from: number; to: number }[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isInline || isStruck(node.marks)) return;
    const [start, end] = [Math.max(from, pos), Math.min(to, pos + node.nodeSize)];
    const last = pieces.at(-1);
    if (last?.to === start) last.to = end;
    else if (start < end) pieces.push({ from: start, to: end });
  });
  return pieces;
}

/** What stays the same keeps its marks, what is new takes those of what it replaces; what is struck in between stays. */
function replaceText(tr: Transaction, { from, to }: Spot, text: string): void {
  const $from = tr.doc.resolve(from);
  const block = $from.parent;
  const [first, last] = [$from.parentOffset, $from.parentOffset + to - from];
  const old = live(block, first, last);
  if (old === text) return;
  const { front, back } = common(old, text);
  const { place } = read(block);
  const before = live(block, 0, first).length;
  const start = from - first + place(before + front, 1);
  const end = Math.max(start, from - first + place(before + old.length - back, -1));
  const model = start < end || start === from ? tr.doc.nodeAt(start) : tr.doc.nodeAt(start - 1);
  const content = Fragment.fromArray(runs(text.slice(front, text.length - back), (model?.marks ?? []).filter((mark) => !isSuggestion(mark))));
  const [head = { from: start, to: start }, ...rest] = livePieces(tr.doc, start, end);
  for (const piece of rest.reverse()) tr.delete(piece.from, piece.to);
  tr.step(new ReplaceStep(head.from, head.to, new Slice(content, 0, 0)));
}

function replaceAttr(tr: Transaction, { from, attr, start, end }: Spot, text: string): void {
  const value: unknown = tr.doc.nodeAt(from)?.attrs[attr!];
  if (typeof value !== "string") return;
  const next = value.slice(0, start) + text + value.slice(end);
  tr.setNodeAttribute(from, attr!, next === "" && attr === "cite" ? null : next);
}

/**
 * Replaces all of these and changes the details along with them, as one step of the undo
 * history. What a view of the channels hides is replaced as well. The spots must be those of
 * the view's document; gives how many places and details were changed, 0 when nothing was.
 */
export function replaceFound(view: EditorView, list: readonly Replacement[], details: readonly OutsideChange[]): number {
  const tr = closeHistory(view.state.tr);
  // From the end, so that places before stay as they are.
  const ordered = [...list].sort((a, b) => b.spot.from - a.spot.from || b.spot.start - a.spot.start);
  for (const { spot, text } of ordered) {
    if (spot.attr === null) replaceText(tr, spot, text);
    else replaceAttr(tr, spot, text);
  }
  if (details.length > 0) tr.step(new OutsideStep(details));
  if (tr.steps.length === 0) return 0;
  const before = view.state;
  view.dispatch(throughFolds(tr));
  // A refused change leaves the state as it was.
  if (view.state === before) return 0;
  // What is typed right after is a step of its own.
  view.dispatch(closeHistory(view.state.tr));
  return list.length + details.length;
}
