import { cases } from "../test/keys.ts";

cases("Shift-Enter breaks the line inside the block", [
  ["<p>a|b</p>", "Shift-Enter", "<p>a<br/>|b</p>"],
  ["<p>a|</p>", 'Shift-Enter "b"', "<p>a<br/>b|</p>"],
  ["<p>a[b]c</p>", "Shift-Enter", "<p>a<br/>|c</p>"],
  ["<p><b>a|b</b></p>", "Shift-Enter", "<p><b>a</b><b><br/></b><b>|b</b></p>"],
  ["<t>a|b</t><p>x</p>", "Shift-Enter", "<t>a<br/>|b</t><p>x</p>"],
  ["<fig><cap>a|b</cap><cred></cred></fig>", "Shift-Enter", "<fig><cap>a<br/>|b</cap><cred></cred></fig>"],
  ["<p>[a</p><p>b]</p>", "Shift-Enter", "<p>[a</p><p>b]</p>"],
]);
