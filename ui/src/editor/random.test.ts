/** Whatever is pressed: nothing throws, the story stays whole, and undoing everything gives the start back. */
import { undo } from "prosemirror-history";
import type { EditorState } from "prosemirror-state";
import { test } from "vitest";
import { act } from "./test/acts.ts";
import { Hands } from "./test/keys.ts";
import { content, notation, stateOf } from "./test/notation.ts";
import { dice, randomStory, unevenTable } from "./test/random.ts";
import { expectWhole } from "./test/whole.ts";

function expectEven(state: EditorState): void {
  expectWhole(state);
  const uneven = unevenTable(state.doc);
  if (uneven !== null) throw new Error(uneven);
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
      expectEven(hands.state);
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
