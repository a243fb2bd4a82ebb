import { cases } from "../test/keys.ts";

cases("marks at edges", [
  ["<p><link to='https://x.org/'>a|</link></p>", '"b"', "<p><link>a</link>b|</p>"],
  ["<p><link to='https://x.org/'>a|c</link></p>", '"b"', "<p><link>ab|c</link></p>"],
  ["<p><b>a|</b></p>", '"b"', "<p><b>ab</b>|</p>"],
  ["<p><b>|a</b></p>", '"b"', "<p><b>b|a</b></p>"],
  ["<p>x<b>|a</b></p>", '"b"', "<p>xb<b>|a</b></p>"],
  ["<p><b>a|</b></p>", 'Mod-b "b"', "<p><b>a</b>b|</p>"],
  ["<p>a|</p>", 'Mod-b "b" Mod-b "c"', "<p>a<b>b</b>c|</p>"],
  ["<p>a|</p>", 'Mod-b Mod-Alt-x "b"', "<p>ab|</p>"],
  ["<p><b>[ab]</b></p>", "Mod-Alt-x", "<p>[ab]</p>"],
  ["<p>[a</p><h2>b]</h2>", "Mod-b", "<p><b>[a</b></p><h2><b>b</b>]</h2>"],
  ["<k>[a</k><t>b]</t><p>x</p>", "Mod-u", "<k><u>[a</u></k><t><u>b</u>]</t><p>x</p>"],
  ["<table><tr><td><p>{a</p></td><td><p>b}</p></td></tr></table>", "Mod-b", "<table><tr><td><p><b>{a</b></p></td><td><p><b>b</b>}</p></td></tr></table>"],
  ["<p>a[b]c</p>", "Mod-b Mod-z", "<p>a[b]c</p>"],
]);
