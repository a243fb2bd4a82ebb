import { cases } from "../test/keys.ts";

cases("Enter in a list", [
  ["<ul><li><p>a|b</p></li></ul>", "Enter", "<ul><li><p>a</p></li><li><p>|b</p></li></ul>"],
  ["<ol><li><p>ab|</p></li></ol>", "Enter", "<ol><li><p>ab</p></li><li><p>|</p></li></ol>"],
  ["<ul><li><p>|ab</p></li></ul>", "Enter", "<ul><li><p></p></li><li><p>|ab</p></li></ul>"],
  ["<ul><li><p>a[b]c</p></li></ul>", "Enter", "<ul><li><p>a</p></li><li><p>|c</p></li></ul>"],
  ["<ul><li><p>a|b</p><p>c</p></li></ul>", "Enter", "<ul><li><p>a</p></li><li><p>|b</p><p>c</p></li></ul>"],
  ["<ul><li><p>a</p><p>b|c</p></li></ul>", "Enter", "<ul><li><p>a</p><p>b</p></li><li><p>|c</p></li></ul>"],
]);

cases("Enter in an empty item leaves the list, one level at a time", [
  ["<ul><li><p>a</p></li><li><p>|</p></li></ul>", "Enter", "<ul><li><p>a</p></li></ul><p>|</p>"],
  ["<ul><li><p>|</p></li></ul>", "Enter", "<p>|</p>"],
  ["<ul><li><p>|</p></li><li><p>a</p></li></ul>", "Enter", "<p>|</p><ul><li><p>a</p></li></ul>"],
  ["<ul><li><p>a</p></li><li><p>|</p></li><li><p>b</p></li></ul>", "Enter", "<ul><li><p>a</p></li></ul><p>|</p><ul><li><p>b</p></li></ul>"],
  ["<ul><li><p>a</p><ul><li><p>|</p></li></ul></li></ul>", "Enter", "<ul><li><p>a</p></li><li><p>|</p></li></ul>"],
  ["<ul><li><p>a</p><ul><li><p>|</p></li></ul></li></ul>", "Enter Enter", "<ul><li><p>a</p></li></ul><p>|</p>"],
  ["<ul><li><p>a</p><p>|</p></li></ul>", "Enter", "<ul><li><p>a</p></li><li><p>|</p></li></ul>"],
  ["<ul><li><p>a</p><p>|</p></li></ul>", "Enter Enter", "<ul><li><p>a</p></li></ul><p>|</p>"],
  ["<box><ul><li><p>a</p></li><li><p>|</p></li></ul></box>", "Enter", "<box><ul><li><p>a</p></li></ul><p>|</p></box>"],
]);
