import { commandCases } from "../test/commands.ts";

commandCases([
  ["<p>[a</p><p>b]</p>", "bullet_list", "<ul><li><p>[a</p></li><li><p>b]</p></li></ul>"],
  ["<ul><li><p>a|</p></li></ul>", "ordered_list", "<ol><li><p>a|</p></li></ol>"],
  ["<ol><li><p>a|</p></li></ol>", "ordered_list", "<p>a|</p>"],
  ["<ul><li><p>[a</p></li><li><p>b]</p></li></ul>", "bullet_list", "<p>[a</p><p>b]</p>"],
  ["<ul><li><p>a</p></li><li><p>[b</p></li><li><p>c]</p></li></ul>", "bullet_list", "<ul><li><p>a</p></li></ul><p>[b</p><p>c]</p>"],
  ["<h2>[a</h2><lede>b</lede><p>c]</p>", "ordered_list", "<ol><li><p>[a</p></li><li><p>b</p></li><li><p>c]</p></li></ol>"],
  ["<p>[a</p><ul><li><p>b</p></li></ul><p>c]</p>", "bullet_list", "<ul><li><p>[a</p></li><li><p>b</p></li><li><p>c]</p></li></ul>"],
  ["<ul><li><p>[a</p></li></ul><ul><li><p>b]</p></li></ul>", "bullet_list", "<p>[a</p><p>b]</p>"],
  ["<ul><li><p>[a</p></li></ul><ol><li><p>b]</p></li></ol>", "ordered_list", "<ol><li><p>[a</p></li><li><p>b]</p></li></ol>"],
  ["<box><p>a|</p></box>", "bullet_list", "<box><ul><li><p>a|</p></li></ul></box>"],
  ["<ul><li><box><p>a|</p></box></li></ul>", "bullet_list", "<ul><li><box><ul><li><p>a|</p></li></ul></box></li></ul>"],
  ["<p>[a</p><hr/><p>b]</p>", "bullet_list", null],
  ["<t>a|</t><p>x</p>", "bullet_list", null],
  ["<table><tr><td><p>a|</p></td></tr></table>", "bullet_list", null],
]);
