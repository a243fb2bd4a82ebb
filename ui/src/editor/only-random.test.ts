/** Whatever is done with text for the web only, print does not get it, unless somebody says so. */
import { Selection, TextSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import { COMMANDS } from "./commands/index.ts";
import { textsOf } from "./plugins/trims/index.ts";
import { Hands } from "./test/keys.ts";
import { content, stateOf } from "./test/notation.ts";
import { type Dice, dice } from "./test/random.ts";

const KEYS = ["Enter", "Backspace", "Backspace", "Backspace", "Delete", "Delete", "Tab", "Shift-Tab", "Alt-ArrowUp", "Alt-ArrowDown", "Mod-z"];
const FREEING = ["only_everywhere", "only_web", "only_print"];
const BLOCKS = [
  "<p>a</p>", "<p></p>", "<h2>b</h2>", "<p only='web'>网</p>", "<h2 only='web'>网</h2>", "<p>a<web>网网</web></p>",
  "<quote only='web'><p>网</p><p>网</p></quote>", "<quote cite='c'><p>a</p></quote>", "<box only='web'><p>网</p><ul><li><p>网</p></li></ul></box>",
  "<ul only='web'><li><p>网</p></li><li><p>网</p><p>网</p></li></ul>", "<ul><li><p>a</p><ul only='web'><li><p>网</p></li></ul></li><li><p>b</p></li></ul>",
  "<ol><li><p only='web'>网</p></li><li><p>c</p></li></ol>", "<table only='web'><tr><td><p>网</p></td><td><p>网</p></td></tr></table>",
];

function act(hands: Hands, roll: Dice): string {
  const kind = roll.below(3);
  if (kind === 0) {
    const $at = () => hands.state.doc.resolve(roll.below(hands.state.doc.content.size + 1));
    const selection = roll.below(3) === 0 ? TextSelection.between($at(), $at()) : Selection.near($at());
    hands.dispatch(hands.state.tr.setSelection(selection));
    return `@${selection.anchor}-${selection.head}`;
  }
  const key = roll.pick(KEYS);
  if (kind === 1) return hands.press(key), key;
  const command = roll.pick(COMMANDS);
  if (!FREEING.includes(command.id)) command.run(hands.state, hands.dispatch, {});
  return command.id;
}

const RUNS = Number(process.env["SOAK"] ?? 600);

test("text for the web only stays out of print, whatever is pressed", () => {
  for (let seed = 0; seed < RUNS; seed += 1) {
    const roll = dice(seed);
    const source = Array.from({ length: 4 }, () => roll.pick(BLOCKS)).join("").replaceAll("网", "网网网");
    const hands = new Hands(stateOf(source));
    const told: string[] = [];
    for (let count = 12; count > 0; count -= 1) {
      const before = content(hands.state.doc);
      told.push(act(hands, roll));
      const print = textsOf(hands.state.doc, "print").join();
      if (print.includes("网")) expect.fail(`seed ${seed}: ${told.at(-2)} ${told.at(-1)}\n${before}\n${content(hands.state.doc)}`);
    }
  }
}, 60_000);
