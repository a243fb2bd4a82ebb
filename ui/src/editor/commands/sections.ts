/** Going from section to section. */
import { type Command, Selection } from "prosemirror-state";
import { schema } from "../schema/index.ts";

/** To the section head after or before the cursor. */
export function toSection(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const { $head } = state.selection;
    const own = $head.depth > 0 ? $head.before() : $head.pos;
    let found: number | null = null;
    state.doc.descendants((node, pos) => {
      const fits = node.type === schema.nodes.section_head && (direction > 0 ? pos > own && found === null : pos < own);
      if (fits) found = pos;
      return !node.isTextblock;
    });
    if (found === null) return false;
    dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve(found + 1))).scrollIntoView());
    return true;
  };
}
