/** What is shown but is not in the story: placeholders, the line under the title, where the cursor is. */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Labels } from "../labels.ts";
import { inHead, isLine } from "../places.ts";
import type { PlaceholderKey } from "../types.ts";

type Look = { focused: boolean };
const key = new PluginKey<Look>("look");

function emptyLine(node: Node, pos: number, labels: Labels): Decoration {
  const text = labels.get(node.type.name as PlaceholderKey);
  return Decoration.node(pos, pos + node.nodeSize, { class: "is-empty", "data-placeholder": text });
}

function decorate(state: EditorState, labels: Labels, meta: HTMLElement | undefined): DecorationSet {
  const { doc } = state;
  const [head, body] = [doc.child(0), doc.child(1)];
  const out: Decoration[] = [];
  const classes = [
    ...(key.getState(state)?.focused && inHead(state.selection.$from) ? ["is-active"] : []),
    ...(head.textContent === "" ? ["is-blank"] : []),
  ];
  if (classes.length > 0) out.push(Decoration.node(0, head.nodeSize, { class: classes.join(" ") }));
  const alone = body.childCount === 1 && body.firstChild!.type.name === "paragraph";
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const shown = isLine(node) || node.type.name === "section_head" || (alone && node === body.firstChild);
    if (shown && node.content.size === 0) out.push(emptyLine(node, pos, labels));
    return false;
  });
  if (meta) {
    const options = { side: -1, key: "meta", ignoreSelection: true, stopEvent: () => true };
    out.push(Decoration.widget(head.nodeSize, () => meta, options));
  }
  return DecorationSet.create(doc, out);
}

const setFocus = (view: EditorView, focused: boolean) => {
  if (key.getState(view.state)?.focused !== focused) view.dispatch(view.state.tr.setMeta(key, { focused }));
  return false;
};

/** The plugin; `meta` stands between title group and body. */
export function lookPlugin(labels: Labels, meta: HTMLElement | undefined): Plugin<Look> {
  meta?.setAttribute("contenteditable", "false");
  return new Plugin<Look>({
    key,
    state: {
      init: () => ({ focused: false }),
      apply: (tr, look) => (tr.getMeta(key) as Look | undefined) ?? look,
    },
    props: {
      decorations: (state) => decorate(state, labels, meta),
      handleDOMEvents: {
        focus: (view) => setFocus(view, true),
        blur: (view) => setFocus(view, false),
      },
    },
    view: (view) => {
      const stop = labels.watch(() => view.dispatch(view.state.tr.setMeta("labels", true)));
      return { destroy: stop };
    },
  });
}

/** The state as it is while nobody looks at it. */
export function unfocused(state: EditorState): EditorState {
  return key.getState(state)?.focused ? state.apply(state.tr.setMeta(key, { focused: false })) : state;
}
