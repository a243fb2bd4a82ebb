/**
 * Pictures on their way: what stands on the page while their bytes come in. Nothing of it is in
 * the document; the place moves with the edits around it, and is kept while another tab is in front.
 */
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import type { Labels } from "../../labels.ts";
import { figureOf, type FigurePicture, type FigurePlace, figurePlace, insertTr, placeOfSelection, replaceTr } from "./figures.ts";

/** One thing that was asked for. */
export type Waiting = {
  id: string;
  /** Shown at the place. */
  text: string;
  /** Between blocks, or around the empty paragraph that the pictures take the place of. */
  place: FigurePlace;
  /** The figure whose picture is replaced. */
  replaces: string | null;
  /** The cursor has not been moved since: it goes to the new picture. */
  still: boolean;
};

type Told = { begin: Waiting } | { text: string; id: string } | { end: string };

const key = new PluginKey<readonly Waiting[]>("pictures-waiting");
const NONE: readonly Waiting[] = [];

/** Takes away what waits under this id, in the eyes of a caller that cancels it. */
export type Cancel = (id: string) => void;

const listOf = (state: EditorState): readonly Waiting[] => key.getState(state) ?? NONE;

/** What waits under this id; null when it was cancelled. */
export const waitingAt = (state: EditorState, id: string): Waiting | null => listOf(state).find((one) => one.id === id) ?? null;

function moved(one: Waiting, tr: Transaction): Waiting {
  const still = one.still && !tr.selectionSet && !tr.docChanged;
  if (!tr.docChanged) return still === one.still ? one : { ...one, still };
  const [from, to] = [tr.mapping.map(one.place.from, -1), tr.mapping.map(one.place.to, 1)];
  const held = tr.doc.nodeAt(from);
  // An empty paragraph that was written into stays; the pictures come behind it.
  const empty = one.place.to > one.place.from && held?.isTextblock === true && held.content.size === 0 && from + held.nodeSize === to;
  return { ...one, still, place: empty ? { from, to } : figurePlace(tr.doc.resolve(one.place.to > one.place.from ? to : tr.mapping.map(one.place.from))) };
}

function next(tr: Transaction, list: readonly Waiting[]): readonly Waiting[] {
  const told = tr.getMeta(key) as Told | undefined;
  let now = list.length > 0 && (tr.docChanged || tr.selectionSet) ? list.map((one) => moved(one, tr)) : list;
  if (told === undefined) return now;
  if ("begin" in told) now = [...now, told.begin];
  else if ("end" in told) now = now.filter(({ id }) => id !== told.end);
  else now = now.map((one) => (one.id === told.id ? { ...one, text: told.text } : one));
  return now;
}

/** Something begins to come in: at `pos`, at the selection where that is absent, or into the figure `replaces`. */
export function beginWaiting(state: EditorState, { id, text, pos, replaces = null }: { id: string; text: string; pos?: number | undefined; replaces?: string | null }): Transaction {
  const figure = replaces === null ? null : figureOf(state.doc, replaces);
  const at = figure?.pos ?? pos;
  const place = at === undefined ? placeOfSelection(state) : figurePlace(state.doc.resolve(Math.min(at, state.doc.content.size)));
  return quiet(state.tr, { begin: { id, text, place, replaces: figure === null ? null : replaces, still: true } });
}

const quiet = (tr: Transaction, told: Told) => tr.setMeta(key, told).setMeta("addToHistory", false);

/** Other words at the place, as when more is there. */
export const sayWaiting = (state: EditorState, id: string, text: string): Transaction => quiet(state.tr, { id, text });

/** Nothing waits there any more; the story is as if nothing had been asked for. */
export const endWaiting = (state: EditorState, id: string): Transaction => quiet(state.tr, { end: id });

/** The pictures are there: they stand where they were waited for, all in one step. Null when nothing waits, or came. */
export function arrived(state: EditorState, id: string, pictures: readonly FigurePicture[]): Transaction | null {
  const waiting = waitingAt(state, id);
  const first = pictures[0];
  if (waiting === null || first === undefined) return null;
  const inside = waiting.replaces === null ? null : replaceTr(state, waiting.replaces, first);
  const tr = inside ?? insertTr(state, pictures, waiting.place, waiting.still);
  return tr?.setMeta(key, { end: id } satisfies Told) ?? null;
}

function widget({ id, text }: Waiting, labels: Labels, cancel: Cancel | undefined): HTMLElement {
  const dom = document.createElement("div");
  dom.className = "ms-waiting";
  dom.contentEditable = "false";
  dom.dataset["testid"] = "picture-waiting";
  dom.setAttribute("role", "status");
  dom.append(Object.assign(document.createElement("span"), { textContent: text }));
  if (!cancel) return dom;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: labels.get("cancel"), className: "btn small" });
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => cancel(id));
  dom.append(button);
  return dom;
}

function shown(state: EditorState, labels: Labels, cancel: Cancel | undefined): DecorationSet | null {
  const list = listOf(state);
  if (list.length === 0) return null;
  const marks = list.map((one) => {
    const figure = one.replaces === null ? null : figureOf(state.doc, one.replaces);
    if (figure) return Decoration.node(figure.pos, figure.pos + figure.node.nodeSize, { class: "ms-arriving" });
    const spec = { key: `${one.id} ${one.text}`, side: -1, ignoreSelection: true, stopEvent: () => true };
    return Decoration.widget(one.place.from, () => widget(one, labels, cancel), spec);
  });
  return DecorationSet.create(state.doc, marks);
}

/** The plugin; `cancel` is called by the button at the place. */
export function waitingPlugin(labels: Labels, cancel?: Cancel): Plugin<readonly Waiting[]> {
  return new Plugin<readonly Waiting[]>({
    key,
    state: { init: () => NONE, apply: next },
    props: { decorations: (state) => shown(state, labels, cancel) },
  });
}
