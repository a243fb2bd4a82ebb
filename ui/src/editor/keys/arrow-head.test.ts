import { cases } from "../test/keys.ts";

cases("arrows cross between title group and body", [
  ["<a>ab|</a><p>cd</p>", "ArrowDown", "<a>ab</a><p>|cd</p>"],
  ["<a>ab</a><p>|cd</p>", "ArrowUp", "<a>ab|</a><p>cd</p>"],
  ["<a>ab|</a><p>cd</p>", "ArrowRight", "<a>ab</a><p>|cd</p>"],
  ["<a>ab</a><p>|cd</p>", "ArrowLeft", "<a>ab|</a><p>cd</p>"],
  ["<k>|ab</k><t>cd</t><p>x</p>", "ArrowDown", "<k>ab</k><t>|cd</t><p>x</p>"],
  ["<k>ab</k><t>cd|</t><p>x</p>", "ArrowUp", "<k>ab|</k><t>cd</t><p>x</p>"],
]);

cases("before what is not text the cursor stops between title group and body", [
  ["<a>ab|</a><hr/><p>x</p>", "ArrowDown", "<a>ab</a>|<hr/><p>x</p>"],
  ["<a>ab|</a><hr/><p>x</p>", 'ArrowDown "b"', "<a>ab</a><p>b|</p><hr/><p>x</p>"],
  ["<a>ab|</a><table><tr><td><p>x</p></td></tr></table>", "ArrowRight", "<a>ab</a>|<table><tr><td><p>x</p></td></tr></table>"],
  ["<a>ab|</a><ul><li><p>x</p></li></ul>", "ArrowDown", "<a>ab</a><ul><li><p>|x</p></li></ul>"],
]);
