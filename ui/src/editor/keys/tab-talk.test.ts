import { cases } from "../test/keys.ts";

cases("Tab turns a question into an answer and back", [
  ["<q>|</q>", "Tab", "<an>|</an>"],
  ["<q>|ab</q>", "Shift-Tab", "<an>|ab</an>"],
  ["<an>|ab</an>", "Tab Tab", "<an>|ab</an>"],
  ["<q>a</q><an>b|</an>", 'Enter Tab "c"', "<q>a</q><an>b</an><an>c|</an>"],
]);
