/**
 * The galley: the manuscript with the page's own line breaks and line numbers, and where the page
 * ends. Nothing of it is in the document, and nothing in the text is an element of its own: a
 * line's first sign carries its break and number as generated content, so that typing, deleting and
 * input methods meet text only (docs/decisions/012-galley.md).
 */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { imeGuard } from "../../guard.ts";
import { lineOf } from "../../places.ts";
import type { HeadPart } from "../../types.ts";
import { hiddenRanges } from "../trims/index.ts";
import { Caret } from "./caret.ts";
import { byBlock, follow, rowsDrawn, textsIn } from "./follow.ts";
import { Gutter } from "./gutter.ts";
import { takeLetter } from "./letters.ts";
import { drawn, type GalleyLine, type Row, RowSpec, rowsOf, sameRows, type Shown } from "./rows.ts";
import { shifted } from "./since.ts";

export type { GalleyLine } from "./rows.ts";

/** What is said beside a line of the title group. */
export type TitleWords = { part: HeadPart; words: string; over: boolean };

/** The page's lines of a story. */
export type Galley = {
  /** In reading order. */
  lines: readonly GalleyLine[];
  /** All lines with their numbers, or only where the page ends. */
  shown: Shown;
  /** Words at the place where the page ends: a sentence for `lines`, a figure for `end`. */
  words: string;
  /** How the lines of the title group fit, said beside them; `over`: too long. */
  titles?: readonly TitleWords[];
  /** The document whose lines these are; absent: the one that stands. */
  of?: Node | undefined;
};

/** `firsts`: the number of each block's first line. */
type Drawn = { shown: Shown | null; set: DecorationSet; firsts: ReadonlyMap<string, number> };

const key = new PluginKey<Drawn>("galley");
const NONE: Drawn = { shown: null, set: DecorationSet.empty, firsts: new Map() };

const hidden = (doc: Node) => hiddenRanges(doc, "print");

function titleMarks(doc: Node, titles: readonly TitleWords[] = []): Decoration[] {
  return titles.flatMap(({ part, words, over }) => {
    const { node, start, end } = lineOf(doc, part);
    if (node.content.size === 0) return [];
    return [Decoration.node(start - 1, end + 1, { class: over ? "galley-fit is-over" : "galley-fit", "data-fit": words }, { title: words })];
  });
}

const titleKey = (marks: readonly Decoration[]) => marks.map(({ from, spec }) => `${from} ${(spec as { title: string }).title}`).join("\n");

const sameFirsts = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) => a.size === b.size && [...a].every(([block, number]) => b.get(block) === number);

/** The galley in place of the one before: only blocks whose rows are others are drawn anew. */
function remade(before: Drawn, doc: Node, galley: Galley): Drawn {
  const { shown } = galley;
  const body = { node: doc.child(1), pos: doc.child(0).nodeSize };
  const texts = textsIn([body]);
  const idOf = (node: Node) => String(node.attrs["id"]);
  const lines = galley.of === undefined || galley.of === doc ? galley.lines : shifted(galley.lines, galley.of, doc);
  const { blocks, firsts: found } = rowsOf(lines, new Set(texts.map(({ node }) => idOf(node))), shown, galley.words);
  const firsts = sameFirsts(before.firsts, found) ? before.firsts : found;
  const outside = hidden(doc);
  const wanted = (node: Node): readonly Row[] => blocks.get(idOf(node)) ?? [];
  if (before.shown !== shown) return { shown, firsts, set: DecorationSet.create(doc, [...titleMarks(doc, galley.titles), ...texts.flatMap(({ node, pos }) => drawn(node, pos, wanted(node), shown, outside))]) };
  const old = byBlock(before.set, texts, body.pos, doc.content.size);
  const stale: Decoration[] = [];
  const fresh: Decoration[] = [];
  const [saidBefore, said] = [before.set.find(0, body.pos - 1, (spec) => "title" in spec), titleMarks(doc, galley.titles)];
  if (titleKey(saidBefore) !== titleKey(said)) {
    stale.push(...saidBefore);
    fresh.push(...said);
  }
  for (const [at, { node, pos }] of texts.entries()) {
    if (sameRows(rowsDrawn(old[at]!), wanted(node))) continue;
    stale.push(...old[at]!);
    fresh.push(...drawn(node, pos, wanted(node), shown, outside));
  }
  if (stale.length === 0 && fresh.length === 0) return { ...before, firsts };
  return { shown, firsts, set: before.set.remove(stale).add(doc, fresh) };
}

function next(tr: Transaction, before: Drawn, at: number | null): Drawn {
  const galley = tr.getMeta(key) as Galley | null | undefined;
  if (galley === null) return NONE;
  if (before.shown === null) return galley === undefined ? before : remade(NONE, tr.doc, galley);
  const here = tr.docChanged ? { ...before, set: follow(before.set, tr, before.shown, hidden, at) } : before;
  return galley === undefined ? here : remade(here, tr.doc, galley);
}

/** For tests: as {@link setGalley}, without a view. */
export const galleyed = (state: EditorState, galley: Galley | null): Transaction => state.tr.setMeta(key, galley).setMeta("addToHistory", false);

const waiting = new WeakMap<EditorView, Galley | null>();

/**
 * Shows these lines instead of what is shown; null: none. What the page's lines have in common with
 * those shown stays as it is. While an input method composes, everything stays as it is until it is done.
 */
export function setGalley(view: EditorView, galley: Galley | null): void {
  if (view.composing) return void waiting.set(view, galley);
  waiting.delete(view);
  if (galley === null && (key.getState(view.state)?.shown ?? null) === null) return;
  view.dispatch(galleyed(view.state, galley));
}

function startsIn(state: EditorState, from?: number, to?: number): number[] {
  const found = key.getState(state)?.set.find(from, to, (spec) => spec instanceof RowSpec) ?? [];
  return found.map((one) => one.from).filter((pos) => pos >= (from ?? 0)).sort((a, b) => a - b);
}

/** For tests: where lines begin, in order. */
export const galleyStarts = (state: EditorState): number[] => startsIn(state);

/** For tests: the number of each block's first line. */
export const galleyFirsts = (state: EditorState): ReadonlyMap<string, number> => key.getState(state)!.firsts;

/** The first place without room; null when there is none, or nothing is known of a page. */
export function galleyEnd(state: EditorState): number | null {
  const marks = key.getState(state)?.set.find(undefined, undefined, (spec) => spec instanceof RowSpec && spec.end);
  return marks?.[0]?.from ?? null;
}

/** Puts the cursor where the page ends, and that into view; false when it ends nowhere. */
export function goToGalleyEnd(view: EditorView): boolean {
  const at = galleyEnd(view.state);
  if (at === null) return false;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)).scrollIntoView());
  view.focus();
  return true;
}

/** How soon after the end of a composition, or of a click, the view is looked at again, in milliseconds. */
const AFTER_MS = 30;

/** The plugin; shows nothing at first. */
export function galleyPlugin(): Plugin<Drawn> {
  const caret = new Caret(startsIn);
  return new Plugin<Drawn>({
    key,
    state: { init: () => NONE, apply: (tr, before) => next(tr, before, caret.at) },
    props: {
      handleDOMEvents: {
        mousedown: (_view, event) => (caret.pointer(event), false),
        mouseup: (view) => (setTimeout(() => view.isDestroyed || caret.settle(view), AFTER_MS), false),
      },
      handleKeyDown: (view, event) => !imeGuard().ignores(event) && caret.press(view, event),
      handleKeyPress: (view, event) => key.getState(view.state)?.shown === "lines" && !imeGuard().ignores(event) && takeLetter(view, event),
      decorations: (state) => key.getState(state)?.set,
      attributes: (state): Record<string, string> => (key.getState(state)?.shown === "lines" ? { class: "is-galley" } : {}),
    },
    view: (view) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const later = () => {
        if (timer !== null) clearTimeout(timer);
        timer = setTimeout(() => (view.composing ? later() : waiting.has(view) && setGalley(view, waiting.get(view) ?? null)), AFTER_MS);
      };
      view.dom.addEventListener("compositionend", later);
      const gutter = new Gutter(view, () => {
        const now = key.getState(view.state);
        return now?.shown === "lines" ? now.firsts : null;
      });
      gutter.soon();
      return {
        update: (_view, before) => {
          const [was, now] = [key.getState(before), key.getState(view.state)];
          if (now?.shown === "lines") caret.follow(view, before);
          if (was?.shown !== now?.shown || was?.firsts !== now?.firsts) gutter.soon();
          else if (now?.shown === "lines" && (was !== now || before.doc !== view.state.doc)) gutter.edited();
        },
        destroy: () => {
          if (timer !== null) clearTimeout(timer);
          view.dom.removeEventListener("compositionend", later);
          gutter.destroy();
        },
      };
    },
  });
}
