/** Focus mode: everything but the text block with the cursor steps back. Only classes; the style sheet does the rest. */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";

/** `here`: where the blocks in the light begin; the text blocks and the blocks around them that hold a picture. */
type Dim = { on: boolean; here: readonly number[]; light: DecorationSet };

const key = new PluginKey<Dim>("dim");
const OFF: Dim = { on: false, here: [], light: DecorationSet.empty };

/** Switches it on or off. */
export function setDim(view: EditorView, on: boolean): void {
  if (key.getState(view.state)?.on !== on) view.dispatch(view.state.tr.setMeta(key, on));
}

/** Where the blocks in the light begin. */
function inLight({ doc, selection: { $from, $to } }: EditorState): number[] {
  const found: number[] = [];
  doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
    if (isShown(node)) found.push(pos);
    return !node.isTextblock;
  });
  return found;
}

/** What is seen as one thing: a line of text, a picture with its caption, a rule. */
const isShown = (node: Node) => node.isTextblock || node.type.name === "figure" || (node.isBlock && node.isAtom);

function lit(state: EditorState, here: readonly number[]): Dim {
  const light = here.flatMap((pos) => {
    const node = state.doc.nodeAt(pos);
    return node === null ? [] : [Decoration.node(pos, pos + node.nodeSize, { class: "is-here" })];
  });
  return { on: true, here, light: DecorationSet.create(state.doc, light) };
}

/** The plugin; off at first. */
export function dimPlugin(): Plugin<Dim> {
  return new Plugin<Dim>({
    key,
    state: {
      init: () => OFF,
      apply: (tr, dim, _before, after) => {
        const on = (tr.getMeta(key) as boolean | undefined) ?? dim.on;
        if (!on) return OFF;
        const here = inLight(after);
        const same = dim.on && !tr.docChanged && here.length === dim.here.length && here.every((pos, at) => pos === dim.here[at]);
        return same ? dim : lit(after, here);
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.light,
      attributes: (state): Record<string, string> => (key.getState(state)?.on ? { class: "is-dim" } : {}),
    },
  });
}

/** For tests: the text of what is in the light; null while the mode is off. */
export function lightOf(state: EditorState): string[] | null {
  const dim = key.getState(state);
  return dim?.on ? dim.light.find().map(({ from, to }) => state.doc.textBetween(from, to, "/")) : null;
}

/** For tests: switches it without a view. */
export const dimmed = (state: EditorState, on: boolean): EditorState => state.apply(state.tr.setMeta(key, on));
