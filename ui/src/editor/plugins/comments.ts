/**
 * Places of comments in the text: the mark `comment` with the thread's id. It goes where its words
 * go, is no step of undo, and a copy of the words does not bring it along; what is said stands
 * outside the story.
 */
import { Fragment, type Node, Slice } from "prosemirror-model";
import { type EditorState, NodeSelection, Plugin, Selection, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { findBlock } from "../places.ts";
import { schema } from "../schema/index.ts";
import { live } from "../text.ts";

const type = schema.marks.comment;

/** A piece of commented text, within its block. */
type Piece = { id: string; from: number; to: number };

/** Where a thread is: from its first sign to its last. */
export type CommentPlace = Piece & { text: string };

/** What a new thread belongs to. */
export type CommentHere = { on: "range"; quote: string; from: number; to: number } | { on: "block"; block: string; quote: string; from: number };

/** A block that is not touched stays the same object. */
const known = new WeakMap<Node, readonly Piece[]>();

function piecesIn(block: Node): readonly Piece[] {
  const before = known.get(block);
  if (before !== undefined) return before;
  const pieces: Piece[] = [];
  block.forEach((node, offset) => {
    for (const mark of node.marks) {
      if (mark.type !== type) continue;
      const last = pieces.findLast((one) => one.id === mark.attrs["id"]);
      if (last?.to === offset) last.to += node.nodeSize;
      else pieces.push({ id: String(mark.attrs["id"]), from: offset, to: offset + node.nodeSize });
    }
  });
  known.set(block, pieces);
  return pieces;
}

/** Every thread's place by its id; of one in several pieces from the first to the last. */
export function commentPlaces({ doc }: EditorState): ReadonlyMap<string, CommentPlace> {
  const places = new Map<string, CommentPlace>();
  doc.descendants((block, pos) => {
    if (!block.isTextblock) return true;
    for (const { id, from, to } of piecesIn(block)) {
      const text = block.textBetween(from, to, "", " ");
      const first = places.get(id);
      places.set(id, first ? { ...first, to: pos + 1 + to, text: first.text + text } : { id, from: pos + 1 + from, to: pos + 1 + to, text });
    }
    return false;
  });
  return places;
}

/** The threads at the cursor, that of the fewest words first. */
export function commentsAt({ selection: { $from, empty, to, from } }: EditorState): string[] {
  if (!$from.parent.isTextblock) return [];
  const start = $from.start();
  const over = ({ from: a, to: b }: Piece) => (empty ? start + a <= from && from <= start + b : start + a < to && from < start + b);
  return piecesIn($from.parent).filter(over).sort((a, b) => a.to - a.from - (b.to - b.from)).map(({ id }) => id);
}

/** The ids of the blocks at the cursor, the innermost first: of a caption also its picture. */
export function blocksHere({ selection }: EditorState): string[] {
  const { $from } = selection;
  const around = Array.from({ length: $from.depth }, (_, up) => $from.node($from.depth - up));
  const all = selection instanceof NodeSelection ? [selection.node, ...around] : around;
  return all.flatMap(({ attrs }) => (typeof attrs["id"] === "string" ? [attrs["id"]] : []));
}

/** Where every block with an id begins. Looks at the whole document: not for every key. */
export function blockStarts({ doc }: EditorState): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  doc.descendants((node, pos) => {
    if (typeof node.attrs["id"] === "string") starts.set(node.attrs["id"], pos);
    return !node.isTextblock;
  });
  return starts;
}

/** Tells of places the text of the section head above them; null before the first. */
export function sectionsOf({ doc }: EditorState): (at: number) => string | null {
  const heads: { at: number; text: string }[] = [];
  const start = doc.child(0).nodeSize + 1;
  doc.child(1).forEach((node, offset) => {
    if (node.type === schema.nodes.section_head) heads.push({ at: start + offset, text: live(node) });
  });
  return (at) => heads.findLast((head) => head.at <= at)?.text ?? null;
}

/** What would be commented here: the selected words, or else the block with the cursor. */
export function commentHere({ doc, selection }: EditorState): CommentHere | null {
  const { from, to } = selection;
  const quote = wordsBetween(doc, from, to) || doc.textBetween(from, to, " ", " ").trim();
  if (quote !== "" && !(selection instanceof NodeSelection)) return { on: "range", quote, from, to };
  return onBlock(selection instanceof NodeSelection ? selection.node : selection.$from.parent, from);
}

/** What would be commented of the block here as a whole: of words in a picture's caption the picture. */
export function commentBlock({ selection }: EditorState): CommentHere | null {
  const { $from, from } = selection;
  if (selection instanceof NodeSelection) return onBlock(selection.node, from);
  const { figure } = schema.nodes;
  const around = Array.from({ length: $from.depth }, (_, up) => $from.node($from.depth - up));
  return onBlock(around.find(({ type }) => type === figure) ?? $from.parent, from);
}

/** The words between two places as if accepted. */
function wordsBetween(doc: Node, from: number, to: number): string {
  const lines: string[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock) lines.push(live(node, Math.max(0, from - pos - 1), Math.min(node.content.size, to - pos - 1)));
    return !node.isTextblock;
  });
  return lines.join(" ").trim();
}

/** A picture is told by its caption, or by what it shows. */
function onBlock(node: Node, from: number): CommentHere | null {
  const id: unknown = node.attrs["id"];
  if (typeof id !== "string") return null;
  const words = node.type === schema.nodes.figure ? live(node.child(0)) || String(node.attrs["alt"]) : wordsBetween(node, 0, node.content.size) || live(node);
  return { on: "block", block: id, quote: words.trim(), from };
}

/** Neither a step of undo nor a suggestion. */
const aside = (tr: Transaction) => tr.setMeta("addToHistory", false).setMeta("untracked", true);

/** Marks the words of a new thread. */
export function markComment(view: EditorView, id: string, from: number, to: number): void {
  view.dispatch(aside(view.state.tr.addMark(from, to, type.create({ id }))));
}

/** Takes the mark of a thread out of the text. */
export function unmarkComment(view: EditorView, id: string): void {
  const place = commentPlaces(view.state).get(id);
  if (place) view.dispatch(aside(view.state.tr.removeMark(place.from, place.to, type.create({ id }))));
}

/** Puts the cursor behind the first sign of a thread and shows all of it; false when its words are gone. */
export function showComment(view: EditorView, id: string): boolean {
  const place = commentPlaces(view.state).get(id);
  if (place === undefined) return false;
  const { tr, doc } = view.state;
  view.dispatch(tr.setSelection(TextSelection.create(doc, place.from, place.to)).scrollIntoView());
  return true;
}

/** Puts the cursor into a block, or selects one without text; false when it is gone. */
export function showBlock(view: EditorView, id: string): boolean {
  const { doc, tr } = view.state;
  const block = findBlock(doc, id);
  if (block === null) return false;
  const selection = block.node.isTextblock ? Selection.near(doc.resolve(block.pos + 1)) : NodeSelection.create(doc, block.pos);
  view.dispatch(tr.setSelection(selection).scrollIntoView());
  return true;
}

/** Without the marks of threads that are still in the story: a copy is not commented, what was cut is. */
function uncommented(fragment: Fragment, here: (id: string) => boolean): Fragment {
  return Fragment.fromArray(
    fragment.content.map((node) => {
      if (node.isText) return node.mark(node.marks.filter((mark) => mark.type !== type || !here(String(mark.attrs["id"]))));
      return node.content.size === 0 ? node : node.copy(uncommented(node.content, here));
    }),
  );
}

/** The plugin. */
export function commentsPlugin(): Plugin {
  return new Plugin({
    props: {
      transformPasted: (slice, { state }) => {
        const places = commentPlaces(state);
        return new Slice(uncommented(slice.content, (id) => places.has(id)), slice.openStart, slice.openEnd);
      },
    },
  });
}
