import { cases } from "../test/keys.ts";

cases("Tab and Shift-Tab move a list item a level in and out", [
  ["<ul><li><p>a</p></li><li><p>b|</p></li></ul>", "Tab", "<ul><li><p>a</p><ul><li><p>b|</p></li></ul></li></ul>"],
  ["<ul><li><p>a</p><ul><li><p>b|</p></li></ul></li></ul>", "Shift-Tab", "<ul><li><p>a</p></li><li><p>b|</p></li></ul>"],
  ["<ul><li><p>a|</p></li></ul>", "Tab", "<ul><li><p>a|</p></li></ul>"],
  ["<ul><li><p>a|</p></li></ul>", "Shift-Tab", "<p>a|</p>"],
  ["<ol><li><p>a</p></li><li><p>[b</p></li><li><p>c]</p></li></ol>", "Tab", "<ol><li><p>a</p><ol><li><p>[b</p></li><li><p>c]</p></li></ol></li></ol>"],
  ["<ul><li><p>a</p></li><li><p>b|</p></li></ul>", "Tab Mod-z", "<ul><li><p>a</p></li><li><p>b|</p></li></ul>"],
]);
