import { describe, expect, test } from "vitest";
import { stateOf, notation } from "./test/notation.ts";
import type { Node } from "prosemirror-model";
import { canMove, moveUnits, selectedUnits, unitsAround } from "./units.ts";

/** Position in front of the block whose text begins so; `after`: behind it. */
function place(doc: Node, text: string, after = false): number {
  let at = -1;
  doc.descendants((node, pos) => {
    if (at < 0 && node.isTextblock && node.textContent.startsWith(text)) at = pos;
  });
  const units = unitsAround(doc.resolve(at + 1))[0]!;
  return after ? units.to : units.from;
}

function move(source: string, to: string): string {
  const state = stateOf(source);
  const after = to.startsWith(">");
  const tr = moveUnits(state, selectedUnits(state)!, place(state.doc, to.replace(/^[<>]/, ""), after));
  if (!tr) return "no";
  const next = state.apply(tr);
  next.doc.check();
  return notation(next);
}

describe("what the cursor stands in moves before (<) or behind (>) another block", () => {
  const cases: [string, string, string][] = [
    ["<p>a|b</p><p>c</p><p>d</p>", ">d", "<p>c</p><p>d</p><p>a|b</p>"],
    ["<p>c</p><p>d</p><p>a|b</p>", "<c", "<p>a|b</p><p>c</p><p>d</p>"],
    ["<p>a|</p><p>b</p>", "<b", "no"],
    ["<p>[a</p><h2>b]</h2><p>c</p>", ">c", "<p>c</p><p>[a</p><h2>b]</h2>"],
    ["<p>a|</p><box><p>c</p></box>", "<c", "<box><p>a|</p><p>c</p></box>"],
    ["<box><p>a|</p></box><p>c</p>", ">c", "<box><p></p></box><p>c</p><p>a|</p>"],
    ["<p>a|</p><ul><li><p>c</p></li></ul>", ">c", "<ul><li><p>c</p></li><li><p>|a</p></li></ul>"],
    ["<ul><li><p>a|</p></li><li><p>b</p></li></ul><p>c</p>", ">c", "<ul><li><p>b</p></li></ul><p>c</p><p>|a</p>"],
    ["<ul><li><p>a|</p></li></ul><p>c</p>", ">c", "<p>c</p><p>|a</p>"],
    ["<ul><li><p>a</p></li><li><p>b|</p></li></ul>", "<a", "<ul><li><p>b|</p></li><li><p>a</p></li></ul>"],
    ["<ol><li><p>a|</p></li></ol><ul><li><p>c</p></li></ul>", "<c", "<ul><li><p>a|</p></li><li><p>c</p></li></ul>"],
    ["<quote><p>a</p><p>b|</p></quote><p>c</p>", ">c", "<p>c</p><quote><p>a</p><p>b|</p></quote>"],
    ["<fig><cap>a|</cap><cred>b</cred></fig><p>c</p>", ">c", "<p>c</p><fig><cap>a|</cap><cred>b</cred></fig>"],
    ["<box><p>a</p><p>b|</p></box><box><p>c</p></box>", ">c", "<box><p>a</p></box><box><p>c</p><p>b|</p></box>"],
  ];
  test.each(cases)("%s  %s", (source, to, after) => expect(move(source, to)).toBe(after));
});

test("a box does not go into itself", () => {
  const { doc } = stateOf("<box><p>a</p><p>b</p></box>");
  const inner = place(doc, "b");
  expect(canMove(doc, { from: doc.child(0).nodeSize + 1, to: doc.content.size - 1 }, inner)).toBe(false);
});

const ids = (doc: Node) => {
  const found: string[] = [];
  doc.descendants((node) => void ("id" in node.attrs && !node.isInline && found.push(String(node.attrs["id"]))));
  return found;
};

test("ids are kept by a move, and one undo takes it back", () => {
  const state = stateOf("<p>a|</p><box><p>b</p></box><p>c</p>");
  const next = state.apply(moveUnits(state, selectedUnits(state)!, place(state.doc, "b", true))!);
  expect(ids(next.doc).sort()).toEqual(ids(state.doc).sort());
});
