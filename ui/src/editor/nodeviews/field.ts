/** A one-line input for an attribute, inside a node view. */
import type { EditorView } from "prosemirror-view";
import type { Labels } from "../labels.ts";
import type { PlaceholderKey } from "../types.ts";

/** Where a node view stands, as ProseMirror tells it. */
export type GetPos = () => number | undefined;

/** An input bound to an attribute that holds text. */
export interface Field {
  readonly dom: HTMLInputElement;
  /** Shows what the node now says. */
  show(value: unknown): void;
  destroy(): void;
}

/** What an attribute becomes when its field is emptied: `""`, or `null` where the model says so. */
type Empty = "" | null;

export function field(view: EditorView, getPos: GetPos, attr: string, label: PlaceholderKey, labels: Labels, empty: Empty = ""): Field {
  const dom = document.createElement("input");
  dom.type = "text";
  dom.className = `ms-field ms-${attr}`;
  dom.autocomplete = "off";
  dom.spellcheck = false;
  const relabel = () => {
    dom.placeholder = labels.get(label);
    dom.setAttribute("aria-label", labels.get(label));
  };
  relabel();
  const stop = labels.watch(relabel);
  const write = () => {
    const pos = getPos();
    const node = pos === undefined ? null : view.state.doc.nodeAt(pos);
    const value = dom.value === "" ? empty : dom.value;
    if (pos === undefined || !node || node.attrs[attr] === value) return;
    view.dispatch(view.state.tr.setNodeAttribute(pos, attr, value));
  };
  dom.addEventListener("input", (event) => {
    if (!(event as InputEvent).isComposing) write();
  });
  dom.addEventListener("compositionend", write);
  dom.addEventListener("change", write);
  return {
    dom,
    show(value) {
      const text = typeof value === "string" ? value : "";
      if (dom.value !== text && !(document.activeElement === dom && text === dom.value.trim())) dom.value = text;
      dom.readOnly = !view.editable;
      dom.classList.toggle("ms-unset", text === "");
    },
    destroy: stop,
  };
}
