/** What a person may do next, at random: keys, typing, clicks, commands. */
import type { ResolvedPos } from "prosemirror-model";
import { type EditorState, NodeSelection, Selection, TextSelection } from "prosemirror-state";
import { CellSelection, TableMap } from "prosemirror-tables";
import { COMMANDS } from "../commands/index.ts";
import { gapAt } from "../keys/gap.ts";
import { depthOf } from "../places.ts";
import type { Hands } from "./keys.ts";
import type { Dice } from "./random.ts";

const KEYS = [
  "Enter", "Enter", "Enter", "Backspace", "Backspace", "Backspace", "Delete", "Delete", "Tab", "Shift-Tab", "Shift-Enter",
  "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Shift-ArrowDown", "Shift-ArrowRight", "Mod-Enter", "Mod-a",
];
const TYPED = ["x", "的", "## ", "- ", "> ", "1. ", "---", "**a** ", "\t", "|"];

/** Any two cells of the table around a place. */
function someCells($at: ResolvedPos, roll: Dice): CellSelection | null {
  const depth = depthOf($at, "table");
  if (depth === null || roll.below(2) === 0) return null;
  const all = [...new Set(TableMap.get($at.node(depth)).map)].map((pos) => pos + $at.start(depth));
  return CellSelection.create($at.doc, roll.pick(all), roll.pick(all));
}

/** A bare cursor or a selection of any kind, anywhere. */
export function somewhere(state: EditorState, roll: Dice): Selection {
  const $at = () => state.doc.resolve(roll.below(state.doc.content.size + 1));
  const [$a, $b] = [$at(), $at()];
  const node = $a.nodeAfter;
  if (roll.below(5) === 0 && node && !node.isText && NodeSelection.isSelectable(node) && $a.depth > 0) return NodeSelection.create(state.doc, $a.pos);
  const cells = someCells($a, roll);
  if (cells) return cells;
  const gap = gapAt($a);
  if (gap) return gap;
  if (roll.below(2) === 0) return TextSelection.between($a, $b);
  return Selection.near($a);
}

/** One key, command, piece of typing or click. */
export function act(hands: Hands, roll: Dice): string {
  const kind = roll.below(10);
  if (kind < 4) {
    const key = roll.pick(KEYS);
    hands.press(key);
    return key;
  }
  if (kind < 6) {
    const text = roll.pick(TYPED);
    hands.type(text);
    return `"${text}"`;
  }
  if (kind < 8) {
    hands.dispatch(hands.state.tr.setSelection(somewhere(hands.state, roll)));
    return `@${hands.state.selection.from}-${hands.state.selection.to}`;
  }
  const command = roll.pick(COMMANDS);
  const can = command.run(hands.state, undefined, {});
  const done = command.run(hands.state, hands.dispatch, {});
  if (done !== can) throw new Error(`${command.id} does not do what it says`);
  return command.id;
}
