/**
 * What the window says about places of the text, in sets with names: who wrote these words, what
 * is new since somebody read. Shown, never part of the story; it moves along with the text.
 */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, Selection, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { read } from "../text.ts";

/** A stretch of a block's text in UTF-16 units, a line break counting one, with what its element gets. */
export type Run = { from: number; to: number; attrs: Readonly<Record<string, string>> };

/** What is said of one block; `accepted`: its runs count the text as it reads with every suggestion accepted. */
export type Spanned = { block: string; runs: readonly Run[]; attrs?: Readonly<Record<string, string>>; accepted?: boolean };

/** A plugin each: the view puts their decorations together without work at a key. */
const KEYS = { blame: new PluginKey<DecorationSet>("blame"), since: new PluginKey<DecorationSet>("since") };
/** Who wrote it; what is new since it was read. */
export type SpanSet = keyof typeof KEYS;

/** Where a place of the text stands in the block, at most at its end. */
function within(block: Node, at: number, accepted: boolean, side: -1 | 1): number {
  return Math.min(accepted ? read(block).place(at, side) : at, block.content.size);
}

function decorations(block: Node, pos: number, { runs, attrs, accepted = false }: Spanned): Decoration[] {
  const inline = block.isTextblock ? runs.map(({ from, to, attrs }) => Decoration.inline(pos + 1 + within(block, from, accepted, 1), pos + 1 + within(block, to, accepted, -1), attrs)) : [];
  return attrs === undefined ? inline : [Decoration.node(pos, pos + block.nodeSize, attrs), ...inline];
}

/** Shows a set in place of the one that had its name; an empty one takes it away. Looks at the whole document. */
export function setSpans(view: EditorView, name: SpanSet, spanned: readonly Spanned[]): void {
  if (spanned.length === 0 && KEYS[name].getState(view.state) === DecorationSet.empty) return;
  const byBlock = new Map(spanned.map((one) => [one.block, one]));
  const made: Decoration[] = [];
  view.state.doc.descendants((node, pos) => {
    const said = byBlock.get(String(node.attrs["id"]));
    if (said !== undefined && !node.isInline) made.push(...decorations(node, pos, said));
    return !node.isTextblock;
  });
  view.dispatch(view.state.tr.setMeta(KEYS[name], DecorationSet.create(view.state.doc, made)).setMeta("addToHistory", false));
}

/** Where the pieces of a set begin and end, in order; those that touch are one. */
export function spanPlaces(state: EditorState, name: SpanSet): { from: number; to: number }[] {
  const all = (KEYS[name].getState(state)?.find() ?? []).map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from || b.to - a.to);
  // The words in a block come instead of the block itself.
  const leaves = all.filter((one) => !all.some((other) => other !== one && one.from <= other.from && other.to <= one.to && other.to - other.from < one.to - one.from));
  return leaves.reduce<{ from: number; to: number }[]>((out, one) => {
    const last = out.at(-1);
    if (last !== undefined && one.from <= last.to) last.to = Math.max(last.to, one.to);
    else out.push({ ...one });
    return out;
  }, []);
}

/** Puts the cursor at the next (1) piece of a set or the one before (-1), round the end; false without any. */
export function goToSpan(view: EditorView, name: SpanSet, direction: 1 | -1): boolean {
  const { state } = view;
  const places = spanPlaces(state, name);
  const { from, to } = state.selection;
  const place = direction === 1 ? (places.find((one) => one.from > from || (one.from === from && one.to > to)) ?? places[0]) : (places.findLast((one) => one.to < to || (one.to === to && one.from < from)) ?? places.at(-1));
  if (place === undefined) return false;
  const $from = state.doc.resolve(place.from);
  const selection = $from.parent.isTextblock ? TextSelection.create(state.doc, place.from, place.to) : Selection.near(state.doc.resolve(place.from + 1));
  view.dispatch(state.tr.setSelection(selection).scrollIntoView());
  return true;
}

/** The plugins. */
export function spansPlugins(): Plugin[] {
  return Object.values(KEYS).map(
    (key) =>
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, set) => (tr.getMeta(key) as DecorationSet | undefined) ?? (tr.docChanged ? set.map(tr.mapping, tr.doc) : set),
        },
        props: { decorations: (state) => key.getState(state) },
      }),
  );
}
