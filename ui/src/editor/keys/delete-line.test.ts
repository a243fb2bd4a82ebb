import { cases } from "../test/keys.ts";

cases("Delete at the end of a line", [
  ["<t>ab|</t><p>c</p>", "Delete", "<t>ab|</t><p>c</p>"],
  ["<k>ab|</k><t>c</t><p>x</p>", "Delete", "<k>ab|</k><t>c</t><p>x</p>"],
  ["<a>ab|</a><p>c</p>", "Delete", "<a>ab|</a><p>c</p>"],
  ["<fig><cap>a|</cap><cred>b</cred></fig><p>c</p>", "Delete", "<fig><cap>a|</cap><cred>b</cred></fig><p>c</p>"],
  ["<fig><cap>a</cap><cred>b|</cred></fig><p>c</p>", "Delete", "<fig><cap>a</cap><cred>b|</cred></fig><p>c</p>"],
]);
