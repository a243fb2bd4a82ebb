import { expect, test } from "vitest";
import { commandCases } from "../test/commands.ts";
import { COMMANDS } from "./index.ts";
import { readHref } from "./marks.ts";

commandCases([
  ["<p>a|</p>", "lede", "<lede>a|</lede>"],
  ["<lede>a|</lede>", "lede", "<p>a|</p>"],
  ["<p>a|</p>", "paragraph", null],
  ["<p>[a</p><h2>b]</h2>", "question", "<q>[a</q><q>b]</q>"],
  ["<p>[a</p><fig><cap>b</cap><cred></cred></fig><p>c]</p>", "section_head_3", "<h3>[a</h3><fig><cap>b</cap><cred></cred></fig><h3>c]</h3>"],
  ["<t>a|</t><p>x</p>", "lede", null],
  ["<quote><p>a|</p></quote>", "section_head_2", null],
  ["<p>a|</p>", "divider", "<p>a</p><hr*/><p></p>"],
  ["<p>|</p><p>b</p>", "divider", "<hr*/><p>b</p>"],
  ["<t>a|</t><p>x</p>", "divider", null],
  ["<p>a|</p><p>b</p>", "figure", "<p>a</p><fig><cap>|</cap><cred></cred></fig><p>b</p>"],
  ["<p>[a]</p>", "link", "<p><link>[a</link>]</p>", { href: "x.org/a" }],
  ["<p>[a]</p>", "link", null, { href: "javascript:alert(1)" }],
  ["<p>a<link to='https://x.org/'>b|c</link></p>", "link", "<p>ab|c</p>", { href: "" }],
  ["<p>a|</p>", "link", null, { href: "https://x.org/" }],
  ["<p><sub>[a]</sub></p>", "superscript", "<p><sup>[a</sup>]</p>"],
  ["<p>a|</p>", "undo", null],
  ["<p><b>[a</b><i>b]</i></p>", "clear_format", "<p>[ab]</p>"],
  ["<p><b><link to='https://x.org/'>[a]</link></b></p>", "clear_format", "<p><link>[a</link>]</p>"],
  ["<p>[a]</p>", "clear_format", null],
  ["<p>一句。两|句！三句。</p>", "pull_from_text", "<p>一句。两|句！三句。</p><pull><p>两句！</p></pull>"],
  ["<p>One. T|wo 2.5. Three.</p><p>x</p>", "pull_from_text", "<p>One. T|wo 2.5. Three.</p><pull><p>Two 2.5.</p></pull><p>x</p>"],
  ["<p>“一句。”|两句。</p>", "pull_from_text", "<p>“一句。”|两句。</p><pull><p>两句。</p></pull>"],
  ["<ul><li><p>a[b]c</p></li></ul>", "pull_from_text", "<ul><li><p>a[b]c</p></li></ul><pull><p>b</p></pull>"],
  ["<p>|</p>", "pull_from_text", null],
  ["<t>a|</t><p>x</p>", "pull_from_text", null],
  ["<p>a|</p>", "continuation", "<cont>a|</cont>"],
]);

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
