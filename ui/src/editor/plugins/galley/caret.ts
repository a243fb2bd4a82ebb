/**
 * On which side of a break the cursor stands. A place between two lines is one place in the text and
 * two on the screen, and WebKit knows only the end of the line before: Home, the arrows and a click
 * in front of a line would put the cursor behind the line above it.
 */
import { type EditorState, Selection, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** How the cursor came where it is. */
type Came =
  | { by: "key" | "end" }
  /** Up and down, from this far left on the screen. */
  | { by: "lines"; x: number }
  | { by: "pointer"; y: number };

/** A column this near to the left edge is that of the line's front, in px. */
const NEAR = 3;

const LINES: readonly string[] = ["ArrowUp", "ArrowDown", "PageUp", "PageDown"];
const MOVES: readonly string[] = [...LINES, "ArrowLeft", "ArrowRight", "Home", "End"];
const isEnd = ({ key, metaKey }: KeyboardEvent) => key === "End" || (metaKey && key === "ArrowRight");

/** Watches the cursor of one view. */
export class Caret {
  /** The break in front of whose line the cursor stands; null elsewhere, and at the end of a line. */
  at: number | null = null;
  #came: Came = { by: "key" };
  readonly #starts: (state: EditorState, from: number, to: number) => readonly number[];

  /** `starts`: where the page begins lines between two places, in order. */
  constructor(starts: (state: EditorState, from: number, to: number) => readonly number[]) {
    this.#starts = starts;
  }

  /** Whether a line begins here inside its block. */
  #begins(state: EditorState, pos: number): boolean {
    return this.#starts(state, pos, pos).includes(pos) && state.doc.resolve(pos).parentOffset > 0;
  }

  /** A key; true when it is done with. In front of a line the webview would start from the line above. */
  press(view: EditorView, event: KeyboardEvent): boolean {
    // The webview moves its cursor at once and says so in a task of its own: the next key may be faster.
    if (MOVES.includes(event.key) && !view.composing) view.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
    this.#came = this.#coming(view, event);
    const { key, ctrlKey, metaKey, altKey } = event;
    if (this.at === null || ctrlKey || metaKey || altKey) return false;
    const to = this.#target(view, key, this.at);
    if (to === null) return false;
    const { tr, selection } = view.state;
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, event.shiftKey ? selection.anchor : to, to)).scrollIntoView());
    return true;
  }

  #coming(view: EditorView, event: KeyboardEvent): Came {
    if (!LINES.includes(event.key)) return { by: isEnd(event) ? "end" : "key" };
    // The column is kept over lines that are shorter.
    if (this.#came.by === "lines") return this.#came;
    return { by: "lines", x: view.coordsAtPos(view.state.selection.head, this.at === null ? -1 : 1).left };
  }

  /** Where a key leads from the front of a line; null: where the webview says. */
  #target(view: EditorView, key: string, at: number): number | null {
    const $at = view.state.doc.resolve(at);
    const starts = this.#starts(view.state, $at.start(), $at.end());
    const line = starts.indexOf(at);
    if (key === "Home") return at;
    if (key === "End") return starts[line + 1] ?? $at.end();
    if (key === "ArrowUp") return starts[line - 1] ?? $at.start();
    return key === "ArrowDown" ? (starts[line + 1] ?? this.#below(view, at)) : null;
  }

  /** The front of the next block's first line; where the page has none the webview leads, from behind this line's first sign. */
  #below(view: EditorView, at: number): number | null {
    const { doc } = view.state;
    const next = Selection.findFrom(doc.resolve(doc.resolve(at).after()), 1, true)?.head;
    if (next !== undefined && this.#starts(view.state, next, next).includes(next)) return next;
    this.#put(view, at + 1, -1);
    return null;
  }

  pointer(event: MouseEvent): void {
    this.at = null;
    this.#came = { by: "pointer", y: event.clientY };
  }

  /** The pointer is up, and what it chose is in the state. */
  settle(view: EditorView): void {
    const { selection } = view.state;
    if (!selection.empty || !this.#begins(view.state, selection.head)) return;
    this.at = this.#inFront(view, selection.head) ? selection.head : null;
    this.#show(view);
  }

  /** After every update of the view. */
  follow(view: EditorView, before: EditorState): void {
    const { selection, doc } = view.state;
    const { head } = selection;
    const moved = head !== before.selection.head || !before.selection.empty;
    if (!selection.empty || !this.#begins(view.state, head)) this.at = null;
    // What was behind the break was deleted up to it; what is typed ends the line that it was typed in.
    else if (doc !== before.doc) this.at = head === this.at || (before.selection.head > head && this.#begins(before, head)) ? head : null;
    else if (moved) this.at = this.#inFront(view, head) ? head : null;
    this.#show(view);
  }

  #inFront(view: EditorView, head: number): boolean {
    const came = this.#came;
    if (!("x" in came || "y" in came)) return came.by === "key";
    const { node } = view.domAtPos(head, 1);
    const range = document.createRange();
    range.selectNodeContents(node);
    const [box] = range.getClientRects();
    if (box === undefined) return true;
    return "y" in came ? came.y >= box.top : came.x <= box.left + NEAR;
  }

  #show(view: EditorView): void {
    if (this.at !== null && !view.composing && view.hasFocus()) this.#put(view, this.at, 1);
  }

  /** Puts the webview's own cursor on one side of a place. */
  #put(view: EditorView, pos: number, side: 1 | -1): void {
    const { node, offset } = view.domAtPos(pos, side);
    const shown = (view.root as Document).getSelection();
    if (shown && (shown.focusNode !== node || shown.focusOffset !== offset)) shown.collapse(node, offset);
  }
}
