import { describe, test } from "vitest";
import { check } from "../test/keys.ts";

type Case = [before: string, keys: string, after: string];
const all = (name: string, cases: Case[]) => describe(name, () => test.each(cases)("%s  %s", check));

all("from section to section", [
  ["<p>a|</p><h2>b</h2><p>c</p><h3>d</h3>", "Alt-PageDown", "<p>a</p><h2>|b</h2><p>c</p><h3>d</h3>"],
  ["<p>a</p><h2>b|</h2><p>c</p><h3>d</h3>", "Alt-PageDown", "<p>a</p><h2>b</h2><p>c</p><h3>|d</h3>"],
  ["<p>a</p><h2>b</h2><p>c|</p><h3>d</h3>", "Alt-PageUp", "<p>a</p><h2>|b</h2><p>c</p><h3>d</h3>"],
  ["<t>x|</t><h2>b</h2>", "Alt-PageDown", "<t>x</t><h2>|b</h2>"],
  ["<p>a|</p><h2>b</h2>", "Alt-PageUp", "<p>a|</p><h2>b</h2>"],
]);
