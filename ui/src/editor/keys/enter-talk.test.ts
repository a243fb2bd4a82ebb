import { cases } from "../test/keys.ts";

cases("Enter in an interview", [
  ["<q>ab|</q>", "Enter", "<q>ab</q><an>|</an>"],
  ["<q>ab</q><an>cd|</an>", "Enter", "<q>ab</q><an>cd</an><q>|</q>"],
  ["<q>ab</q><an>cd</an><an>ef|</an>", "Enter", "<q>ab</q><an>cd</an><an>ef</an><q>|</q>"],
  ["<q>ab|</q><an></an><q></q>", "Enter", "<q>ab</q><an>|</an><q></q>"],
  ["<q>ab</q><an>cd|</an><q></q><an></an>", "Enter", "<q>ab</q><an>cd</an><q>|</q><an></an>"],
  ["<q>ab|</q><an>cd</an>", "Enter", "<q>ab</q><an>|</an><an>cd</an>"],
  ["<q>ab|</q><p></p>", "Enter", "<q>ab</q><an>|</an><p></p>"],
  ["<an>ab|</an>", "Enter", "<an>ab</an><p>|</p>"],
  ["<p>x</p><an>ab|</an>", "Enter", "<p>x</p><an>ab</an><p>|</p>"],
  ["<q>ab</q><an>cd</an><q>|</q>", "Enter", "<q>ab</q><an>cd</an><p>|</p>"],
  ["<q>ab</q><an>|</an>", "Enter", "<q>ab</q><p>|</p>"],
  ["<p>|</p>", 'Mod-Alt-4 "a" Enter "b" Enter "c" Enter "d" Enter Enter "e"', "<q>a</q><an>b</an><q>c</q><an>d</an><p>e|</p>"],
  ["<q>a|b</q>", "Enter", "<q>a</q><q>|b</q>"],
  ["<q>ab</q><an>a|b</an>", "Enter", "<q>ab</q><an>a</an><an>|b</an>"],
  ["<ask><q>a</q><an>b|</an></ask>", "Enter", "<ask><q>a</q><an>b</an><q>|</q></ask>"],
  ["<ask><q>a</q><an>b</an><q>|</q></ask>", "Enter", "<ask><q>a</q><an>b</an></ask><p>|</p>"],
]);
