/** Decisions on suggestions, and the way from one to the next. */
import { closeHistory } from "prosemirror-history";
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { patchDoc } from "../../patch.ts";
import { patchDecided } from "../../suggest/patch.ts";
import { type Suggestion, suggestionsIn } from "../../suggest/ledger.ts";
import { resolve, type Verdict } from "../../suggest/resolve.ts";
import { untracked } from "./index.ts";

/** Which suggestions: by id, those of the selection, or all that fit. */
export type Chosen = readonly string[] | "selection" | ((suggestion: Suggestion) => boolean);

/** What was decided on a suggestion, and what it was. */
export type Decided = Pick<Suggestion, "id" | "kind" | "person" | "time" | "was" | "now" | "section"> & { verdict: "accept" | "reject" };

const DECIDED = "decided";

/** What a transaction decided; null for any other. */
export const decidedBy = (tr: Transaction): readonly Decided[] | null => (tr.getMeta(DECIDED) as readonly Decided[] | undefined) ?? null;

/** All that is open, in the order in which it is read. */
export const suggestions = (state: EditorState): readonly Suggestion[] => suggestionsIn(state.doc);

/** The innermost suggestion at the cursor, or the first in the selection; null without one. */
export function suggestionAt(state: EditorState): Suggestion | null {
  const { from, to } = state.selection;
  const around = suggestions(state).filter((one) => one.from <= to && one.to >= from);
  const size = (one: Suggestion) => one.to - one.from;
  return around.reduce((best: Suggestion | null, one) => (best === null || size(one) < size(best) ? one : best), null);
}

function chosen(state: EditorState, which: Chosen): Suggestion[] {
  const all = suggestions(state);
  if (typeof which === "function") return all.filter(which);
  if (which !== "selection") {
    const ids = new Set(which);
    return all.filter(({ id }) => ids.has(id));
  }
  const { from, to, empty } = state.selection;
  const inside = empty ? [] : all.filter((one) => one.from < to && one.to > from);
  // One that is selected as a whole is meant alone, with those around it left open.
  const exact = inside.filter((one) => one.from === from && one.to === to);
  const at = suggestionAt(state);
  return exact.length > 0 ? exact : inside.length > 0 ? inside : at ? [at] : [];
}

const report = ({ id, kind, person, time, was, now, section }: Suggestion, verdict: "accept" | "reject"): Decided => ({ id, kind, person, time, was, now, section, verdict });

/** The decision as one step of undo, with the next open suggestion selected; null where there is nothing to decide. */
export function deciding(state: EditorState, which: Chosen, verdict: "accept" | "reject", label?: string): Transaction | null {
  const list = chosen(state, which);
  if (list.length === 0) return null;
  const ids = new Set(list.map(({ id }) => id));
  const tr = untracked(closeHistory(state.tr)).setMeta(DECIDED, list.map((one) => report(one, verdict)));
  const each = (id: string): Verdict => (ids.has(id) ? verdict : "keep");
  patchDoc(tr, state.doc, resolve(state.doc, each), patchDecided(each));
  if (label !== undefined) tr.setMeta("label", label);
  const at = tr.mapping.map(list[0]!.from);
  const open = suggestionsIn(tr.doc);
  const next = open.find(({ from }) => from >= at) ?? open[0];
  return tr.setSelection(next ? selectionOf(tr, next) : Selection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size)))).scrollIntoView();
}

/** Decides; false where there is nothing to decide. */
export function decide(view: EditorView, which: Chosen, verdict: "accept" | "reject", label?: string): boolean {
  const tr = deciding(view.state, which, verdict, label);
  if (tr === null) return false;
  view.dispatch(tr);
  // What is typed right after is a step of its own.
  view.dispatch(closeHistory(view.state.tr));
  return true;
}

function selectionOf({ doc }: { doc: EditorState["doc"] }, { from, to }: Suggestion): Selection {
  const node = doc.nodeAt(from);
  if (node && !node.isTextblock && !node.isText && to === from + node.nodeSize && NodeSelection.isSelectable(node)) return NodeSelection.create(doc, from);
  return TextSelection.between(doc.resolve(from), doc.resolve(Math.min(to, doc.content.size)), 1);
}

/** Selects a suggestion and shows it; false when it is gone. */
export function goToSuggestion(view: EditorView, id: string): boolean {
  const found = suggestions(view.state).find((one) => one.id === id);
  if (!found) return false;
  view.dispatch(view.state.tr.setSelection(selectionOf(view.state, found)).scrollIntoView());
  view.focus();
  return true;
}

/** The next (1) or the one before (-1), round the end; null when there is none. */
export function beside(state: EditorState, direction: 1 | -1): Suggestion | null {
  const all = suggestions(state);
  const { from, to } = state.selection;
  const here = all.findIndex((one) => selectionOf(state, one).eq(state.selection));
  if (here >= 0) return all[(here + direction + all.length) % all.length] ?? null;
  return (direction === 1 ? (all.find((one) => one.from >= to) ?? all[0]) : (all.findLast((one) => one.to <= from) ?? all.at(-1))) ?? null;
}

/** A transaction that selects it; null when there is none. */
export function going(state: EditorState, direction: 1 | -1): Transaction | null {
  const found = beside(state, direction);
  return found && state.tr.setSelection(selectionOf(state, found)).scrollIntoView();
}

/** Goes to the next or the one before; false when there is none. */
export function nextSuggestion(view: EditorView, direction: 1 | -1): boolean {
  const tr = going(view.state, direction);
  if (tr === null) return false;
  view.dispatch(tr);
  view.focus();
  return true;
}
