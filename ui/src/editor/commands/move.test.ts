import { cases } from "../test/keys.ts";
import { commandCases } from "../test/commands.ts";

const TABLE = "<table><tr><td><p>x</p></td></tr></table>";

cases("Alt and an arrow move blocks and list items", [
  ["<p>a</p><p>b|</p>", "Alt-ArrowUp", "<p>b|</p><p>a</p>"],
  ["<p>a|</p><p>b</p>", "Alt-ArrowDown", "<p>b</p><p>a|</p>"],
  ["<p>a|</p><p>b</p>", "Alt-ArrowUp", "<p>a|</p><p>b</p>"],
  ["<p>[a</p><p>b]</p><p>c</p>", "Alt-ArrowDown", "<p>c</p><p>[a</p><p>b]</p>"],
  ["<p>x</p><p>[a</p><h2>b</h2><p>c]</p>", "Alt-ArrowUp", "<p>[a</p><h2>b</h2><p>c]</p><p>x</p>"],
  ["<p>x</p><ul><li><p>a</p></li><li><p>b|</p></li></ul>", "Alt-ArrowUp", "<p>x</p><ul><li><p>b|</p></li><li><p>a</p></li></ul>"],
  ["<p>x</p><ul><li><p>a|</p></li></ul>", "Alt-ArrowUp", "<ul><li><p>a|</p></li></ul><p>x</p>"],
  ["<p>a</p><hr*/>", "Alt-ArrowUp", "<hr*/><p>a</p>"],
  ["<box><p>a</p><p>b|</p></box><p>c</p>", "Alt-ArrowUp", "<box><p>b|</p><p>a</p></box><p>c</p>"],
  ["<box><p>a</p><p>b|</p></box><p>c</p>", "Alt-ArrowDown", "<p>c</p><box><p>a</p><p>b|</p></box>"],
  [`<p>a</p>${TABLE.replace("x", "x|")}`, "Alt-ArrowUp", `${TABLE.replace("x", "x|")}<p>a</p>`],
  ["<p>[a</p><p>b]</p><p>c</p>", "Alt-ArrowDown Mod-z", "<p>[a</p><p>b]</p><p>c</p>"],
]);

cases("a copy of the touched blocks", [
  ["<p>a|b</p>", "Mod-Shift-d", "<p>ab</p><p>a|b</p>"],
  ["<p>[a</p><h2>b]</h2><p>c</p>", "Mod-Shift-d", "<p>a</p><h2>b</h2><p>[a</p><h2>b]</h2><p>c</p>"],
  ["<ul><li><p>a|</p></li></ul>", "Mod-Shift-d", "<ul><li><p>a</p></li><li><p>a|</p></li></ul>"],
  ["<hr*/>", "Mod-Shift-d", "<hr/><hr*/>"],
  [TABLE.replace("x", "x|"), "Mod-Shift-d", `${TABLE}${TABLE.replace("x", "x|")}`],
  ["<fig><cap>a|</cap><cred></cred></fig>", "Mod-Shift-d Mod-z", "<fig><cap>a|</cap><cred></cred></fig>"],
]);

cases("the touched blocks go", [
  ["<p>a</p><p>b|</p><p>c</p>", "Mod-Shift-Backspace", "<p>a</p><p>|c</p>"],
  ["<p>a</p><p>[b</p><p>c]</p>", "Mod-Shift-Backspace", "<p>a|</p>"],
  ["<p>a|</p>", "Mod-Shift-Backspace", "<p>|</p>"],
  ["<ul><li><p>a</p></li><li><p>b|</p></li></ul>", "Mod-Shift-Backspace", "<ul><li><p>a|</p></li></ul>"],
  ["<p>x</p><ul><li><p>a|</p></li></ul>", "Mod-Shift-Backspace", "<p>x|</p>"],
  [`<p>a</p>${TABLE.replace("x", "x|")}`, "Mod-Shift-Backspace", "<p>a|</p>"],
  ["<p>x</p><box><p>a|</p></box>", "Mod-Shift-Backspace", "<p>x|</p>"],
  ["<p>a</p><p>b|</p>", "Mod-Shift-Backspace Mod-z", "<p>a</p><p>b|</p>"],
]);

cases("a paragraph behind or before the block", [
  ["<p>a|b</p><p>c</p>", "Mod-Enter", "<p>ab</p><p>|</p><p>c</p>"],
  ["<p>a|b</p>", "Mod-Shift-Enter", "<p>|</p><p>ab</p>"],
  [TABLE.replace("x", "x|"), "Mod-Enter", `${TABLE}<p>|</p>`],
  [TABLE.replace("x", "x|"), "Mod-Shift-Enter", `<p>|</p>${TABLE}`],
  ["<ul><li><p>a</p><ul><li><p>b|</p></li></ul></li></ul>", "Mod-Enter", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul><p>|</p>"],
  ["<quote><p>a|</p></quote>", "Mod-Shift-Enter", "<p>|</p><quote><p>a</p></quote>"],
  ["<fig><cap>a|</cap><cred></cred></fig>", "Mod-Enter", "<fig><cap>a</cap><cred></cred></fig><p>|</p>"],
  ["<box><p>a|</p></box>", "Mod-Enter", "<box><p>a</p></box><p>|</p>"],
  [`<box>${TABLE.replace("x", "x|")}</box>`, "Mod-Enter", `<box>${TABLE}<p>|</p></box>`],
  [`<box>${TABLE.replace("x", "x|")}</box>`, "Mod-Enter Mod-Enter", `<box>${TABLE}<p></p></box><p>|</p>`],
  ["<hr*/>", "Mod-Shift-Enter", "<p>|</p><hr/>"],
  ["<t>a|</t><p>x</p>", "Mod-Enter", "<t>a</t><s>|</s><p>x</p>"],
]);

commandCases([
  ["<t>a|</t><p>x</p>", "duplicate", null],
  ["<t>a|</t><p>x</p>", "delete_block", null],
  ["<t>a|</t><p>x</p>", "paragraph_after", null],
]);
