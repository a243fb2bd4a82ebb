/** Random edits never put a break outside its block, twice in one place, or out of order; and nothing throws. */
import { type EditorState, TextSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import { command, COMMANDS } from "../../commands/index.ts";
import { stateOf } from "../../test/notation.ts";
import { type Dice, dice, randomStory } from "../../test/random.ts";
import { textsIn } from "./follow.ts";
import { galleyed, galleyPlugin, galleyStarts } from "./index.ts";
import type { GalleyLine } from "./rows.ts";

const ROUNDS = Number(process.env["GAOTAI_SOAK"] ?? 1) * 150;

const texts = (state: EditorState) => textsIn([{ node: state.doc.child(1), pos: state.doc.child(0).nodeSize }]);

/** Lines of one to four signs each, some that no block has. */
function randomLines(roll: Dice, state: EditorState): GalleyLine[] {
  const lines: GalleyLine[] = [];
  const over = roll.below(12);
  for (const { node } of texts(state)) {
    for (let from = 0; from <= node.content.size; from += 1 + roll.below(4)) {
      lines.push({ block: roll.below(30) === 0 ? "nobody" : String(node.attrs["id"]), from, to: from + 1, number: lines.length + 1 + roll.below(2), over: lines.length > over });
    }
  }
  return lines;
}

const place = (roll: Dice, state: EditorState) => roll.below(state.doc.content.size + 1);

function edit(roll: Dice, state: EditorState): EditorState {
  const { tr } = state;
  const [a, b] = [place(roll, state), place(roll, state)].sort((x, y) => x - y) as [number, number];
  switch (roll.below(6)) {
    case 0: return state.apply(state.doc.resolve(a).parent.isTextblock ? tr.insertText("新字", a) : tr);
    case 1: {
      const { parent, parentOffset } = state.doc.resolve(a);
      return state.apply(parent.isTextblock ? tr.delete(a, a + Math.min(1 + roll.below(3), parent.content.size - parentOffset)) : tr);
    }
    case 2: return state.apply(tr.setSelection(TextSelection.between(state.doc.resolve(a), state.doc.resolve(b))));
    case 3: return state.apply(tr.setSelection(TextSelection.near(state.doc.resolve(a))));
    default: {
      let next = state;
      command(roll.pick(COMMANDS).id)?.run(state, (made) => (next = state.apply(made)), {});
      return next;
    }
  }
}

function sound(state: EditorState): void {
  const starts = galleyStarts(state);
  const blocks = texts(state);
  expect(starts).toEqual([...new Set(starts)].sort((x, y) => x - y));
  for (const pos of starts) {
    const block = blocks.find(({ node, pos: before }) => before < pos && pos < before + 1 + node.content.size);
    expect(block, `a break at ${pos} of ${state.doc.toString()}`).toBeDefined();
  }
}

test("breaks stay in their blocks", () => {
  for (let seed = 1; seed <= ROUNDS; seed += 1) {
    const roll = dice(seed);
    const bare = stateOf(randomStory(roll));
    let state = bare.reconfigure({ plugins: [...bare.plugins, galleyPlugin()] });
    let [asked, lines] = [state.doc, randomLines(roll, state)];
    for (let step = 0; step < 12; step += 1) {
      if (roll.below(3) === 0) state = state.apply(galleyed(state, roll.below(8) === 0 ? null : { lines, shown: roll.pick(["lines", "lines", "end"] as const), words: "w", of: asked }));
      if (roll.below(3) === 0) [asked, lines] = [state.doc, randomLines(roll, state)];
      state = edit(roll, state);
      sound(state);
    }
  }
}, 600_000);
