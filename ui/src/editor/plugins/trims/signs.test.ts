/** What is kept of the signs from change to change is what they would be made anew. */
import { EditorState, Selection } from "prosemirror-state";
import { DecorationSet } from "prosemirror-view";
import { expect, test } from "vitest";
import { COMMANDS } from "../../commands/index.ts";
import { Labels } from "../../labels.ts";
import { Hands } from "../../test/keys.ts";
import { content, stateOf } from "../../test/notation.ts";
import { type Dice, dice, randomStory } from "../../test/random.ts";
import { allBlocks } from "../changed.ts";
import { showTrims, trimsPlugin, type TrimView, trimView } from "./index.ts";
import { resign } from "./signs.ts";

const labels = new Labels({});
const KEYS = ["Enter", "Enter", "Backspace", "Backspace", "Delete", "Tab", "Shift-Tab", "Alt-ArrowUp", "Alt-ArrowDown", "Mod-z", "Mod-y"];

function open(source: string, view: TrimView): { hands: Hands; signs: () => string[]; fresh: () => string[] } {
  const plugin = trimsPlugin(labels);
  const { doc, selection, plugins } = stateOf(source);
  const hands = new Hands(EditorState.create({ doc, selection, plugins: [plugin, ...plugins] }));
  hands.dispatch(showTrims(hands.state, view));
  const told = (set: DecorationSet) => set.find().map((one) => {
    const { type } = one as unknown as { type: { attrs?: Record<string, string> } };
    return `${one.from}-${one.to} ${type.attrs?.["class"] ?? String((one.spec as { key?: string }).key)}`;
  }).sort();
  return {
    hands,
    signs: () => told(plugin.props.decorations!.call(plugin, hands.state) as DecorationSet),
    fresh: () => told(resign(DecorationSet.empty, hands.state.doc, allBlocks(hands.state.doc), trimView(hands.state), labels)),
  };
}

test.each([
  ["<p>甲|</p><p only='web'>隐</p>", "Mod-Alt-1"],
  ["<p>甲|</p><p only='web'>隐</p>", "Mod-Shift-8"],
  ["<p>甲|</p><p only='web'>隐</p>", "Mod-Alt-1 Mod-z"],
  ["<p>乙</p><p>甲|</p><p only='web'>隐</p>", "Alt-ArrowUp"],
])("the sign of a fold stays when what stands in front of it changes: %s  %s", (source, keys) => {
  const { hands, signs, fresh } = open(source, "print");
  for (const key of keys.split(" ")) hands.press(key);
  expect(signs()).toEqual(fresh());
  expect(signs().join()).toContain("gap");
});

/** Some blocks and runs for one channel only, each by its own. */
function restrict(hands: Hands, roll: Dice): void {
  for (let count = 3; count > 0; count -= 1) {
    anywhere(hands, roll);
    const id = roll.pick(["only_web", "only_print"]);
    COMMANDS.find((one) => one.id === id)!.run(hands.state, hands.dispatch, {});
  }
}

function anywhere(hands: Hands, roll: Dice): void {
  const $at = hands.state.doc.resolve(roll.below(hands.state.doc.content.size + 1));
  hands.dispatch(hands.state.tr.setSelection(Selection.near($at)));
}

function act(hands: Hands, roll: Dice): string {
  const kind = roll.below(4);
  if (kind === 0) return anywhere(hands, roll), `@${hands.state.selection.from}`;
  if (kind === 1) return hands.type("x"), "x";
  const key = roll.pick(KEYS);
  if (kind === 2) return hands.press(key), key;
  const command = roll.pick(COMMANDS);
  command.run(hands.state, hands.dispatch, {});
  return command.id;
}

test.each(["all", "print", "web"] as const)("after any commands the signs are those made anew: %s", (view) => {
  for (let seed = 0; seed < 150; seed += 1) {
    const roll = dice(seed);
    const { hands, signs, fresh } = open(randomStory(roll), "all");
    restrict(hands, roll);
    hands.dispatch(showTrims(hands.state, view));
    const start = content(hands.state.doc);
    const told: string[] = [];
    for (let count = 12; count > 0; count -= 1) {
      told.push(act(hands, roll));
      if (signs().join() !== fresh().join()) expect([seed, start, told, content(hands.state.doc), signs()]).toEqual([seed, start, told, content(hands.state.doc), fresh()]);
    }
  }
}, 60_000);
