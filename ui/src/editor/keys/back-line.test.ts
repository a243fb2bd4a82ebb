import { cases } from "../test/keys.ts";

cases("Backspace at the start of a line goes to the one before", [
  ["<k>ab</k><t>|c</t><p>x</p>", "Backspace", "<k>ab|</k><t>c</t><p>x</p>"],
  ["<w>|ab</w><p>x</p>", "Backspace", "<w>|ab</w><p>x</p>"],
  ["<t>ab</t><s>|</s><p>x</p>", "Backspace", "<t>ab|</t><p>x</p>"],
  ["<p>x</p><fig><cap>a</cap><cred>|b</cred></fig>", "Backspace", "<p>x</p><fig><cap>a|</cap><cred>b</cred></fig>"],
  ["<p>x</p><fig><cap>|a</cap><cred>b</cred></fig>", "Backspace", "<p>x</p><fig*><cap>a</cap><cred>b</cred></fig>"],
  ["<p>x</p><fig><cap>|a</cap><cred>b</cred></fig>", "Backspace Backspace", "<p>x|</p>"],
]);
