import { cases } from "../test/keys.ts";

cases("what turns into something else while typing", [
  ["<p>|ab</p>", '"## "', "<h2>|ab</h2>"],
  ["<p>|</p>", '"### "', "<h3>|</h3>"],
  ["<t>|</t><p>x</p>", '"## "', "<t>## |</t><p>x</p>"],
  ["<p>|a</p>", '"> "', "<quote><p>|a</p></quote>"],
  ["<p>|a</p>", '"》 "', "<quote><p>|a</p></quote>"],
  ["<p>|a</p>", '"- "', "<ul><li><p>|a</p></li></ul>"],
  ["<p>|a</p>", '"1. "', "<ol><li><p>|a</p></li></ol>"],
  ["<ul><li><p>x</p></li></ul><p>|a</p>", '"- "', "<ul><li><p>x</p></li><li><p>|a</p></li></ul>"],
  ["<p>|</p>", '"---"', "<hr/><p>|</p>"],
  ["<p>|</p>", '"2023-"', "<p>2023-|</p>"],
  ["<p>|a</p>", '"- " Backspace', "<p>- |a</p>"],
]);
