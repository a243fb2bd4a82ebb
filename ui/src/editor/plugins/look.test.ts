import { EditorState } from "prosemirror-state";
import { expect, test } from "vitest";
import { Labels } from "../labels.ts";
import { Hands } from "../test/keys.ts";
import { stateOf } from "../test/notation.ts";
import { lookPlugin, placeholdersOf } from "./look.ts";

const KEYS = [
  "Enter", "Backspace", "Delete", "Mod-z", "Mod-Shift-z", "ArrowUp", "ArrowDown", "Alt-ArrowUp", "Alt-ArrowDown",
  "Mod-Alt-1", "Mod-Alt-0", "Mod-Alt-3", "Mod-Alt-4", "Mod-Alt-5", "Mod-Shift-8", "Mod-Shift-9", "Mod-a", "Tab", "Mod-Enter",
];

const WORDS = { title: "题", lede: "导", question: "问", answer: "答", body: "写" };

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
  return state.reconfigure({ plugins: [...state.plugins, lookPlugin(new Labels(WORDS), undefined)] });
};

/** What a state shows that never knew another one. */
const afresh = (hands: Hands) => placeholdersOf(EditorState.create({ doc: hands.state.doc, plugins: [lookPlugin(new Labels(WORDS), undefined)] }));

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

const said = (hands: Hands) => placeholdersOf(hands.state).map((one) => one.split(" ")[1]).filter((word) => word !== "");

test("every empty paragraph of a skeleton says its own hint, until it is written in", () => {
  const hands = new Hands(looked("<t>题</t><lede>|</lede><p></p><q></q><an></an><p></p>"));
  expect(said(hands)).toEqual(["导", "写", "问", "答", "写"]);
  hands.type("江");
  expect(said(hands)).toEqual(["写", "问", "答", "写"]);
  hands.press("Backspace");
  hands.dispatch(hands.state.tr.delete(hands.state.selection.from - 1, hands.state.selection.from));
  expect(said(hands)).toEqual(["导", "写", "问", "答", "写"]);
});

test("another style is another hint at once", () => {
  const hands = new Hands(looked("<t>题</t><lede>一</lede><q>|</q><p>二</p>"));
  expect(said(hands)).toEqual(["问"]);
  hands.press("Tab");
  expect(said(hands)).toEqual(["答"]);
  hands.press("Mod-Alt-3");
  expect(said(hands)).toEqual(["导"]);
});

test("the hint of paragraphs is not repeated in lists and boxes", () => {
  const hands = new Hands(looked("<t>题</t><lede>一|</lede><ul><li><p></p></li></ul><p></p>"));
  expect(said(hands)).toEqual(["写"]);
});

test("who has begun to write is not told at every Enter how to begin", () => {
  const hands = new Hands(looked("<t>题</t><lede></lede><p>|</p><p></p>"));
  expect(said(hands)).toEqual(["导", "写", "写"]);
  hands.type("江");
  expect(said(hands)).toEqual(["导"]);
  hands.press("Enter");
  expect(said(hands)).toEqual(["导"]);
});
