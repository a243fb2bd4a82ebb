/**
 * Trims on the paper: signs on text that only some channels get, and views that show the
 * story as one of them does. What a view hides cannot be deleted unseen: such a change is
 * refused, and everything is shown, so that whoever tries again sees what will go.
 */
import { isHistoryTransaction } from "prosemirror-history";
import { type EditorState, Plugin, PluginKey, Selection, type Transaction } from "prosemirror-state";
import { DecorationSet, type EditorView } from "prosemirror-view";
import { imeGuard } from "../../guard.ts";
import { type Labels, RELABELLED } from "../../labels.ts";
import { inHead, type Placed } from "../../places.ts";
import { allBlocks, changedBlocks } from "../changed.ts";
import { isTracked } from "../suggest/index.ts";
import { foldKeys, withoutFolded } from "./keys.ts";
import { type Hidden, hiddenRanges, textsOf, type TrimView } from "./reach.ts";
import { resign } from "./signs.ts";

export { hiddenRanges, textsOf, type TrimView } from "./reach.ts";

/** Hears when another view is on; `refused`: because a change would have deleted what it hid. */
export type TrimTool = (view: EditorView, shown: TrimView, refused: boolean) => void;

type Trims = { view: TrimView; set: DecorationSet; refused: boolean };
type Meta = { view?: TrimView; refused?: boolean };

const key = new PluginKey<Trims>("trims");

/** The view that is on. */
export const trimView = (state: EditorState): TrimView => key.getState(state)?.view ?? "all";

/** The view's text of the body, one entry per text block: for counting. */
export const trimTexts = (state: EditorState): string[] => textsOf(state.doc, trimView(state));

/** How many places the view hides, or would hide. */
export const trimCount = (state: EditorState, view: TrimView = trimView(state)): number => hiddenRanges(state.doc, view).length;

const inside = (pos: number, hidden: readonly Hidden[]) => hidden.find((one) => one.from < pos && pos < one.to);

/** Puts a view on; a cursor that would be hidden goes to the nearest place that is not. */
export function showTrims(state: EditorState, view: TrimView): Transaction {
  const tr = state.tr.setMeta(key, { view } satisfies Meta).setMeta("addToHistory", false);
  const hidden = hiddenRanges(state.doc, view);
  const around = state.selection.empty ? inside(state.selection.head, hidden) : undefined;
  const found = around && visibleNear(state, around, hidden);
  return found ? tr.setSelection(found) : tr;
}

function visibleNear(state: EditorState, around: Hidden, hidden: readonly Hidden[]): Selection | null {
  for (const direction of [-1, 1] as const) {
    let pos = direction < 0 ? around.from : around.to;
    for (;;) {
      const found = Selection.findFrom(state.doc.resolve(pos), direction, true);
      const fold = found && inside(found.head, hidden);
      if (!found || inHead(found.$from) !== inHead(state.selection.$from)) break;
      if (!fold) return found;
      pos = direction < 0 ? fold.from : fold.to;
    }
  }
  return null;
}

/** Whether a transaction deletes, splits or joins what the view hides. */
function touchesHidden(tr: Transaction, view: TrimView): boolean {
  return tr.steps.some((step, at) => {
    let touched = false;
    step.getMap().forEach((from, to) => {
      if (touched) return;
      const hidden = hiddenRanges(tr.docs[at]!, view);
      touched = hidden.some((one) => (from === to ? one.from < from && from < one.to : from < one.to && to > one.from));
    });
    return touched;
  });
}

/** Steps that know the whole text: undo, repairs and replacing everywhere, what tracking makes of an edit that was let through, views themselves. */
const knows = (tr: Transaction) => isHistoryTransaction(tr) || isTracked(tr) || tr.getMeta("label") !== undefined || tr.getMeta(key) !== undefined;

/** Lets a change through that is meant for hidden text too, and keeps its marks. */
export const throughFolds = (tr: Transaction): Transaction => tr.setMeta(key, {} satisfies Meta);

/**
 * The blocks that are other ones now, and those on whose borders something was put or taken: the
 * sign in front of a folded block goes with the end of the block before it.
 */
function touchedBlocks(tr: Transaction): Placed[] {
  const found = new Map(changedBlocks(tr.before, tr.doc).map((block) => [block.pos, block]));
  tr.mapping.maps.forEach((map, at) => {
    const rest = tr.mapping.slice(at + 1);
    map.forEach((_from, _to, start, end) => {
      const [from, to] = [Math.max(0, rest.map(start, -1) - 1), Math.min(tr.doc.content.size, rest.map(end, 1) + 1)];
      tr.doc.nodesBetween(from, to, (node, pos, parent) => parent === tr.doc || (found.set(pos, { node, pos }), false));
    });
  });
  return [...found.values()];
}

function next(tr: Transaction, before: Trims, labels: Labels): Trims {
  const meta = (tr.getMeta(key) ?? {}) as Meta;
  let view = meta.view ?? before.view;
  const { selection } = tr;
  // Somebody is led into what is hidden (a search, the outline): then it must be seen.
  if (view !== "all" && tr.selectionSet && meta.view === undefined && selection.empty && inside(selection.head, hiddenRanges(tr.doc, view))) view = "all";
  const refused = meta.refused ?? false;
  if (view !== before.view || tr.getMeta(RELABELLED) === true) return { view, refused, set: resign(DecorationSet.empty, tr.doc, allBlocks(tr.doc), view, labels) };
  if (!tr.docChanged) return refused === before.refused ? before : { ...before, refused };
  const set = resign(before.set.map(tr.mapping, tr.doc), tr.doc, touchedBlocks(tr), view, labels);
  return { view, refused, set };
}

/** The plugin. */
export function trimsPlugin(labels: Labels, tool?: TrimTool): Plugin<Trims> {
  let shown: EditorView | null = null;
  const refuse = () => {
    const view = shown;
    // Not from within the transaction that is being refused.
    if (view) queueMicrotask(() => view.isDestroyed || view.dispatch(showTrims(view.state, "all").setMeta(key, { view: "all", refused: true } satisfies Meta)));
    return false;
  };
  return new Plugin<Trims>({
    key,
    state: {
      init: (_config, { doc }) => ({ view: "all", refused: false, set: resign(DecorationSet.empty, doc, allBlocks(doc), "all", labels) }),
      apply: (tr, before) => next(tr, before, labels),
    },
    filterTransaction: (tr, state) => {
      const view = trimView(state);
      return view === "all" || !tr.docChanged || knows(tr) || !touchesHidden(tr, view) || refuse();
    },
    appendTransaction: (trs, _before, state) => (trs.some((tr) => tr.docChanged || tr.selectionSet || tr.getMeta(key)) ? withoutFolded(state, trimView(state)) : null),
    props: {
      decorations: (state) => key.getState(state)?.set,
      handleKeyDown: (view, event) => trimView(view.state) !== "all" && !imeGuard().ignores(event) && foldKeys(view, event, trimView(view.state)),
      handleDOMEvents: {
        mousedown: (view, event) => {
          const fold = (event.target as Element).closest(".trim-gap, .trim-fold");
          if (fold) view.dispatch(showTrims(view.state, "all"));
          return fold !== null && (event.preventDefault(), true);
        },
      },
    },
    view: (view) => {
      shown = view;
      return {
        update: (_view, before) => {
          const now = key.getState(view.state)!;
          if (now.view !== key.getState(before)?.view) tool?.(view, now.view, now.refused);
        },
        destroy: () => void (shown = null),
      };
    },
  });
}
