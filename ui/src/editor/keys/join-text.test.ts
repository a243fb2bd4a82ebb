import { cases } from "../test/keys.ts";

cases("Backspace joins text with text", [
  ["<p>ab</p><p>|c</p>", "Backspace", "<p>ab|c</p>"],
  ["<h2>ab</h2><p>|c</p>", "Backspace", "<h2>ab|c</h2>"],
  ["<ul><li><p>a</p></li></ul><p>|b</p>", "Backspace", "<ul><li><p>a|b</p></li></ul>"],
  ["<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul><p>|c</p>", "Backspace", "<ul><li><p>a</p><ul><li><p>b|c</p></li></ul></li></ul>"],
  ["<quote><p>a</p></quote><p>|b</p>", "Backspace", "<quote><p>a|b</p></quote>"],
  ["<quote><p>a</p></quote><p>|</p>", "Backspace", "<quote><p>a|</p></quote>"],
  ["<ul><li><p>a</p></li></ul><p>|</p><ul><li><p>b</p></li></ul>", "Backspace", "<ul><li><p>a|</p></li></ul><ul><li><p>b</p></li></ul>"],
  ["<p></p><h2>|a</h2>", "Backspace Backspace", "<p>|a</p>"],
  ["<table><tr><td><p>a</p></td><td><p>|b</p></td></tr></table>", "Backspace", "<table><tr><td><p>a</p></td><td><p>|b</p></td></tr></table>"],
  ["<table><tr><td><p>a</p><p>|b</p></td></tr></table>", "Backspace", "<table><tr><td><p>a|b</p></td></tr></table>"],
]);

cases("Delete joins text with text", [
  ["<p>ab|</p><p>c</p>", "Delete", "<p>ab|c</p>"],
  ["<p>ab|</p><h2>c</h2>", "Delete", "<p>ab|c</p>"],
  ["<p>|</p><h2>c</h2>", "Delete", "<h2>|c</h2>"],
  ["<p>|</p><quote><p>c</p></quote>", "Delete", "<quote><p>|c</p></quote>"],
  ["<p>a|</p><ul><li><p>b</p></li><li><p>c</p></li></ul>", "Delete", "<p>a|b</p><ul><li><p>c</p></li></ul>"],
  ["<p>a|</p><quote><p>b</p></quote>", "Delete", "<p>a|b</p>"],
  ["<ul><li><p>a|</p></li></ul><p>b</p>", "Delete", "<ul><li><p>a|b</p></li></ul>"],
  ["<ul><li><p>a|</p></li><li><p>b</p></li></ul>", "Delete", "<ul><li><p>a|b</p></li></ul>"],
  ["<quote><p>a|</p></quote><p>b</p>", "Delete", "<quote><p>a|b</p></quote>"],
  ["<p>ab|</p>", "Delete", "<p>ab|</p>"],
  ["<box><p>a|</p></box><p>b</p>", "Delete", "<box><p>a|</p></box><p>b</p>"],
  ["<table><tr><td><p>a|</p></td></tr></table><p>b</p>", "Delete", "<table><tr><td><p>a|</p></td></tr></table><p>b</p>"],
]);
