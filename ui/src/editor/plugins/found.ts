/** What was found, shown in the manuscript: moved along with every edit, dropped where the text itself changed. */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { Mapping } from "prosemirror-transform";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Spot } from "../find/fields.ts";
import { Watchers } from "../watchers.ts";

/** More are counted and replaced, but not coloured: a page of nothing but colour says nothing. */
const MOST_SHOWN = 2000;

/** A stretch of the document. */
export type Range = { from: number; to: number };

/** What is shown. */
export type Found = {
  /** In the order of the story. */
  spots: readonly Spot[];
  /** The one that is looked at. */
  current: Spot | null;
  /** Where it was looked for; null: everywhere. */
  scope: Range | null;
};

type Shown = Found & { all: DecorationSet; drawn: DecorationSet };

const NONE: Found = { spots: [], current: null, scope: null };
const BARE: Shown = { ...NONE, all: DecorationSet.empty, drawn: DecorationSet.empty };
const key = new PluginKey<Shown>("found");
const watchers = new Watchers<void>();

function mark(spot: Spot, name: string): Decoration {
  if (spot.attr === null) return Decoration.inline(spot.from, spot.to, { class: name });
  return Decoration.node(spot.from, spot.to, { class: `${name}-field ${name}-in-${spot.attr}` });
}

function draw(doc: Node, found: Found): Shown {
  const marks = found.spots.slice(0, MOST_SHOWN).map((spot) => mark(spot, "found"));
  if (found.scope) marks.push(Decoration.inline(found.scope.from, found.scope.to, { class: "found-scope" }));
  return point(doc, { ...found, all: DecorationSet.create(doc, marks), drawn: DecorationSet.empty });
}

function point(doc: Node, shown: Shown): Shown {
  const { current, all } = shown;
  return { ...shown, drawn: current === null ? all : all.add(doc, [mark(current, "found-here")]) };
}

/** The spot after an edit; null when what was found is no longer there. */
function moved(spot: Spot, mapping: Mapping, doc: Node): Spot | null {
  const from = mapping.mapResult(spot.from, 1);
  const to = mapping.mapResult(spot.to, -1);
  if (from.deletedAfter || to.deletedBefore || from.pos >= to.pos) return null;
  const next = { ...spot, from: from.pos, to: to.pos };
  if (spot.attr === null) return to.pos - from.pos === spot.to - spot.from ? next : null;
  return doc.nodeAt(from.pos)?.attrs[spot.attr] === spot.value ? next : null;
}

function follow(tr: Transaction, shown: Shown): Shown {
  if (!tr.docChanged || (shown.spots.length === 0 && shown.scope === null)) return shown;
  const { mapping, doc } = tr;
  let current: Spot | null = null;
  const spots = shown.spots.flatMap((spot) => {
    const next = moved(spot, mapping, doc);
    if (spot === shown.current) current = next;
    return next === null ? [] : [next];
  });
  const scope = shown.scope && { from: mapping.map(shown.scope.from, -1), to: mapping.map(shown.scope.to, 1) };
  return point(doc, { ...shown, spots, current, scope, all: shown.all.map(mapping, doc) });
}

/** What is shown now. */
export function foundIn(state: EditorState): Found {
  return key.getState(state) ?? NONE;
}

/** Shows these instead of what is shown; `current` is one of them. */
export function showFound(view: EditorView, found: Found): void {
  view.dispatch(view.state.tr.setMeta(key, draw(view.state.doc, found)).setMeta("addToHistory", false));
}

/** Looks at another one of those shown. */
export function lookAt(view: EditorView, current: Spot | null): void {
  const shown = key.getState(view.state) ?? BARE;
  if (shown.current !== current) view.dispatch(view.state.tr.setMeta(key, point(view.state.doc, { ...shown, current })));
}

/** Shows nothing. */
export function clearFound(view: EditorView): void {
  if ((key.getState(view.state) ?? BARE) !== BARE) view.dispatch(view.state.tr.setMeta(key, BARE));
}

/** Calls `heard` after every change of the text and of what is shown; returns how to stop. */
export function watchFound(view: EditorView, heard: () => void): () => void {
  return watchers.watch(view, heard);
}

function tell(view: EditorView, before: EditorState): void {
  if (view.state.doc !== before.doc || key.getState(view.state) !== key.getState(before)) watchers.tell(view, undefined);
}

/** The plugin. */
export function foundPlugin(): Plugin<Shown> {
  return new Plugin<Shown>({
    key,
    state: {
      init: () => BARE,
      apply: (tr, shown) => (tr.getMeta(key) as Shown | undefined) ?? follow(tr, shown),
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
    view: (created) => {
      // A manuscript that comes back to the screen brings its state; nobody looks for that any more.
      queueMicrotask(() => created.isDestroyed || clearFound(created));
      return { update: tell };
    },
  });
}
