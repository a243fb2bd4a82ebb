/** Open places (〔待核：…〕, TK) in the manuscript: marked, listed, gone to, put in. */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, Selection, TextSelection, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { placeholders } from "../placeholders.ts";
import { findBlock } from "../places.ts";
import { read, type Reading, WORDS } from "../text.ts";
import { toField } from "./fields.ts";

const key = new PluginKey<DecorationSet>("open");

function marksOf(block: Node, pos: number): Decoration[] {
  const { text, place } = read(block);
  return placeholders(text).map(({ from, to }) => Decoration.inline(pos + 1 + place(from, 1), pos + 1 + place(to, -1), { class: "open-place" }));
}

/** The text blocks that a step touched, each with its position. */
function touched(tr: Transaction): Map<number, Node> {
  const blocks = new Map<number, Node>();
  tr.mapping.maps.forEach((map, at) => {
    map.forEach((_from, _to, from, to) => {
      const rest = tr.mapping.slice(at + 1);
      const [start, end] = [Math.max(0, rest.map(from, -1) - 1), Math.min(tr.doc.content.size, rest.map(to, 1) + 1)];
      tr.doc.nodesBetween(start, end, (node, pos) => {
        if (node.isTextblock) blocks.set(pos, node);
        return !node.isTextblock;
      });
    });
  });
  return blocks;
}

function all(doc: Node): DecorationSet {
  const marks: Decoration[] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock) marks.push(...marksOf(node, pos));
    return !node.isTextblock;
  });
  return DecorationSet.create(doc, marks);
}

/** Only the blocks that changed are looked at anew. */
function after(tr: Transaction, before: DecorationSet): DecorationSet {
  let set = before.map(tr.mapping, tr.doc);
  for (const [pos, block] of touched(tr)) {
    const old = set.find(pos, pos + block.nodeSize);
    const now = marksOf(block, pos);
    if (old.length > 0) set = set.remove(old);
    if (now.length > 0) set = set.add(tr.doc, now);
  }
  return set;
}

/** The plugin. */
export function openPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => all(state.doc),
      apply: (tr, set) => (tr.docChanged ? after(tr, set) : set),
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** A place that is still open. */
export type OpenPlace = {
  /** The block's id. */
  block: string;
  /** Node name, with the attribute where it stands in one: `title`, `caption`, `box.title`. */
  part: string;
  /** Position in the document; null in an attribute. */
  pos: number | null;
  /** Where it ends. */
  end: number | null;
  text: string;
  /** The text around it, shortened. */
  before: string;
  after: string;
};

const AROUND = 16;

function placesIn({ text, place }: Reading, block: Node, part: string, start: number | null): OpenPlace[] {
  return placeholders(text).map(({ from, to }) => ({
    block: String(block.attrs["id"]), part, pos: start === null ? null : start + place(from, 1), end: start === null ? null : start + place(to, -1),
    text: text.slice(from, to), before: text.slice(Math.max(0, from - AROUND), from), after: text.slice(to, to + AROUND),
  }));
}

/** Every open place in reading order. Looks at the whole document: not for every key. */
export function openPlaces(state: EditorState): OpenPlace[] {
  const found: OpenPlace[] = [];
  state.doc.descendants((node, pos, parent) => {
    for (const name of WORDS[node.type.name] ?? []) {
      found.push(...placesIn({ text: String(node.attrs[name] ?? ""), place: (offset) => offset }, node, `${node.type.name}.${name}`, null));
    }
    if (!node.isTextblock) return true;
    const isCell = parent?.type.name === "table_cell" || parent?.type.name === "table_header";
    found.push(...placesIn(read(node), node, isCell ? "table_cell" : node.type.name, pos + 1));
    return false;
  });
  return found;
}

function select(view: EditorView, from: number, to: number): boolean {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)).scrollIntoView());
  view.focus();
  return true;
}

/** Selects the next (1) or the one before (-1), round the end; false when there is none. */
export function goToOpen(view: EditorView, direction: 1 | -1): boolean {
  const marks = [...(key.getState(view.state)?.find() ?? [])].sort((a, b) => a.from - b.from);
  const { from, to } = view.state.selection;
  const next = direction === 1 ? (marks.find((mark) => mark.from >= to && mark.to > to) ?? marks[0]) : (marks.findLast((mark) => mark.to <= from) ?? marks.at(-1));
  return next !== undefined && select(view, next.from, next.to);
}

/** Selects an open place of {@link openPlaces}, or its block; false when it is gone. */
export function showOpen(view: EditorView, place: OpenPlace): boolean {
  const now = openPlaces(view.state).filter((one) => one.block === place.block && one.part === place.part && one.text === place.text);
  const found = now.find((one) => one.pos === place.pos) ?? now[0];
  if (found?.pos != null && found.end !== null) return select(view, found.pos, found.end);
  const block = found && findBlock(view.state.doc, found.block);
  if (!block) return false;
  // A title of a box, a source of a quotation: the field of the block gets the cursor.
  view.dispatch(toField(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(block.pos + 1))).scrollIntoView(), block.pos));
  return true;
}

/** Puts a placeholder in, around what is selected, with the cursor inside. */
export function insertOpen(view: EditorView, open: string, close: string): boolean {
  const { $from, $to } = view.state.selection;
  if (!view.editable || !$from.parent.isTextblock || !$from.sameParent($to)) return false;
  const tr = view.state.tr.insertText(close, $to.pos).insertText(open, $from.pos);
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, $to.pos + open.length)).scrollIntoView());
  view.focus();
  return true;
}
