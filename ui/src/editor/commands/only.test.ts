import { describe, expect, test } from "vitest";
import { play } from "../test/keys.ts";
import { notation, stateOf } from "../test/notation.ts";
import { command, type CommandId } from "./index.ts";

type Case = [before: string, ids: string, after: string];

function run(before: string, ids: string): string {
  let state = stateOf(before);
  for (const id of ids.split(" ")) command(id as CommandId)!.run(state, (tr) => (state = state.apply(tr)), {});
  state.doc.check();
  return notation(state);
}
const all = (name: string, cases: Case[]) =>
  describe(name, () => test.each(cases)("%s  %s", (before, ids, after) => expect(run(before, ids)).toBe(after)));

all("a selection in a block is marked", [
  ["<p>a[b]c</p>", "only_print", "<p>a<print>[b</print>]c</p>"],
  ["<p>a[b]c</p>", "only_web", "<p>a<web>[b</web>]c</p>"],
  ["<p>a[b]c</p>", "only_print only_print", "<p>a[b]c</p>"],
  ["<p>a[b]c</p>", "only_print only_web", "<p>a<web>[b</web>]c</p>"],
  ["<p>a<print>[b]</print>c</p>", "only_everywhere", "<p>a[b]c</p>"],
  ["<p>a<print>[b]d</print>c</p>", "only_everywhere", "<p>a[b<print>]d</print>c</p>"],
  ["<t>a[b]</t><p>x</p>", "only_web", "<t>a<web>[b</web>]</t><p>x</p>"],
  ["<p>a[b<b>c]d</b></p>", "only_print", "<p>a<print>[b</print><b><print>c</print></b><b>]d</b></p>"],
]);

all("a bare cursor means the run it is in, or the whole block", [
  ["<p>a|b</p>", "only_print", "<p only='print'>a|b</p>"],
  ["<p only='print'>a|b</p>", "only_print", "<p>a|b</p>"],
  ["<p only='print'>a|b</p>", "only_web", "<p only='web'>a|b</p>"],
  ["<p only='print'>a|b</p>", "only_everywhere", "<p>a|b</p>"],
  ["<p>a<web>b|c</web>d</p>", "only_web", "<p>ab|cd</p>"],
  ["<p>a<web>b|c</web>d</p>", "only_print", "<p>a<print>b|c</print>d</p>"],
  ["<p>a<web>b|</web><b><web>c</web></b>d</p>", "only_everywhere", "<p>ab<b>|c</b>d</p>"],
  ["<t>a|</t><p>b</p>", "only_web", "<t>a|</t><p>b</p>"],
  ["<ul><li><p>a|</p></li></ul>", "only_web", "<ul><li><p only='web'>a|</p></li></ul>"],
  ["<box only='web'><p>a|b</p></box>", "only_everywhere", "<box><p>a|b</p></box>"],
]);

all("whole blocks take it as an attribute", [
  ["<p>[ab]</p><p>c</p>", "only_web", "<p only='web'>[ab]</p><p>c</p>"],
  ["<p>[ab</p><h2>c]</h2>", "only_web", "<p only='web'>[ab</p><h2 only='web'>c]</h2>"],
  ["<p>[ab</p><h2>c]</h2>", "only_web only_web", "<p>[ab</p><h2>c]</h2>"],
  ["<p>a[b</p><p>c</p><p>d]e</p>", "only_print", "<p>a<print>[b</print></p><p only='print'>c</p><p><print>d</print>]e</p>"],
  ["<box><p>[a</p><p>b]</p></box>", "only_print", "<box only='print'><p>[a</p><p>b]</p></box>"],
  ["<p>[a<web>b</web></p><p>c]</p>", "only_print", "<p only='print'>[ab</p><p only='print'>c]</p>"],
  ["<p>[a</p><p only='web'>b]</p>", "only_web", "<p only='web'>[a</p><p only='web'>b]</p>"],
]);

all("what is for print only cannot have a part for the web only", [
  ["<p only='print'>a[b]c</p>", "only_web", "<p only='print'>a[b]c</p>"],
  ["<p only='print'>a[b]c</p>", "only_print", "<p only='print'>a<print>[b</print>]c</p>"],
  ["<box only='print'><p>a|b</p></box>", "only_web", "<box only='print'><p>a|b</p></box>"],
]);

test("the keys", () => {
  expect(notation(play("<p>a[b]c</p>", "Mod-Alt-p").state)).toBe("<p>a<print>[b</print>]c</p>");
  expect(notation(play("<p>a[b]c</p>", "Mod-Alt-w Mod-z").state)).toBe("<p>a[b]c</p>");
});
