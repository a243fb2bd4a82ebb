import { EditorState, TextSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import { stateOf } from "../test/notation.ts";
import { dimmed, dimPlugin, lightOf } from "./dim.ts";

function lit(source: string): EditorState {
  const state = stateOf(source);
  return dimmed(state.reconfigure({ plugins: [...state.plugins, dimPlugin()] }), true);
}

const check = (source: string, ...light: string[]) => expect(lightOf(lit(source)), source).toEqual(light);

test("the block with the cursor is in the light, and every block of a selection", () => {
  check("<p>a|b</p><p>c</p>", "ab");
  check("<p>a[b</p><p>c]</p><p>d</p>", "ab", "c");
});

test("the light goes with the cursor and stays where it was written", () => {
  const state = lit("<p>ab|</p><p>c</p>");
  const typed = state.apply(state.tr.insertText("x"));
  expect(lightOf(typed)).toEqual(["abx"]);
  const moved = typed.apply(typed.tr.setSelection(TextSelection.atEnd(typed.doc)));
  expect(lightOf(moved)).toEqual(["c"]);
});

test("switched off nothing is marked", () => {
  expect(lightOf(dimmed(lit("<p>a|</p>"), false))).toBeNull();
});
