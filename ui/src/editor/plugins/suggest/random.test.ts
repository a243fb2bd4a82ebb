/** Whatever is pressed while edits are tracked: nothing throws, the story stays whole, undoing everything gives the start back. */
import { undo } from "prosemirror-history";
import { test } from "vitest";
import { asItWas } from "../../suggest/resolve.ts";
import { act } from "../../test/acts.ts";
import { content, notation } from "../../test/notation.ts";
import { dice, randomStory } from "../../test/random.ts";
import { expectWhole } from "../../test/whole.ts";
import { tracker } from "../../test/tracking.ts";

const DECISIONS = new Set(["suggest_accept_all", "undo", "redo", "suggest_reject_all"]);

function run(seed: number): void {
  const roll = dice(seed);
  const hands = tracker(randomStory(roll));
  const start = hands.state.doc;
  const told: string[] = [];
  try {
    for (let count = 2 + roll.below(8); count > 0; count -= 1) {
      told.push(act(hands, roll));
      expectWhole(hands.state);
    }
    if (!told.some((one) => DECISIONS.has(one)) && content(asItWas(hands.state.doc)) !== content(start)) throw new Error(`as it was: ${content(asItWas(hands.state.doc))}`);
    while (undo(hands.state, hands.dispatch));
    if (!hands.state.doc.eq(start)) throw new Error("undoing everything does not give the start back");
  } catch (error) {
    throw new Error(`seed ${seed}: ${content(start)}\n${told.join(" ")}\n${notation(hands.state)}\n${error instanceof Error ? error.stack : String(error)}`);
  }
}

/** More of them with `SOAK=50000 npx vitest run src/editor/plugins/suggest/random`. */
const RUNS = Number(process.env["SOAK"] ?? 400);

test.each(Array.from({ length: 4 }, (_, at) => at))(`${RUNS / 4} random sequences from seed %i00000`, (at) => {
  for (let seed = 0; seed < RUNS / 4; seed += 1) run(at * 100_000 + seed);
}, 60_000);
