/** ProseMirror with nothing of ours but the schema: what the benchmark compares the editor with. */
import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Node } from "prosemirror-model";
import { EditorState, Selection, TextSelection } from "prosemirror-state";
import { EditorView, type NodeView } from "prosemirror-view";
import { findBlock } from "./places.ts";
import { schema } from "./schema/index.ts";
import type { NodeJson } from "./types.ts";

/** A picture above its lines, and nothing else. */
function figure(node: Node, mediaUrl: (hash: string) => string): NodeView {
  const [dom, image, contentDOM] = [document.createElement("figure"), document.createElement("img"), document.createElement("figcaption")];
  dom.dataset["node"] = "figure";
  image.contentEditable = "false";
  image.src = mediaUrl(String(node.attrs["media"]));
  const frame = document.createElement("div");
  frame.className = "ms-picture";
  frame.contentEditable = "false";
  frame.append(image);
  dom.append(frame, contentDOM);
  return { dom, contentDOM };
}

/** A bare editor of `doc`: the schema's own `toDOM`, pictures, history, the basic keys, and the same style sheet. */
export function createBare(mount: HTMLElement, doc: NodeJson, mediaUrl: (hash: string) => string): EditorView {
  const plugins = [history(), keymap({ "Mod-z": undo, "Mod-Shift-z": redo }), keymap(baseKeymap)];
  const state = EditorState.create({ doc: Node.fromJSON(schema, doc), plugins });
  return new EditorView(mount, {
    state,
    attributes: { class: "manuscript", lang: "zh-CN", spellcheck: "false" },
    nodeViews: { figure: (node) => figure(node, mediaUrl) },
  });
}

/** The ids of the text blocks of this type that stand directly in the body, or in cells for `table_cell`. */
export function blockIds(view: EditorView, type: "paragraph" | "table_cell"): string[] {
  const found: string[] = [];
  view.state.doc.child(1).descendants((node, _, parent) => {
    const fits = type === "paragraph" ? parent?.type.name === "body" : parent?.type.name === "table_cell";
    if (node.type.name === "paragraph" && fits) found.push(String(node.attrs["id"]));
    return !node.isTextblock;
  });
  return found;
}

/** Puts the cursor into the middle of this block's text, and it into view. */
export function putCursor(view: EditorView, id: string): void {
  const block = findBlock(view.state.doc, id);
  if (block === null) throw new Error(`no block ${id}`);
  const middle = block.pos + 1 + Math.floor(block.node.content.size / 2);
  const selection = block.node.isTextblock ? TextSelection.create(view.state.doc, middle) : Selection.near(view.state.doc.resolve(middle));
  view.dispatch(view.state.tr.setSelection(selection));
  (view.nodeDOM(block.pos) as HTMLElement).scrollIntoView({ block: "center" });
  view.focus();
}

/** Puts the cursor there, and it into view. */
export function putCursorAt(view: EditorView, pos: number): void {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos)).scrollIntoView());
  view.focus();
}
