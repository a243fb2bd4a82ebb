import { cases } from "../test/keys.ts";

cases("Enter in the title group never splits a line", [
  ["<w>a|b</w><p>x</p>", "Enter", "<w>ab</w><k>|</k><p>x</p>"],
  ["<k>a|b</k><t>cd</t><p>x</p>", "Enter", "<k>ab</k><t>cd|</t><p>x</p>"],
  ["<t>a|b</t><p>x</p>", "Enter", "<t>ab</t><s>|</s><p>x</p>"],
  ["<a>ab|</a><p>xy</p>", "Enter", "<a>ab</a><p>xy|</p>"],
  ["<a>ab|</a><hr/><p>x</p>", "Enter", "<a>ab</a><hr/><p>x|</p>"],
  ["<t>ab|</t><p>x</p>", "Enter Enter Enter", "<t>ab</t><p>x|</p>"],
]);

cases("Enter in a figure goes from caption to credit and out", [
  ["<fig><cap>a|b</cap><cred>c</cred></fig><p>d</p>", "Enter", "<fig><cap>ab</cap><cred>c|</cred></fig><p>d</p>"],
  ["<fig><cap>a|b</cap><cred></cred></fig><p>d</p>", "Enter", "<fig><cap>ab</cap><cred>|</cred></fig><p>d</p>"],
  ["<fig><cap>a</cap><cred>c|</cred></fig><p>d</p>", "Enter", "<fig><cap>a</cap><cred>c</cred></fig><p>|</p><p>d</p>"],
  ["<fig><cap>a</cap><cred>|c</cred></fig>", "Enter", "<fig><cap>a</cap><cred>c</cred></fig><p>|</p>"],
  ["<box><fig><cap>a</cap><cred>c|</cred></fig></box>", "Enter", "<box><fig><cap>a</cap><cred>c</cred></fig><p>|</p></box>"],
]);
