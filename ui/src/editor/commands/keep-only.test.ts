import { describe, expect, test } from "vitest";
import { cases } from "../test/keys.ts";
import { commandCases } from "../test/commands.ts";
import { content, stateOf } from "../test/notation.ts";
import { moveUnits } from "../units.ts";

describe("what held blocks goes, its restriction stays with them", () => commandCases([
  ["<box only='web'><p>a|</p><p only='print'>b</p></box>", "unwrap", "<p only='web'>a|</p><p only='print'>b</p>"],
  ["<box title='x' only='web'><p>a|</p></box>", "box", "<h3 only='web'>x</h3><p only='web'>a|</p>"],
  ["<quote cite='x' only='web'><p>a|</p></quote>", "quote", "<p only='web'>a|</p><cont only='web'>x</cont>"],
  ["<ul only='web'><li><p>a|</p></li><li><p>b</p></li></ul>", "unwrap", "<p only='web'>a|</p><ul only='web'><li><p>b</p></li></ul>"],
  ["<ul only='web'><li><p>a|</p></li></ul>", "bullet_list", "<p only='web'>a|</p>"],
  ["<ul only='web'><li><p>[a</p></li></ul><ul><li><p>b]</p></li></ul>", "bullet_list", "<p only='web'>[a</p><p>b]</p>"],
  ["<ul only='web'><li><p>[a</p></li></ul><p>b]</p>", "bullet_list", "<ul><li><p only='web'>[a</p></li><li><p>b]</p></li></ul>"],
  ["<ul only='web'><li><p>[a</p></li></ul><ol only='web'><li><p>b]</p></li></ol>", "ordered_list", "<ol only='web'><li><p>[a</p></li><li><p>b]</p></li></ol>"],
]));

describe("tables from lines and back", () => commandCases([
  ["<table only='web'><tr><td><p>a|</p></td><td><p>b</p></td></tr></table>", "table_to_lines", "<p only='web'>a|\tb</p>"],
  ["<table><tr><td><p only='web'>|a</p></td><td><p>b</p></td></tr></table>", "table_to_lines", "<p><web>|a</web>\tb</p>"],
  ["<p only='web'>[a|b</p><p only='web'>c]</p>".replace("|", "\t"), "table_from_lines", "<table only='web'><tr><td><p>[a</p></td><td><p>b</p></td></tr><tr><td><p>c]</p></td><td><p></p></td></tr></table>"],
  ["<p>[a</p><p only='web'>c]</p>", "table_from_lines", "<table><tr><td><p>[a</p></td></tr><tr><td><p><web>c</web>]</p></td></tr></table>"],
]));

describe("a pull quote is for the channels of its words", () => commandCases([
  ["<p only='web'>[ab]c</p>", "pull_from_text", "<p only='web'>[ab]c</p><pull only='web'><p>ab</p></pull>"],
  ["<ul only='web'><li><p>[ab]c</p></li></ul>", "pull_from_text", "<ul only='web'><li><p>[ab]c</p></li></ul><pull only='web'><p>ab</p></pull>"],
  ["<p>[a<web>b]c</web></p>", "pull_from_text", "<p>[a<web>b]c</web></p><pull><p>a<web>b</web></p></pull>"],
  ["<box only='web'><p>[ab]c</p></box>", "pull_from_text", "<box only='web'><p>[ab]c</p><pull><p>ab</p></pull></box>"],
]));

cases("keys that take out of a restricted block", [
  ["<quote only='web'><p>|a</p></quote>", "Backspace", "<p only='web'>|a</p>"],
  ["<box only='web'><p>|a</p></box>", "Backspace", "<p only='web'>|a</p>"],
  ["<box only='web'><p>|</p></box>", "Backspace", "<p only='web'>|</p>"],
  ["<ul only='web'><li><p>|a</p></li></ul>", "Backspace", "<p only='web'>|a</p>"],
  ["<ul><li><p>x</p><ul only='web'><li><p>a|</p></li></ul></li></ul>", "Shift-Tab", "<ul><li><p>x</p></li><li><p only='web'>a|</p></li></ul>"],
]);

cases("texts that are joined stay for their channels", [
  ["<p>a</p><p only='web'>|乙</p>", "Backspace", "<p>a<web>|乙</web></p>"],
  ["<p>a|</p><p only='web'>乙</p>", "Delete", "<p>a<web>|乙</web></p>"],
  ["<p>a</p><p only='web'>|乙</p>", "Backspace Mod-z", "<p>a</p><p only='web'>|乙</p>"],
  ["<p only='web'>a</p><p>|b</p>", "Backspace", "<p><web>a</web>|b</p>"],
  ["<p only='print'>a</p><p only='web'>|b</p>", "Backspace", "<p><print>a</print><web>|b</web></p>"],
  ["<p only='web'>a</p><p only='web'>|b</p>", "Backspace", "<p only='web'>a|b</p>"],
  ["<p only='web'>a</p><p>|</p>", "Backspace", "<p only='web'>a|</p>"],
  ["<p>a|</p><quote only='web'><p>b</p></quote>", "Delete", "<p>a<web>|b</web></p>"],
  ["<p>a|</p><ul only='web'><li><p>b</p></li><li><p>c</p></li></ul>", "Delete", "<p>a<web>|b</web></p><ul only='web'><li><p>c</p></li></ul>"],
  ["<quote only='web'><p>a</p></quote><p>|b</p>", "Backspace", "<quote only='web'><p>a|</p></quote><p>b</p>"],
  ["<p>a[b</p><p only='web'>c]d</p>", "Delete", "<p>a<web>|d</web></p>"],
  ["<p>[b</p><p only='web'>c]d</p>", "Delete", "<p only='web'>|d</p>"],
  ["<p only='web'>a[b</p><p>c]d</p>", "Delete", "<p><web>a</web>|d</p>"],
  ["<p>[b</p><quote only='web'><p>c]d</p></quote>", "Delete", "<p><web>|d</web></p>"],
  ["<ul><li><p>x</p><ul only='web'><li><p>[a</p></li></ul></li></ul><ul only='web'><li><p>b]</p><p>c</p></li></ul>", "Backspace", "<ul><li><p>x</p><ul only='web'><li><p>|</p></li></ul><p only='web'>c</p></li></ul>"],
  ["<p>a[b</p><p only='web'>c]d</p>", "Enter", "<p>a</p><p><web>|d</web></p>"],
  ["<quote only='web'><p>a[b</p></quote><p>c]d</p>", "Backspace", "<quote only='web'><p>a|</p></quote><p>d</p>"],
]);

test("an item that is moved out of a restricted list stays restricted", () => {
  const state = stateOf("<p>x</p><ul only='web'><li><p>a</p></li><li><p>b|</p></li></ul>");
  const { $head } = state.selection;
  const tr = moveUnits(state, { from: $head.before(4), to: $head.after(4) }, state.doc.child(0).nodeSize + 1)!;
  expect(content(tr.doc)).toBe("<p only='web'>b</p><p>x</p><ul only='web'><li><p>a</p></li></ul>");
});
