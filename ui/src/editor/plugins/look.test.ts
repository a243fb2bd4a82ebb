import { EditorState } from "prosemirror-state";
import { expect, test } from "vitest";
import { Labels } from "../labels.ts";
import { Hands } from "../test/keys.ts";
import { stateOf } from "../test/notation.ts";
import { lookPlugin, placeholdersOf } from "./look.ts";

const KEYS = [
  "Enter", "Backspace", "Delete", "Mod-z", "Mod-Shift-z", "ArrowUp", "ArrowDown", "Alt-ArrowUp", "Alt-ArrowDown",
  "Mod-Alt-1", "Mod-Alt-0", "Mod-Shift-8", "Mod-Shift-9", "Mod-a", "Tab", "Mod-Enter",
];

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const looked = (source: string) => {
  const state = stateOf(source);
  return state.reconfigure({ plugins: [...state.plugins, lookPlugin(new Labels({ title: "题" }), undefined)] });
};

/** What a state shows that never knew another one. */
const afresh = (hands: Hands) => placeholdersOf(EditorState.create({ doc: hands.state.doc, plugins: [lookPlugin(new Labels(), undefined)] }));

test.each(Array.from({ length: 24 }, (_, seed) => seed))("what is shown after edits is what is shown of the text as it stands, and ids are whole (%i)", (seed) => {
  const next = numbers(seed + 1);
  const hands = new Hands(looked("<t>题|</t><p>一</p><h2>二</h2><ul><li><p>三</p></li></ul><fig><cap></cap><cred>四</cred></fig><h3></h3><p></p>"));
  for (let step = 0; step < 40; step += 1) {
    const at = next(KEYS.length + 3);
    const key = KEYS[at];
    if (key === undefined) hands.type("字");
    else hands.press(key);
    expect(placeholdersOf(hands.state), `${step}: ${key}`).toEqual(afresh(hands));
    const ids: unknown[] = [];
    hands.state.doc.descendants((node) => void (node.isInline || !("id" in node.attrs) || ids.push(node.attrs["id"])));
    expect(ids).not.toContain(null);
    expect(new Set(ids).size, `${step}: ${key}`).toBe(ids.length);
  }
});
