/**
 * What is typed while a whole block is chosen: into the caption of a picture, else into a new
 * paragraph behind the block. It never takes the place of the block, whose words nobody meant to lose.
 */
import { type Command, NodeSelection, Plugin, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { enterNode } from "../keys/enter-node.ts";
import { schema } from "../schema/index.ts";

/** Puts the cursor where typed text goes; false when no whole block is chosen. */
export const besideNode: Command = (state, dispatch) => {
  const { selection, tr } = state;
  if (!(selection instanceof NodeSelection) || selection.node.type !== schema.nodes.figure) return enterNode(state, dispatch);
  const end = selection.from + 2 + selection.node.child(0).content.size;
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView());
  return true;
};

function put(view: EditorView, text: string): boolean {
  if (!besideNode(view.state, view.dispatch)) return false;
  view.dispatch(view.state.tr.insertText(text).scrollIntoView());
  return true;
}

/** The plugin, before those that take typed text. */
export function besidePlugin(): Plugin {
  return new Plugin({
    props: {
      handleTextInput: (view, _from, _to, text) => put(view, text),
      handleDOMEvents: {
        compositionstart: (view) => {
          if (view.editable) besideNode(view.state, view.dispatch);
          return false;
        },
        // Input methods also commit without composing, and without a key.
        beforeinput: (view, event) => {
          const done = view.editable && !view.composing && event.inputType === "insertText" && event.data !== null && put(view, event.data);
          if (done) event.preventDefault();
          return done;
        },
      },
    },
  });
}
