import { cases } from "../test/keys.ts";

const table = (a: string, b: string) => `<table><tr><td><p>${a}</p></td></tr><tr><td><p>${b}</p></td></tr></table>`;

cases("up and down in a table and out of it", [
  [`<p>x</p>${table("a", "b|")}<p>y</p>`, "ArrowDown", `<p>x</p>${table("a", "b")}<p>|y</p>`],
  [`<p>x</p>${table("|a", "b")}<p>y</p>`, "ArrowUp", `<p>x|</p>${table("a", "b")}<p>y</p>`],
  [table("a|", "b"), "ArrowDown", table("a", "|b")],
  [table("a", "b|"), "ArrowDown", `${table("a", "b")}|`],
  [table("a", "b|"), 'ArrowDown "c"', `${table("a", "b")}<p>c|</p>`],
  [table("|a", "b"), "ArrowUp", `|${table("a", "b")}`],
  [`<box>${table("a", "b|")}</box>`, 'ArrowDown "c"', `<box>${table("a", "b")}<p>c|</p></box>`],
  [`${table("a", "b|")}<hr/>`, "ArrowDown", `${table("a", "b")}|<hr/>`],
]);

cases("left and right from cell to cell", [
  ["<table><tr><td><p>a|</p></td><td><p>b</p></td></tr></table>", "ArrowRight", "<table><tr><td><p>a</p></td><td><p>|b</p></td></tr></table>"],
  ["<table><tr><td><p>a</p></td><td><p>|b</p></td></tr></table>", "ArrowLeft", "<table><tr><td><p>a|</p></td><td><p>b</p></td></tr></table>"],
]);
