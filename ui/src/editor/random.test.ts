/** Whatever is pressed: nothing throws, the story stays whole, and undoing everything gives the start back. */
import { GapCursor } from "prosemirror-gapcursor";
import { undo } from "prosemirror-history";
import type { ResolvedPos } from "prosemirror-model";
import { type EditorState, NodeSelection, Selection, TextSelection } from "prosemirror-state";
import { CellSelection, TableMap } from "prosemirror-tables";
import { test } from "vitest";
import { COMMANDS } from "./commands/index.ts";
import { depthOf } from "./places.ts";
import { gapAt } from "./keys/gap.ts";
import { Hands } from "./test/keys.ts";
import { content, notation, stateOf } from "./test/notation.ts";
import { type Dice, dice, randomStory, unevenTable } from "./test/random.ts";

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
function somewhere(state: EditorState, roll: Dice): Selection {
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
function act(hands: Hands, roll: Dice): string {
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

/** In plain conditions: an `expect` a step would cost more than the steps. */
function expectWhole(state: EditorState): void {
  state.doc.check();
  const ids = new Set<unknown>();
  state.doc.descendants((node) => {
    if (node.isInline || !("id" in node.attrs)) return;
    if (node.attrs["id"] === null || ids.has(node.attrs["id"])) throw new Error(`${node.type.name} has the id ${node.attrs["id"]}`);
    ids.add(node.attrs["id"]);
  });
  const uneven = unevenTable(state.doc);
  if (uneven !== null) throw new Error(uneven);
  const { selection } = state;
  const known = selection instanceof GapCursor || selection instanceof NodeSelection || selection instanceof CellSelection;
  if (!known && selection.$from.depth > 0 && !selection.$from.parent.inlineContent) throw new Error("the cursor is nowhere");
}

/** Plays one sequence; the story of what went wrong stands in the error. */
function run(seed: number): void {
  const roll = dice(seed);
  const start = stateOf(randomStory(roll));
  const hands = new Hands(start);
  const told: string[] = [];
  try {
    for (let count = 4 + roll.below(14); count > 0; count -= 1) {
      told.push(act(hands, roll));
      expectWhole(hands.state);
    }
    while (undo(hands.state, hands.dispatch));
    if (!hands.state.doc.eq(start.doc)) throw new Error("undoing everything does not give the start back");
  } catch (error) {
    throw new Error(`seed ${seed}: ${content(start.doc)}\n${told.join(" ")}\n${notation(hands.state)}\n${String(error)}`);
  }
}

/** More of them with `SOAK=50000 npx vitest run src/editor/random`. */
const RUNS = Number(process.env["SOAK"] ?? 2000);

test.each(Array.from({ length: 8 }, (_, at) => at))(`${RUNS / 8} random sequences from seed %i00000`, (at) => {
  for (let seed = 0; seed < RUNS / 8; seed += 1) run(at * 100_000 + seed);
}, 60_000);
