/** What a paragraph is: its style, or a section head. */
import type { NodeType } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import type { Placed } from "../places.ts";
import { schema } from "../schema/index.ts";

type Attrs = Record<string, unknown>;

const { paragraph, section_head } = schema.nodes;

/** The paragraphs and section heads that the selection touches. */
function touched(state: EditorState): Placed[] {
  const found: Placed[] = [];
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, pos) => {
    if (node.type === paragraph || node.type === section_head) found.push({ node, pos });
    return !node.isTextblock;
  });
  return found;
}

/** Turns the touched blocks into this kind; ids and channels stay. */
export function setBlock(type: NodeType, attrs: Attrs): Command {
  return (state, dispatch) => {
    const changing = touched(state).filter(({ node, pos }) => {
      if (node.hasMarkup(type, { ...node.attrs, ...attrs })) return false;
      const $pos = state.doc.resolve(pos);
      return node.type === type || $pos.parent.canReplaceWith($pos.index(), $pos.index() + 1, type);
    });
    if (changing.length === 0) return false;
    if (dispatch) {
      const { tr } = state;
      for (const { node, pos } of changing) {
        tr.setNodeMarkup(pos, type, { id: node.attrs["id"], only: node.attrs["only"], ...attrs });
      }
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

/** Whether all touched blocks are of this kind. */
export function isBlock(type: NodeType, attrs: Attrs) {
  return (state: EditorState): boolean => {
    const all = touched(state);
    const fits = ({ node }: Placed) => Object.entries(attrs).every(([name, value]) => node.attrs[name] === value);
    return all.length > 0 && all.every((found) => found.node.type === type && fits(found));
  };
}

/** Into this kind, or back to a plain paragraph when it already is. */
export function toggleBlock(type: NodeType, attrs: Attrs): Command {
  return (state, dispatch) =>
    isBlock(type, attrs)(state) ? setBlock(paragraph, { style: "body" })(state, dispatch) : setBlock(type, attrs)(state, dispatch);
}
