import { cases } from "../test/keys.ts";

const TWO = "<td><p>a</p></td><td><p>b</p></td>";

cases("Tab in a table", [
  ["<table><tr><td><p>a|</p></td><td><p>b</p></td></tr></table>", "Tab", "<table><tr><td><p>a</p></td><td><p>[b]</p></td></tr></table>"],
  ["<table><tr><td><p>a</p></td><td><p>b|</p></td></tr></table>", "Shift-Tab", `<table><tr><td><p>[a]</p></td><td><p>b</p></td></tr></table>`],
  ["<table><tr><td><p>|a</p></td><td><p>b</p></td></tr></table>", "Shift-Tab", `<table><tr><td><p>|a</p></td><td><p>b</p></td></tr></table>`],
  ["<table><tr><td><p>a</p></td><td><p>b|</p></td></tr></table>", "Tab", `<table><tr>${TWO}</tr><tr><td><p>|</p></td><td><p></p></td></tr></table>`],
  ["<table><tr><td><p>a</p></td><td><p>b|</p></td></tr></table>", 'Tab "c" Tab "d"', `<table><tr>${TWO}</tr><tr><td><p>c</p></td><td><p>d|</p></td></tr></table>`],
  ["<table><tr><td><p>a</p></td><td><p>b|</p></td></tr></table>", "Tab Mod-z", `<table><tr><td><p>a</p></td><td><p>b|</p></td></tr></table>`],
]);
