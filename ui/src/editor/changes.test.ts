import { expect, test } from "vitest";
import { changesSince } from "./changes.ts";
import { mergeChanges } from "./journal.ts";
import { Hands } from "./test/keys.ts";
import { stateOf } from "./test/notation.ts";
import { replay } from "./test/replay.ts";
import type { NodeJson } from "./types.ts";

/** Plays the keys and says what changed: lines, blocks by text, and whether there is an order. */
function changed(source: string, ...keys: string[]): string {
  const hands = new Hands(stateOf(source));
  const before = hands.state.doc;
  for (const key of keys) key.startsWith('"') ? hands.type(key.slice(1, -1)) : hands.press(key);
  const after = hands.state.doc;
  const change = changesSince(before, after);
  expect(replay(before.toJSON() as NodeJson, change)).toEqual(after.toJSON());
  const text = (node: NodeJson): string => node.text ?? (node.content ?? []).map(text).join("");
  return [...Object.keys(change.head), ...change.blocks.map((block) => `${block.type} ${text(block)}`), ...(change.order ? ["order"] : [])].join(", ");
}

test.each([
  ["typing changes one block", "<p>ab</p><p>c|d</p>", ['"x"'], "paragraph cxd"],
  ["typing in the title changes one line", "<t>a|b</t><p>x</p>", ['"x"'], "title"],
  ["a split changes the first half and brings a block", "<p>a|b</p><p>c</p>", ["Enter"], "paragraph a, paragraph b, order"],
  ["a join changes one block and the order", "<p>a</p><p>|b</p>", ["Backspace"], "paragraph ab, order"],
  ["a move changes only the order", "<p>a|</p><p>b</p>", ["Alt-ArrowDown"], "order"],
  ["what is nested travels with its block", "<p>x</p><ul><li><p>a|</p></li></ul>", ['"b"'], "bullet_list ab"],
  ["undone is not changed", "<p>ab|</p>", ['"c"', "Mod-z"], ""],
  ["all deleted leaves a block", "<t>a</t><p>b|</p><p>c</p>", ["Mod-a", "Mod-a", "Delete"], "title, paragraph , order"],
] as const)("%s", (_, source, keys, expected) => {
  expect(changed(source, ...keys)).toBe(expected);
});

test("changes one after the other are worth the merged one", () => {
  const hands = new Hands(stateOf("<t>t</t><p>a|</p><h2>b</h2><p>c</p>"));
  const first = hands.state.doc;
  let merged = { head: {}, blocks: [], order: null, slip: {} } as Parameters<typeof mergeChanges>[0];
  let replayed = first.toJSON() as NodeJson;
  const keys = ["Enter", "Alt-ArrowUp", "Enter", "Mod-Alt-1", "Alt-ArrowDown", "Backspace", "Mod-z", "Mod-z", "Enter", "Mod-a", "Delete", "Mod-z"];
  for (const key of keys) {
    const before = hands.state.doc;
    hands.press(key);
    hands.type("x");
    const change = changesSince(before, hands.state.doc);
    replayed = replay(replayed, change);
    merged = mergeChanges(merged, { ...change, slip: {} });
    expect(replayed).toEqual(hands.state.doc.toJSON());
    expect(replay(first.toJSON() as NodeJson, merged)).toEqual(hands.state.doc.toJSON());
  }
});
