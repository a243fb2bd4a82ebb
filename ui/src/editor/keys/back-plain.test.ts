import { cases } from "../test/keys.ts";

cases("Backspace takes the style away first", [
  ["<p>ab</p><h2>|c</h2>", "Backspace", "<p>ab</p><p>|c</p>"],
  ["<p>ab</p><h3>|c</h3>", "Backspace Backspace", "<p>ab|c</p>"],
  ["<p>ab</p><lede>|c</lede>", "Backspace", "<p>ab</p><p>|c</p>"],
  ["<p>ab</p><lede>|c</lede>", "Backspace Backspace", "<p>ab|c</p>"],
  ["<hr/><cont>|c</cont>", "Backspace", "<hr/><p>|c</p>"],
  ["<q>a</q><an>|b</an>", "Backspace", "<q>a</q><p>|b</p>"],
  ["<q>a</q><an>|b</an>", "Backspace Backspace", "<q>a|b</q>"],
  ["<a>ab</a><h2>|c</h2>", "Backspace", "<a>ab</a><p>|c</p>"],
  ["<h2>[a]b</h2>", "Backspace", "<h2>|b</h2>"],
]);
