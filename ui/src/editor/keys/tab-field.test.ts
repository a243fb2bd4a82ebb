import { expect, test } from "vitest";
import { fieldAsked } from "../plugins/fields.ts";
import { play } from "../test/keys.ts";

test.each([
  ["<box><p>|a</p></box>", "Shift-Tab", "box"],
  ["<box><ul><li><p>x</p></li></ul><p>|a</p></box>", "Shift-Tab", null],
  ["<quote><p>a|</p></quote>", "Tab", "quote"],
  ["<quote><p>a|</p><p>b</p></quote>", "Tab", null],
  ["<quote><p>|a</p></quote>", "Shift-Tab", null],
  ["<quote><p>a|</p></quote>", 'Tab "b"', null],
])("%s  %s asks for the field of %s", (before, keys, expected) => {
  const { state } = play(before, keys);
  const asked = fieldAsked(state);
  expect(asked === null ? null : state.doc.nodeAt(asked)!.type.name).toBe(expected);
});
