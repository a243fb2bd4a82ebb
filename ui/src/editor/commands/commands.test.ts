import { expect, test } from "vitest";
import { notation, stateOf } from "../test/notation.ts";
import type { CommandArgs } from "../types.ts";
import { command, type CommandId, COMMANDS } from "./index.ts";
import { readHref } from "./marks.ts";

/** Before, command, after; an `after` of null says that the command does not apply. */
function check(before: string, id: CommandId, after: string | null, args: CommandArgs = {}) {
  let state = stateOf(before);
  const applies = command(id)!.run(state, undefined, args);
  const ran = command(id)!.run(state, (tr) => (state = state.apply(tr)), args);
  state.doc.check();
  expect([applies, ran]).toEqual([after !== null, after !== null]);
  expect(notation(state)).toBe(after ?? before);
}

test.each<[string, CommandId, string | null, CommandArgs?]>([
  ["<p>a|</p>", "lede", "<lede>a|</lede>"],
  ["<lede>a|</lede>", "lede", "<p>a|</p>"],
  ["<p>a|</p>", "paragraph", null],
  ["<p>[a</p><h2>b]</h2>", "question", "<q>[a</q><q>b]</q>"],
  ["<p>[a</p><fig><cap>b</cap><cred></cred></fig><p>c]</p>", "section_head_3", "<h3>[a</h3><fig><cap>b</cap><cred></cred></fig><h3>c]</h3>"],
  ["<t>a|</t><p>x</p>", "lede", null],
  ["<quote><p>a|</p></quote>", "section_head_2", null],
  ["<p>a|</p>", "quote", "<quote><p>a|</p></quote>"],
  ["<quote><p>a|</p></quote>", "pull_quote", "<pull><p>a|</p></pull>"],
  ["<pull><p>a|</p></pull>", "pull_quote", "<p>a|</p>"],
  ["<p>[a</p><h2>b]</h2>", "box", "<box><p>[a</p><h2>b]</h2></box>"],
  ["<box><p>a|</p><p>b</p></box>", "box", "<p>a|</p><p>b</p>"],
  ["<p>[a</p><p>b]</p>", "bullet_list", "<ul><li><p>[a</p></li><li><p>b]</p></li></ul>"],
  ["<ul><li><p>a|</p></li></ul>", "ordered_list", "<ol><li><p>a|</p></li></ol>"],
  ["<ol><li><p>a|</p></li></ol>", "ordered_list", "<p>a|</p>"],
  ["<p>a|</p>", "divider", "<p>a</p><hr*/><p></p>"],
  ["<p>|</p><p>b</p>", "divider", "<hr*/><p>b</p>"],
  ["<t>a|</t><p>x</p>", "divider", null],
  ["<p>a|</p><p>b</p>", "figure", "<p>a</p><fig><cap>|</cap><cred></cred></fig><p>b</p>"],
  ["<p>a|</p>", "table", "<p>a</p><table><tr><th><p>|</p></th></tr><tr><td><p></p></td></tr></table><p></p>", { rows: 2, columns: 1 }],
  ["<table><tr><td><p>a|</p></td></tr></table>", "table_add_row", "<table><tr><td><p>a|</p></td></tr><tr><td><p></p></td></tr></table>"],
  ["<table><tr><td><p>a|</p></td><td><p>b</p></td></tr></table>", "table_delete_column", "<table><tr><td><p>|b</p></td></tr></table>"],
  ["<p>x</p><table><tr><td><p>a|</p></td></tr></table><p>y</p>", "table_delete", "<p>x</p><p>|y</p>"],
  ["<p>[a]</p>", "link", "<p><link>[a</link>]</p>", { href: "x.org/a" }],
  ["<p>[a]</p>", "link", null, { href: "javascript:alert(1)" }],
  ["<p>a<link to='https://x.org/'>b|c</link></p>", "link", "<p>ab|c</p>", { href: "" }],
  ["<p>a|</p>", "link", null, { href: "https://x.org/" }],
  ["<p><sub>[a]</sub></p>", "superscript", "<p><sup>[a</sup>]</p>"],
  ["<p>a|</p>", "undo", null],
])("%s  %s", check);

test.each([
  ["example.org", "https://example.org"],
  [" https://example.org/a?b ", "https://example.org/a?b"],
  ["desk@example.org", "mailto:desk@example.org"],
  ["tel:12345", "tel:12345"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["一句话", null],
])("%s as an address", (typed, href) => expect(readHref(typed)).toBe(href));

test("no two commands share a name or a key", () => {
  const unique = (values: unknown[]) => expect(new Set(values).size).toBe(values.length);
  unique(COMMANDS.map((one) => one.id));
  unique(COMMANDS.map((one) => one.shortcut).filter((key) => key !== null));
});
