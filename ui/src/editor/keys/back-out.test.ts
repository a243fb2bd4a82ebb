import { cases } from "../test/keys.ts";

cases("Backspace at the start of a list item or quote takes it out", [
  ["<p>ab</p><ul><li><p>|c</p></li></ul>", "Backspace", "<p>ab</p><p>|c</p>"],
  ["<p>ab</p><ul><li><p>|c</p></li></ul>", "Backspace Backspace", "<p>ab|c</p>"],
  ["<ul><li><p>a</p></li><li><p>|b</p></li></ul>", "Backspace", "<ul><li><p>a</p></li></ul><p>|b</p>"],
  ["<ul><li><p>a</p></li><li><p>|b</p></li><li><p>c</p></li></ul>", "Backspace", "<ul><li><p>a</p></li></ul><p>|b</p><ul><li><p>c</p></li></ul>"],
  ["<ul><li><p>a</p><ol><li><p>|b</p></li></ol></li></ul>", "Backspace", "<ul><li><p>a</p></li><li><p>|b</p></li></ul>"],
  ["<ul><li><p>a</p><p>|b</p></li></ul>", "Backspace", "<ul><li><p>a|b</p></li></ul>"],
  ["<ul><li><p>|a</p><ul><li><p>b</p></li></ul></li></ul>", "Backspace", "<p>|a</p><ul><li><p>b</p></li></ul>"],
  ["<p>ab</p><quote><p>|c</p></quote>", "Backspace", "<p>ab</p><p>|c</p>"],
  ["<p>ab</p><pull><p>|c</p><p>d</p></pull>", "Backspace", "<p>ab</p><p>|c</p><p>d</p>"],
  ["<quote><p>a</p><p>|b</p></quote>", "Backspace", "<quote><p>a|b</p></quote>"],
  ["<t>ab</t><ul><li><p>|c</p></li></ul>", "Backspace", "<t>ab</t><p>|c</p>"],
]);
