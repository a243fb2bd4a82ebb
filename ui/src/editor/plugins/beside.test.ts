import { undo } from "prosemirror-history";
import { expect, test } from "vitest";
import { notation, stateOf } from "../test/notation.ts";
import { besideNode } from "./beside.ts";

test.each([
  ["<p>a</p><fig*><cap>cap</cap><cred>by</cred></fig><p>b</p>", "<p>a</p><fig><cap>capx|</cap><cred>by</cred></fig><p>b</p>"],
  ["<fig*><cap></cap><cred></cred></fig><p>b</p>", "<fig><cap>x|</cap><cred></cred></fig><p>b</p>"],
  ["<p>a</p><hr*/><p>b</p>", "<p>a</p><hr/><p>x|</p><p>b</p>"],
  ["<box*><p>in</p></box><p>b</p>", "<box><p>in</p></box><p>x|</p><p>b</p>"],
])("what is typed over a whole block leaves it: %s", (before, after) => {
  const start = stateOf(before);
  let state = start;
  expect(besideNode(state, (tr) => (state = state.apply(tr)))).toBe(true);
  state = state.apply(state.tr.insertText("x"));
  expect(notation(state)).toBe(after);
  undo(state, (tr) => (state = state.apply(tr)));
  expect(state.doc.eq(start.doc)).toBe(true);
});

test.each(["<p>a|b</p>", "<p>a[b]</p>", "<p>[a</p><p>b]</p>"])("text is typed where it is: %s", (source) => expect(besideNode(stateOf(source), () => expect.unreachable())).toBe(false));
