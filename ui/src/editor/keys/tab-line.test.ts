import { cases } from "../test/keys.ts";

cases("Tab goes from line to line", [
  ["<k>|ab</k><t>cd</t><p>x</p>", "Tab", "<k>ab</k><t>cd|</t><p>x</p>"],
  ["<k>ab</k><t>|cd</t><p>x</p>", "Shift-Tab", "<k>ab|</k><t>cd</t><p>x</p>"],
  ["<a>ab|</a><p>x</p>", "Tab", "<a>ab</a><p>x|</p>"],
  ["<w>ab|</w><p>x</p>", "Shift-Tab", "<w>ab|</w><p>x</p>"],
  ["<fig><cap>a|</cap><cred>b</cred></fig><p>c</p>", "Tab", "<fig><cap>a</cap><cred>b|</cred></fig><p>c</p>"],
  ["<fig><cap>a</cap><cred>b|</cred></fig><p>c</p>", "Tab", "<fig><cap>a</cap><cred>b</cred></fig><p>c|</p>"],
]);
