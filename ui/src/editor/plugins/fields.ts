/** The fields of blocks (a box's title, a quote's source) asked for by keys: the view puts the cursor there. */
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

const key = new PluginKey<number | null>("fields");

/** Asks for the field of the block at `pos`. */
export const toField = (tr: Transaction, pos: number): Transaction => tr.setMeta(key, pos).setMeta("addToHistory", false);

/** The position of the block whose field was asked for with the last step. */
export const fieldAsked = (state: EditorState): number | null => key.getState(state) ?? null;

function enter(view: EditorView, pos: number): void {
  const dom = view.nodeDOM(pos);
  const field = dom instanceof HTMLElement ? dom.querySelector<HTMLInputElement>("input.ms-field") : null;
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

/** The plugin. */
export function fieldsPlugin(): Plugin {
  return new Plugin<number | null>({
    key,
    state: { init: () => null, apply: (tr) => (tr.getMeta(key) as number | undefined) ?? null },
    view: () => ({
      update: (view, before) => {
        const pos = fieldAsked(view.state);
        if (pos !== null && before !== view.state) enter(view, pos);
      },
    }),
  });
}
