import { cases } from "../test/keys.ts";

cases("Enter in running text", [
  ["<p>ab|c</p>", "Enter", "<p>ab</p><p>|c</p>"],
  ["<p>abc|</p>", "Enter", "<p>abc</p><p>|</p>"],
  ["<p>|abc</p>", "Enter", "<p></p><p>|abc</p>"],
  ["<p>|</p>", "Enter", "<p></p><p>|</p>"],
  ["<p>a[b]c</p>", "Enter", "<p>a</p><p>|c</p>"],
  ["<p>a[b</p><p>c]d</p>", "Enter", "<p>a</p><p>|d</p>"],
  ["<p>a<br/>|b</p>", "Enter", "<p>a<br/></p><p>|b</p>"],
]);

cases("Enter in a section head", [
  ["<h2>ab|</h2>", "Enter", "<h2>ab</h2><p>|</p>"],
  ["<h3>a|b</h3>", "Enter", "<h3>a</h3><h3>|b</h3>"],
  ["<h2>|ab</h2>", "Enter", "<p></p><h2>|ab</h2>"],
  ["<h2>|</h2>", "Enter", "<h2></h2><p>|</p>"],
]);

cases("Enter in a paragraph with a style", [
  ["<lede>ab|</lede>", "Enter", "<lede>ab</lede><p>|</p>"],
  ["<lede>a|b</lede>", "Enter", "<lede>a</lede><lede>|b</lede>"],
  ["<lede>|ab</lede>", "Enter", "<p></p><lede>|ab</lede>"],
  ["<cont>ab|</cont>", "Enter", "<cont>ab</cont><p>|</p>"],
  ["<cont>a|b</cont>", "Enter", "<cont>a</cont><p>|b</p>"],
  ["<cont>|ab</cont>", "Enter", "<p></p><cont>|ab</cont>"],
  ["<q>|ab</q>", "Enter", "<p></p><q>|ab</q>"],
]);

cases("Enter in a table cell begins a paragraph in it", [
  ["<table><tr><td><p>a|b</p></td></tr></table>", "Enter", "<table><tr><td><p>a</p><p>|b</p></td></tr></table>"],
  ["<table><tr><td><p>a|</p></td></tr></table>", "Enter", "<table><tr><td><p>a</p><p>|</p></td></tr></table>"],
  ["<table><tr><td><p>a</p><p>|</p></td></tr></table>", "Enter", "<table><tr><td><p>a</p><p></p><p>|</p></td></tr></table>"],
]);

cases("bold goes on in the next paragraph, a link does not", [
  ["<p><b>a|</b></p>", 'Enter "b"', "<p><b>a</b></p><p><b>b</b>|</p>"],
  ["<p>a|</p>", 'Mod-b Enter "b"', "<p>a</p><p><b>b</b>|</p>"],
  ["<ul><li><p><i>a|</i></p></li></ul>", 'Enter "b"', "<ul><li><p><i>a</i></p></li><li><p><i>b</i>|</p></li></ul>"],
  ["<p><link to='https://x.org/'>a|</link></p>", 'Enter "b"', "<p><link>a</link></p><p>b|</p>"],
  ["<h2><b>a|</b></h2>", 'Enter "b"', "<h2><b>a</b></h2><p>b|</p>"],
]);
