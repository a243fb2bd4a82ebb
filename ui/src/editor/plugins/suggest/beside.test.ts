/** Whatever is done with tracking on: with all accepted it is what the same hands make without, and one undo takes the act back. */
import { undo } from "prosemirror-history";
import { EditorState } from "prosemirror-state";
import { expect, test } from "vitest";
import { COMMANDS } from "../../commands/index.ts";
import { accepted, asItWas } from "../../suggest/resolve.ts";
import { act, somewhere } from "../../test/acts.ts";
import { Hands } from "../../test/keys.ts";
import { content, notation, stateOf } from "../../test/notation.ts";
import { dice, randomStory } from "../../test/random.ts";
import { become } from "../../test/tracking.ts";
import { expectWhole } from "../../test/whole.ts";

/** The same story and cursor in fresh hands. */
function copied({ doc, selection, plugins }: EditorState): Hands {
  return new Hands(EditorState.create({ doc, selection, plugins }));
}

/** One act by two pairs of hands; gives what the plain ones made. */
function both(from: EditorState, seed: number): { plain: Hands; hands: Hands; told: string } {
  const [plain, hands] = [copied(from), copied(from)];
  become(hands, "ann");
  const told = act(plain, dice(seed));
  act(hands, dice(seed));
  return { plain, hands, told };
}

function compare(from: EditorState, { plain, hands }: { plain: Hands; hands: Hands }): void {
  expectWhole(hands.state);
  const [taken, typed] = [content(accepted(hands.state.doc)), content(plain.state.doc)];
  if (taken !== typed) throw new Error(`accepted, and as typed:\n${taken}\n${typed}`);
  if (content(asItWas(hands.state.doc)) !== content(from.doc)) throw new Error(`as it was: ${content(asItWas(hands.state.doc))}`);
  while (undo(hands.state, hands.dispatch));
  if (!hands.state.doc.eq(from.doc)) throw new Error("undoing does not give the start back");
}

function run(seed: number): void {
  const roll = dice(seed);
  let state = stateOf(randomStory(roll));
  for (let count = 3 + roll.below(10); count > 0; count -= 1) {
    const done = both(state, roll.below(1e9));
    try {
      compare(state, done);
    } catch (error) {
      throw new Error(`seed ${seed}: ${notation(state)}\n${done.told}\n${content(done.hands.state.doc)}\n${error instanceof Error ? error.stack : String(error)}`);
    }
    state = done.plain.state;
  }
}

/** More of them with `SOAK=50000 npx vitest run src/editor/plugins/suggest/beside`. */
const RUNS = Number(process.env["SOAK"] ?? 400);

test.each(Array.from({ length: 4 }, (_, at) => at))(`${RUNS / 4} random sequences from seed %i00000`, (at) => {
  for (let seed = 0; seed < RUNS / 4; seed += 1) run(at * 100_000 + seed);
}, 60_000);

/** What asks for words, for a selection beyond a story's, or does nothing to the text. */
const OTHERS = ["edit_field", "next_section", "previous_section", "select_all", "undo", "redo", "suggest_accept_all", "suggest_reject_all", "link"];
const STORY = "<t>题</t><p>一,<b>二三四五六七八九十</b></p><h2>节</h2><p>全<web>网</web></p><p only='web'>丙</p><ul><li><p>丁</p></li><li><p>戊</p></li></ul><quote><p>己</p></quote><box title='x'><p>庚</p></box><fig><cap>图</cap><cred>人</cred></fig><table><tr><th><p>a</p></th><th><p>b</p></th></tr><tr><td><p>c</p></td><td><p>d</p></td></tr></table><table><tr><td cols='2'><p>e</p></td></tr><tr><td><p>f</p></td><td><p>g</p></td></tr></table><p>一\t二</p><p>末</p>";

test.each(COMMANDS.filter(({ id }) => !OTHERS.includes(id)).map((command) => [command.id, command] as const))("%s", (_id, { run: make }) => {
  const start = stateOf(STORY);
  let done = 0;
  for (let seed = 0; seed < 400 && done < 6; seed += 1) {
    const state = start.apply(start.tr.setSelection(somewhere(start, dice(seed))));
    const [plain, hands] = [copied(state), copied(state)];
    become(hands, "ann");
    if (!make(state, undefined, {})) continue;
    make(plain.state, plain.dispatch, {});
    make(hands.state, hands.dispatch, {});
    if (plain.state.doc === state.doc) continue;
    compare(state, { plain, hands });
    done += 1;
  }
  expect(done).toBeGreaterThan(0);
});
