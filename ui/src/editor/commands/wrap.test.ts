import { expect, test } from "vitest";
import { fieldAsked } from "../plugins/fields.ts";
import { commandCases, runCommand } from "../test/commands.ts";
import { stateOf } from "../test/notation.ts";

commandCases([
  ["<p>a|</p>", "quote", "<quote><p>a|</p></quote>"],
  ["<quote cite='x'><p>a|</p></quote>", "pull_quote", "<pull cite='x'><p>a|</p></pull>"],
  ["<pull><p>a|</p></pull>", "pull_quote", "<p>a|</p>"],
  ["<quote cite='x'><p>a|</p></quote>", "quote", "<p>a|</p><cont>x</cont>"],
  ["<p>[a</p><p>b]</p>", "quote", "<quote><p>[a</p><p>b]</p></quote>"],
  ["<h2>a|</h2>", "quote", null],
  ["<table><tr><td><p>a|</p></td></tr></table>", "quote", null],
  ["<p>[a</p><h2>b]</h2>", "box", "<box><p>[a</p><h2>b]</h2></box>"],
  ["<box><p>a|</p><p>b</p></box>", "box", "<p>a|</p><p>b</p>"],
  ["<box><p>a|</p></box>", "box_background", "<back><p>a|</p></back>"],
  ["<back title='x'><p>a|</p></back>", "box_questions", "<ask title='x'><p>a|</p></ask>"],
  ["<note title='x'><p>a|</p></note>", "box_note", "<h3>x</h3><p>a|</p>"],
  ["<p>a|</p>", "box_note", "<note><p>a|</p></note>"],
  ["<ul><li><p>[a</p></li></ul><fig><cap>b]</cap><cred></cred></fig>", "box", "<box><ul><li><p>[a</p></li></ul><fig><cap>b]</cap><cred></cred></fig></box>"],
  ["<t>a|</t><p>x</p>", "box", null],
  ["<quote><p>a|</p></quote>", "unwrap", "<p>a|</p>"],
  ["<box><ul><li><p>a|</p></li></ul></box>", "unwrap", "<box><p>a|</p></box>"],
  ["<box title='x'><p>a|</p></box>", "unwrap", "<h3>x</h3><p>a|</p>"],
  ["<box*><p>a</p></box>", "unwrap", "<p>|a</p>"],
  ["<p>a|</p>", "unwrap", null],
]);

test.each([
  ["<box><p>a|</p></box>", "box"],
  ["<box><quote><p>a|</p></quote></box>", "quote"],
  ["<fig><cap>a|</cap><cred></cred></fig>", "figure"],
  ["<embed*/>", "embed"],
  ["<p>a|</p>", null],
  ["<t>a|</t><p>x</p>", null],
])("%s  edit_field asks for the field of %s", (before, expected) => {
  const { state } = runCommand(stateOf(before), "edit_field");
  const asked = fieldAsked(state);
  expect(asked === null ? null : state.doc.nodeAt(asked)!.type.name).toBe(expected);
});
