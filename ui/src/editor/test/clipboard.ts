/** Pasting and copying through a real view, without a clipboard. */
import { EditorView } from "prosemirror-view";
import { content, notation, stateOf } from "./notation.ts";

// The tests' document has no layout: every place is the same empty rectangle.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

/** A view on a story in the notation. */
export function viewOf(source: string): EditorView {
  return new EditorView(document.createElement("div"), { state: stateOf(source) });
}

/** What is on the clipboard, by its type. */
export type Clip = { html?: string; text?: string };

/** Presses the key for pasting; `plain` is the one with Shift. The document is valid afterwards. */
export function paste(view: EditorView, { html = "", text = "" }: Clip, plain = false): void {
  if (plain) return void view.pasteText(text, new Event("paste") as ClipboardEvent);
  const data = { getData: (type: string) => (type === "text/html" ? html : type === "text/plain" ? text : ""), files: [] };
  view.dom.dispatchEvent(Object.assign(new Event("paste", { bubbles: true, cancelable: true }), { clipboardData: data }));
  view.state.doc.check();
}

/** The story after a paste into `source`; with the cursor if `cursor`. */
export function afterPaste(source: string, clip: Clip, { cursor = false, plain = false } = {}): string {
  const view = viewOf(source);
  paste(view, clip, plain);
  const out = cursor ? notation(view.state) : content(view.state.doc);
  view.destroy();
  return out;
}
