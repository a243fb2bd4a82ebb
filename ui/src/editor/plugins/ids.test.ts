import { Slice } from "prosemirror-model";
import { expect, test } from "vitest";
import { play, Hands } from "../test/keys.ts";
import { stateOf } from "../test/notation.ts";

/** Ids of the body's blocks as letters: those that were there before keep theirs, new ones are `*`. */
function ids(hands: Hands, before: string[]): string {
  return hands.state.doc.child(1).children.map((block) => "abcdef"[before.indexOf(String(block.attrs["id"]))] ?? "*").join("");
}

function check(source: string, keys: string, expected: string) {
  const start = new Hands(stateOf(source));
  const before = start.state.doc.child(1).children.map((block) => String(block.attrs["id"]));
  for (const key of keys.split(" ")) start.press(key);
  expect(ids(start, before)).toBe(expected);
  const all: unknown[] = [];
  start.state.doc.descendants((node) => void (node.isInline || !("id" in node.attrs) || all.push(node.attrs["id"])));
  expect(all).not.toContain(null);
  expect(new Set(all).size).toBe(all.length);
}

test.each([
  ["a split keeps the id on the first half", "<p>a|b</p><p>c</p>", "Enter", "a*b"],
  ["a join keeps the first", "<p>a</p><p>|b</p>", "Backspace", "a"],
  ["a section head is the same block", "<p>a|</p><p>b</p>", "Mod-Alt-1", "ab"],
  ["a moved block is the same", "<p>a|</p><p>b</p>", "Alt-ArrowDown", "ba"],
  ["what was split and undone is as before", "<p>a|b</p><p>c</p>", "Enter Mod-z", "ab"],
  ["a list around it is new", "<p>a|</p><p>b</p>", "Mod-Shift-8", "*b"],
  ["the quote taken away gives the paragraph back its place", "<p>x</p><p>a|</p>", "Mod-Shift-9 Mod-Shift-9", "ab"],
])("%s", (_, source, keys, expected) => check(source, keys, expected));

test("a copy in front of its original gets the new id, the original keeps its own", () => {
  const { state } = play("<p>a|</p><p>b</p>", "");
  const body = state.doc.child(1);
  const start = state.doc.child(0).nodeSize + 1;
  const copy = body.child(1).copy(body.child(1).content.append(body.child(0).content));
  const after = state.apply(state.tr.replace(start, start, new Slice(body.content.cut(0, 0).addToStart(copy), 0, 0)));
  const [first, , last] = after.doc.child(1).children;
  expect(last!.attrs["id"]).toBe(body.child(1).attrs["id"]);
  expect(first!.attrs["id"]).not.toBe(last!.attrs["id"]);
});
