/** The editor's state without a view: schema, plugins, history. Tests drive keys and commands through it. */
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { Node } from "prosemirror-model";
import { EditorState, type Plugin, Selection, type Transaction } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import type { EditorView } from "prosemirror-view";
import { changesSince, isEmptyChange } from "./changes.ts";
import { keysPlugin } from "./keymap.ts";
import { RELABELLED } from "./labels.ts";
import { bodyStart } from "./places.ts";
import { asidesPlugin } from "./plugins/asides.ts";
import { commentsPlugin } from "./plugins/comments.ts";
import { besidePlugin } from "./plugins/beside.ts";
import { fieldsPlugin } from "./plugins/fields.ts";
import { foundPlugin } from "./plugins/found.ts";
import { fillIds, idsPlugin } from "./plugins/ids.ts";
import { openPlugin } from "./plugins/open.ts";
import { pastePlugin } from "./plugins/paste/index.ts";
import { outsidePlugin } from "./plugins/outside.ts";
import { overPlugin, trackPlugin } from "./plugins/suggest/index.ts";
import { shorthandPlugins } from "./plugins/shorthand.ts";
import { spansPlugins } from "./plugins/spans.ts";
import { typingPlugins } from "./plugins/typing/index.ts";
import { schema } from "./schema/index.ts";
import type { DocChange, NodeJson } from "./types.ts";

/** Reads a doc node; throws a RangeError when it is not of the schema. */
export function readDoc(json: NodeJson): Node {
  const doc = Node.fromJSON(schema, json);
  doc.check();
  return doc;
}

/** What plugins ask of their surroundings; tests put fixed answers in. */
export type Surroundings = {
  /** A new UUID. */
  newId: () => string;
  /** BCP 47 language of the story at this moment. */
  language: () => string;
  /** Whether typing is helped by the rules of the language; absent: yes. */
  smart?: () => boolean;
};

/** All plugins but those that need a view. The order matters: input rules and keys before tables. */
export function basePlugins(around: Surroundings): Plugin[] {
  const { newId } = around;
  return [
    besidePlugin(),
    ...shorthandPlugins(newId),
    fieldsPlugin(),
    ...typingPlugins(around),
    overPlugin(),
    keysPlugin(),
    pastePlugin(around.newId),
    // Backspace behind a table selects the table itself, not all of its cells.
    tableEditing({ allowTableNodeSelection: true }),
    history(),
    outsidePlugin(),
    foundPlugin(),
    idsPlugin(newId),
    // Behind the ids: what it takes apart and puts back is known by them.
    trackPlugin(newId),
    openPlugin(),
    asidesPlugin(),
    commentsPlugin(),
    ...spansPlugins(),
    dropCursor({ class: "drop-cursor", color: false }),
    gapCursor(),
  ];
}

/** A fresh state with an empty history and the cursor at the start of the body. */
export function createState(doc: Node, plugins: Plugin[], newId: () => string = () => crypto.randomUUID()): EditorState {
  const plain = EditorState.create({ doc });
  const whole = fillIds(plain, null, newId)?.doc ?? doc;
  return EditorState.create({ doc: whole, plugins, selection: Selection.near(whole.resolve(bodyStart(whole)), 1) });
}

/** A change of the text that comes from outside; null when there is nothing to do. */
export type EditorChange = (state: EditorState) => Transaction | null;

/** Carries a change out in an editor; false when there was nothing to do. */
export function changeView(view: EditorView, make: EditorChange): boolean {
  const tr = make(view.state);
  if (tr) view.dispatch(tr);
  return tr !== null;
}

/** The same in what an editor left: what is kept then, and what the journal has to write. */
export function changeKept({ state }: Kept, make: EditorChange): { kept: Kept; change: DocChange | null } | null {
  const tr = make(state);
  if (!tr) return null;
  const next = state.apply(tr);
  const change = changesSince(state.doc, next.doc);
  return { kept: { state: next }, change: isEmptyChange(change) ? null : change };
}

/** What an editor leaves to the one that takes over from it. */
export type Kept = { readonly state: EditorState };

/**
 * The state of an editor that was put away, with the plugins of a new one: history and selection
 * go on. What plugins of the same name show is kept too, and is made anew for the new surroundings.
 */
export function resumed({ state }: Kept, plugins: Plugin[]): EditorState {
  const next = state.reconfigure({ plugins });
  return next.apply(next.tr.setMeta(RELABELLED, true));
}
