/** A one-line input for an attribute, inside a node view. */
import { Selection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { imeGuard } from "../guard.ts";
import { gapAt } from "../keys/gap.ts";
import type { Labels } from "../labels.ts";
import type { PlaceholderKey } from "../types.ts";

/** Where a node view stands, as ProseMirror tells it. */
export type GetPos = () => number | undefined;

/** An input bound to an attribute that holds text. */
export interface Field {
  readonly dom: HTMLInputElement;
  /** Shows what the node now says. */
  show(value: unknown): void;
  /** Shows another placeholder while it is empty. */
  label(key: PlaceholderKey): void;
  destroy(): void;
}

/** What an attribute becomes when its field is emptied: `""`, or `null` where the model says so. */
type Empty = "" | null;

/** Where the cursor goes from a field: into the block's text, or past the block, where Enter begins a paragraph. */
function leave(view: EditorView, pos: number, attr: string, direction: -1 | 1, opening: boolean): void {
  const node = view.state.doc.nodeAt(pos)!;
  // A quote's source stands behind its text, all other fields before.
  const behind = attr === "cite";
  const stays = !node.isLeaf && (direction < 0) === behind;
  const at = stays ? (behind ? pos + node.nodeSize - 1 : pos + 1) : direction < 0 ? pos : pos + node.nodeSize;
  const { tr } = view.state;
  if (opening && !stays) tr.insert(at, view.state.schema.nodes["paragraph"]!.create());
  const $at = tr.doc.resolve(opening && !stays ? at + 1 : at);
  const beyond = stays || opening ? Selection.near($at, direction) : (gapAt($at) ?? Selection.findFrom($at, direction));
  view.dispatch(tr.setSelection(beyond ?? Selection.near($at)).scrollIntoView());
  view.focus();
}

/** Up or down out of the field, when the key asks for that; null when it is the field's own. */
function leaving(event: KeyboardEvent, dom: HTMLInputElement, attr: string): -1 | 1 | null {
  const back = event.key === "Escape" || (event.key === "Backspace" && dom.value === "");
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (back) return attr === "cite" ? -1 : 1;
  if (event.key === "Tab") return event.shiftKey ? -1 : 1;
  if (event.key === "ArrowUp") return -1;
  return event.key === "Enter" || event.key === "ArrowDown" ? 1 : null;
}

/** Writes the field's text into the attribute, when it says something else. */
function writer(view: EditorView, getPos: GetPos, attr: string, dom: HTMLInputElement, empty: Empty): () => void {
  return () => {
    const pos = getPos();
    const node = pos === undefined ? null : view.state.doc.nodeAt(pos);
    const value = dom.value === "" ? empty : dom.value;
    if (pos === undefined || !node || node.attrs[attr] === value) return;
    view.dispatch(view.state.tr.setNodeAttribute(pos, attr, value));
  };
}

function input(attr: string): HTMLInputElement {
  const dom = document.createElement("input");
  dom.type = "text";
  dom.className = `ms-field ms-${attr}`;
  dom.autocomplete = "off";
  dom.spellcheck = false;
  return dom;
}

/** The keys that leave the field; behind the input-method guard, as all keys are. */
function listen(view: EditorView, getPos: GetPos, attr: string, dom: HTMLInputElement, write: () => void): void {
  dom.addEventListener("keydown", (event) => {
    const pos = getPos();
    const direction = imeGuard().ignores(event) ? null : leaving(event, dom, attr);
    if (pos === undefined || direction === null) return;
    event.preventDefault();
    event.stopPropagation();
    write();
    leave(view, pos, attr, direction, event.key === "Enter");
  });
  dom.addEventListener("input", (event) => {
    if (!(event as InputEvent).isComposing) write();
  });
  dom.addEventListener("compositionend", write);
  dom.addEventListener("change", write);
}

/** A field for this attribute of the node at `getPos`; `empty` is what the attribute becomes without text. */
export function field(view: EditorView, getPos: GetPos, attr: string, label: PlaceholderKey, labels: Labels, empty: Empty = ""): Field {
  const dom = input(attr);
  let shown = label;
  const relabel = () => {
    const text = labels.get(shown) || labels.get(label);
    dom.placeholder = text;
    dom.setAttribute("aria-label", text);
  };
  relabel();
  const stop = labels.watch(relabel);
  listen(view, getPos, attr, dom, writer(view, getPos, attr, dom, empty));
  return {
    dom,
    show(value) {
      const text = typeof value === "string" ? value : "";
      if (dom.value !== text && !(document.activeElement === dom && text === dom.value.trim())) dom.value = text;
      dom.readOnly = !view.editable;
      dom.classList.toggle("ms-unset", text === "");
    },
    label(key) {
      shown = key;
      relabel();
    },
    destroy: stop,
  };
}
