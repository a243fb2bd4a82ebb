/**
 * What stands beside the story and belongs to places in it: marked from outside, never part of
 * the document, its history, its clipboard or its journal.
 */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, Selection, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { findBlock, type Placed } from "../places.ts";
import { plain } from "../text.ts";

/** A place in the story: a block, and the words in it that were meant. */
export type Anchor = {
  block: string;
  /** Empty for the whole block. */
  quote: string;
  /** Where the words began and ended in the block's text, in UTF-16 units. */
  from: number;
  to: number;
};

/** Something that belongs to a place. */
export type Aside = { id: string; anchor: Anchor };

/** Where an anchor is now; `words` is null when only its block is left. */
export type AnchorPlace = { block: Placed; words: { from: number; to: number } | null };

/** Shorter words are not looked for in other blocks: they stand anywhere. */
const TELLING = 4;

/** Every place of the words in a text. */
function places(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

/** The words in a block: where they were, or else nearest to it. */
function wordsIn(block: Placed, { quote, from }: Anchor): AnchorPlace["words"] {
  if (quote === "" || !block.node.isTextblock) return null;
  const [nearest] = places(plain(block.node), quote).sort((a, b) => Math.abs(a - from) - Math.abs(b - from));
  if (nearest === undefined) return null;
  const start = block.pos + 1 + nearest;
  return { from: start, to: start + quote.length };
}

/** The only place of the words in the whole story: a paragraph was split, or its text moved elsewhere. */
function elsewhere(doc: Node, anchor: Anchor): AnchorPlace | null {
  if (anchor.quote.length < TELLING) return null;
  const found: AnchorPlace[] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock && found.length < 2) {
      for (const at of places(plain(node), anchor.quote)) found.push({ block: { node, pos }, words: { from: pos + 1 + at, to: pos + 1 + at + anchor.quote.length } });
    }
    return !node.isTextblock;
  });
  return found.length === 1 ? found[0]! : null;
}

/** Where an anchor is; null when nothing of it is left. Looks at the whole document: not for every key. */
export function findAnchor(doc: Node, anchor: Anchor): AnchorPlace | null {
  const block = findBlock(doc, anchor.block);
  const words = block && wordsIn(block, anchor);
  if (block && (words || anchor.quote === "")) return { block, words };
  return elsewhere(doc, anchor) ?? (block && { block, words: null });
}

/** The anchor of what is selected; of the block with the cursor when nothing is. */
export function anchorHere({ selection, doc }: EditorState): Anchor | null {
  const { $from, $to } = selection;
  const node = !($from.parent.isTextblock) ? doc.nodeAt($from.pos) : $from.parent;
  const id: unknown = node?.attrs["id"];
  if (!node || typeof id !== "string") return null;
  if (!$from.parent.isTextblock || selection.empty) return { block: id, quote: "", from: 0, to: 0 };
  const [from, to] = [$from.parentOffset, $from.sameParent($to) ? $to.parentOffset : node.content.size];
  return { block: id, quote: plain(node, from, to), from, to };
}

type Marks = { asides: readonly Aside[]; set: DecorationSet };
const key = new PluginKey<Marks>("asides");
const NONE: Marks = { asides: [], set: DecorationSet.empty };

function marked(doc: Node, asides: readonly Aside[]): Marks {
  const decorations = asides.flatMap(({ id, anchor }) => {
    const place = findAnchor(doc, anchor);
    if (place === null) return [];
    const { pos, node } = place.block;
    const block = Decoration.node(pos, pos + node.nodeSize, { class: "has-aside" }, { id });
    return place.words === null ? [block] : [block, Decoration.inline(place.words.from, place.words.to, { class: "aside-words" }, { id })];
  });
  return { asides, set: DecorationSet.create(doc, decorations) };
}

/** Shows these; called when they change and when the writing rests, never at a key. */
export function setAsides(view: EditorView, asides: readonly Aside[]): void {
  const before = key.getState(view.state) ?? NONE;
  if (before.asides.length === 0 && asides.length === 0) return;
  view.dispatch(view.state.tr.setMeta(key, asides).setMeta("addToHistory", false));
}

/** Ids of what belongs to the place of the cursor: to the words there, or else to the block. */
export function asidesHere(state: EditorState): string[] {
  const { from, to, $from } = state.selection;
  const set = key.getState(state)?.set;
  if (!set) return [];
  const ids = (all: Decoration[]) => [...new Set(all.map(({ spec }) => (spec as { id: string }).id))];
  const words = set.find(from, to).filter((one) => one.from <= from && one.to >= from && !isBlock(one, state));
  if (words.length > 0) return ids(words);
  return ids(set.find($from.start(), $from.end()).filter((one) => isBlock(one, state) && one.from === ($from.depth > 0 ? $from.before() : from)));
}

/** Blocks with something beside them: where each begins, and the ids of what belongs to it or to words in it. */
export function asideBlocks(state: EditorState): Map<number, string[]> {
  const blocks = new Map<number, string[]>();
  for (const one of key.getState(state)?.set.find() ?? []) {
    if (isBlock(one, state)) blocks.set(one.from, [...(blocks.get(one.from) ?? []), (one.spec as { id: string }).id]);
  }
  return blocks;
}

const isBlock = (one: Decoration, { doc }: EditorState) => doc.nodeAt(one.from)?.nodeSize === one.to - one.from && !doc.resolve(one.from).parent.isTextblock;

/** Selects the words of an anchor, or puts the cursor into its block; false when it is gone. */
export function showAnchor(view: EditorView, anchor: Anchor): boolean {
  const { doc, tr } = view.state;
  const place = findAnchor(doc, anchor);
  if (place === null) return false;
  const { words, block } = place;
  view.dispatch(tr.setSelection(words === null ? Selection.near(doc.resolve(block.pos + 1)) : TextSelection.create(doc, words.from, words.to)).scrollIntoView());
  view.focus();
  return true;
}

/** The plugin. */
export function asidesPlugin(): Plugin<Marks> {
  return new Plugin<Marks>({
    key,
    state: {
      init: () => NONE,
      apply: (tr, marks) => {
        const asides = tr.getMeta(key) as readonly Aside[] | undefined;
        if (asides !== undefined) return marked(tr.doc, asides);
        if (!tr.docChanged || marks.asides.length === 0) return marks;
        return { asides: marks.asides, set: marks.set.map(tr.mapping, tr.doc) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  });
}
