/** The tests' notation with `¦` where a line of the page begins inside a block. */
import { type EditorState, EditorState as State, TextSelection } from "prosemirror-state";
import { notation, stateOf } from "./notation.ts";
import { plain } from "../text.ts";
import { galleyed, galleyPlugin, galleyStarts } from "../plugins/galley/index.ts";
import { textsIn } from "../plugins/galley/follow.ts";
import type { GalleyLine } from "../plugins/galley/rows.ts";

const BREAK = "¦";

const texts = (state: EditorState) => textsIn([{ node: state.doc.child(1), pos: state.doc.child(0).nodeSize }]);

/** The lines that the signs make, each block's first one included; from `over` on they have no room. */
export function linesOf(source: string, state: EditorState, over = Infinity): GalleyLine[] {
  const lines: GalleyLine[] = [];
  const signed = texts(stateOf(source));
  for (const [at, { node }] of texts(state).entries()) {
    let from = 0;
    for (const part of plain(signed[at]!.node).split(BREAK)) {
      lines.push({ block: String(node.attrs["id"]), from, to: from + part.length, number: lines.length + 1, over: lines.length + 1 >= over });
      from += part.length;
    }
  }
  return lines;
}

/** A state with the galley of what is written. */
export function galleyState(source: string, over = Infinity): EditorState {
  const bare = stateOf(source.replaceAll(BREAK, ""));
  const state = bare.reconfigure({ plugins: [...bare.plugins, galleyPlugin()] });
  return state.apply(galleyed(state, { lines: linesOf(source, state, over), shown: "lines", words: "end" }));
}

/** The notation with the breaks that are drawn; one at the cursor stands before it. */
export function galleyNotation(state: EditorState): string {
  const { tr } = state;
  for (const pos of galleyStarts(state).toReversed()) if (state.doc.resolve(pos).parentOffset > 0) tr.insert(pos, state.schema.text(BREAK, state.doc.nodeAt(pos)?.marks));
  const { anchor, head } = state.selection;
  const selection = state.selection instanceof TextSelection ? TextSelection.create(tr.doc, tr.mapping.map(anchor, 1), tr.mapping.map(head, 1)) : state.selection.map(tr.doc, tr.mapping);
  return notation(State.create({ doc: tr.doc, selection }));
}
