import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { expect, test } from "vitest";
import { Hands, play } from "../test/keys.ts";
import { notation, stateOf } from "../test/notation.ts";
import { goToOpen, insertOpen, openPlaces } from "./open.ts";

/** What is marked, as the plugin keeps it; a state made anew from the same document must agree. */
function marked(state: EditorState): string[] {
  const set = (of: EditorState) => of.plugins.flatMap((plugin) => {
    const found = (plugin as unknown as { key: string }).key.startsWith("open$") ? plugin.getState(of) : null;
    return found ? found.find().map(({ from, to }: { from: number; to: number }) => [from, to] as const) : [];
  }).sort((a, b) => a[0] - b[0]);
  const fresh = state.reconfigure({ plugins: [] }).reconfigure({ plugins: state.plugins });
  expect(set(state)).toEqual(set(fresh));
  return set(state).map(([from, to]) => state.doc.textBetween(from, to));
}

test.each([
  ["<p>全长〔待核：几〕米|</p>", "", ["〔待核：几〕"]],
  ["<p>全长〔待核：几|米</p>", "`〕`", ["〔待核：几〕"]],
  ["<p>全长|</p>", "`〔待核：几`", ["〔待核：几〕"]],
  ["<p>T|</p><p>TK</p>", "`K`", ["TK", "TK"]],
  ["<p>TK|</p>", "`O`", []],
  ["<p>TK|TK</p>", "Enter", ["TK", "TK"]],
  ["<p>T</p><p>|K</p>", "Backspace", ["TK"]],
  ["<p>[TK]</p><p>TK</p>", "Mod-b", ["TK", "TK"]],
  ["<t>|</t><p>x</p>", "`TK`", ["TK"]],
  ["<p>TK |</p>", "`a` Mod-z", ["TK"]],
  ["<table><tr><td><p>TK|</p></td></tr></table>", "`K`", []],
])("%s  %s", (before, keys, expected) => expect(marked(play(before, keys, "zh").state)).toEqual(expected));

test("they are listed in reading order, with the text around", () => {
  const found = openPlaces(stateOf("<t>桥〔待补〕|</t><p>长TK 米，宽 TK 米。</p><table><tr><td><p>【待查】</p></td></tr></table>"));
  expect(found.map(({ part, before, text, after }) => [part, before, text, after])).toEqual([
    ["title", "桥", "〔待补〕", ""],
    ["paragraph", "长", "TK", " 米，宽 TK 米。"],
    ["paragraph", "长TK 米，宽 ", "TK", " 米。"],
    ["table_cell", "", "【待查】", ""],
  ]);
});

function act(before: string, does: (view: EditorView) => void): string {
  const hands = new Hands(stateOf(before)) as Hands & { focus?: () => void };
  hands.focus = () => undefined;
  does(hands as unknown as EditorView);
  return notation(hands.state);
}

test.each([
  ["<p>|TK a TK</p>", 1, "<p>[TK] a TK</p>"],
  ["<p>[TK] a TK</p>", 1, "<p>TK a [TK]</p>"],
  ["<p>TK a [TK]</p>", 1, "<p>[TK] a TK</p>"],
  ["<p>TK |a TK</p>", -1, "<p>[TK] a TK</p>"],
  ["<p>[TK] a TK</p>", -1, "<p>TK a [TK]</p>"],
  ["<p>a|</p>", 1, "<p>a|</p>"],
] as const)("%s  to the next (%i)", (before, direction, after) => expect(act(before, (view) => goToOpen(view, direction))).toBe(after));

test.each([
  ["<p>长|米</p>", "<p>长〔待核：|〕米</p>"],
  ["<p>长[三]米</p>", "<p>长〔待核：三|〕米</p>"],
  ["<t>|</t><p>x</p>", "<t>〔待核：|〕</t><p>x</p>"],
])("%s  put in", (before, after) => expect(act(before, (view) => insertOpen(view, "〔待核：", "〕"))).toBe(after));
