/**
 * Backspace behind, or Delete before, what is more than text: first it is selected, so that
 * nothing goes unseen. An empty paragraph beside it goes at once.
 */
import { type Command, NodeSelection } from "prosemirror-state";
import { schema } from "../schema/index.ts";
import { atSide, borderOf, type Direction } from "./edges.ts";

const { embed, figure, table, box } = schema.nodes;
const WHOLE = [embed, figure, table, box];

export function selectNeighbour(direction: Direction): Command {
  return (state, dispatch) => {
    const $at = atSide(direction)(state);
    const $border = $at && borderOf(state, $at, direction);
    const neighbour = direction < 0 ? $border?.nodeBefore : $border?.nodeAfter;
    if (!$at || !$border || !neighbour || !WHOLE.includes(neighbour.type)) return false;
    if (dispatch) {
      const { tr } = state;
      if ($at.parent.content.size === 0) tr.delete($at.before(), $at.after());
      const at = direction < 0 ? $border.pos - neighbour.nodeSize : tr.mapping.map($border.pos);
      dispatch(tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView());
    }
    return true;
  };
}
