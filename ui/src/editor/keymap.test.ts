import { describe, expect, test } from "vitest";
import { check, Hands } from "./test/keys.ts";
import { stateOf } from "./test/notation.ts";

type Case = [before: string, keys: string, after: string];
const all = (name: string, cases: Case[]) => describe(name, () => test.each(cases)("%s  %s", check));

all("Enter", [
  ["<p>ab|c</p>", "Enter", "<p>ab</p><p>|c</p>"],
  ["<p>abc|</p>", "Enter", "<p>abc</p><p>|</p>"],
  ["<p>|abc</p>", "Enter", "<p></p><p>|abc</p>"],
  ["<p>a[b]c</p>", "Enter", "<p>a</p><p>|c</p>"],
  ["<h2>ab|</h2>", "Enter", "<h2>ab</h2><p>|</p>"],
  ["<h3>a|b</h3>", "Enter", "<h3>a</h3><h3>|b</h3>"],
  ["<h2>|ab</h2>", "Enter", "<p></p><h2>|ab</h2>"],
  ["<lede>ab|</lede>", "Enter", "<lede>ab</lede><p>|</p>"],
  ["<lede>a|b</lede>", "Enter", "<lede>a</lede><lede>|b</lede>"],
  ["<q>ab|</q>", "Enter", "<q>ab</q><an>|</an>"],
  ["<an>ab|</an>", "Enter", "<an>ab</an><p>|</p>"],
  ["<ul><li><p>a|b</p></li></ul>", "Enter", "<ul><li><p>a</p></li><li><p>|b</p></li></ul>"],
  ["<ul><li><p>a</p></li><li><p>|</p></li></ul>", "Enter", "<ul><li><p>a</p></li></ul><p>|</p>"],
  ["<quote><p>a</p><p>|</p></quote>", "Enter", "<quote><p>a</p></quote><p>|</p>"],
  ["<box><p>a</p><p>|</p></box>", "Enter", "<box><p>a</p></box><p>|</p>"],
  ["<box><p>a|</p></box>", "Enter", "<box><p>a</p><p>|</p></box>"],
  ["<table><tr><td><p>a|b</p></td></tr></table>", "Enter", "<table><tr><td><p>a</p><p>|b</p></td></tr></table>"],
  ["<fig><cap>a|b</cap><cred>c</cred></fig><p>d</p>", "Enter", "<fig><cap>ab</cap><cred>c|</cred></fig><p>d</p>"],
  ["<fig><cap>a</cap><cred>c|</cred></fig><p>d</p>", "Enter", "<fig><cap>a</cap><cred>c</cred></fig><p>|</p><p>d</p>"],
]);

all("Enter in the title group never splits a line", [
  ["<w>a|b</w><p>x</p>", "Enter", "<w>ab</w><k>|</k><p>x</p>"],
  ["<k>a|b</k><t>cd</t><p>x</p>", "Enter", "<k>ab</k><t>cd|</t><p>x</p>"],
  ["<t>a|b</t><p>x</p>", "Enter", "<t>ab</t><s>|</s><p>x</p>"],
  ["<a>ab|</a><p>xy</p>", "Enter", "<a>ab</a><p>xy|</p>"],
  ["<t>ab|</t><p>x</p>", "Enter Enter Enter", "<t>ab</t><p>x|</p>"],
  ["<t>a|b</t><p>x</p>", "Shift-Enter", "<t>a<br/>|b</t><p>x</p>"],
]);

all("Backspace at the start of a block", [
  ["<p>ab</p><p>|c</p>", "Backspace", "<p>ab|c</p>"],
  ["<p>ab</p><h2>|c</h2>", "Backspace", "<p>ab</p><p>|c</p>"],
  ["<p>ab</p><lede>|c</lede>", "Backspace", "<p>ab</p><p>|c</p>"],
  ["<p>ab</p><lede>|c</lede>", "Backspace Backspace", "<p>ab|c</p>"],
  ["<p>ab</p><ul><li><p>|c</p></li></ul>", "Backspace", "<p>ab</p><p>|c</p>"],
  ["<p>ab</p><quote><p>|c</p></quote>", "Backspace", "<p>ab</p><p>|c</p>"],
  ["<p>ab</p><box><p>|c</p></box>", "Backspace", "<p>ab</p><p>|c</p>"],
  ["<p>ab</p><hr/><p>|c</p>", "Backspace", "<p>ab</p><p>|c</p>"],
  ["<p>ab</p><embed/><p>|c</p>", "Backspace", "<p>ab</p><embed*/><p>c</p>"],
  ["<fig><cap>a</cap><cred>b</cred></fig><p>|c</p>", "Backspace", "<fig*><cap>a</cap><cred>b</cred></fig><p>c</p>"],
  ["<p>x</p><fig><cap>|a</cap><cred>b</cred></fig>", "Backspace", "<p>x</p><fig*><cap>a</cap><cred>b</cred></fig>"],
  ["<p>x</p><fig><cap>a</cap><cred>|b</cred></fig>", "Backspace", "<p>x</p><fig><cap>a|</cap><cred>b</cred></fig>"],
  ["<table><tr><td><p>a</p></td><td><p>|b</p></td></tr></table>", "Backspace", "<table><tr><td><p>a</p></td><td><p>|b</p></td></tr></table>"],
]);

all("Backspace keeps the title group", [
  ["<t>ab</t><p>|c</p>", "Backspace", "<t>ab</t><p>|c</p>"],
  ["<t>ab</t><p>|</p><p>c</p>", "Backspace", "<t>ab</t><p>|c</p>"],
  ["<t>ab</t><p>|</p>", "Backspace", "<t>ab</t><p>|</p>"],
  ["<a>ab</a><h2>|c</h2>", "Backspace", "<a>ab</a><p>|c</p>"],
  ["<k>ab</k><t>|c</t><p>x</p>", "Backspace", "<k>ab|</k><t>c</t><p>x</p>"],
  ["<w>|ab</w><p>x</p>", "Backspace", "<w>|ab</w><p>x</p>"],
  ["<t>a[b</t><s>cd</s><p>e]f</p>", "Backspace", "<t>a|</t><p>f</p>"],
  ["<t>a[b</t><p>cd</p><p>e]f</p><p>g</p>", "Backspace", "<t>a|</t><p>f</p><p>g</p>"],
  ["<t>a[b</t><p>cd]</p>", "Delete", "<t>a|</t><p></p>"],
  ["<k>a[b</k><t>c]d</t><p>x</p>", "Backspace", "<k>a|</k><t>d</t><p>x</p>"],
  ["<k>a[b</k><t>c]d</t><p>x</p>", '"y"', "<k>ay|</k><t>d</t><p>x</p>"],
  ["<k>a[b</k><t>c]d</t><p>x</p>", "Enter", "<k>a|</k><t>d</t><p>x</p>"],
]);

all("Delete at the end of a block", [
  ["<p>ab|</p><p>c</p>", "Delete", "<p>ab|c</p>"],
  ["<t>ab|</t><p>c</p>", "Delete", "<t>ab|</t><p>c</p>"],
  ["<a>ab|</a><p>c</p>", "Delete", "<a>ab|</a><p>c</p>"],
  ["<p>ab|</p>", "Delete", "<p>ab|</p>"],
  ["<p>ab|</p><hr/><p>c</p>", "Delete", "<p>ab|</p><p>c</p>"],
  ["<p>ab|</p><embed/><p>c</p>", "Delete", "<p>ab</p><embed*/><p>c</p>"],
  ["<fig><cap>a|</cap><cred>b</cred></fig><p>c</p>", "Delete", "<fig><cap>a|</cap><cred>b</cred></fig><p>c</p>"],
]);

all("Tab", [
  ["<k>|ab</k><t>cd</t><p>x</p>", "Tab", "<k>ab</k><t>cd|</t><p>x</p>"],
  ["<k>ab</k><t>|cd</t><p>x</p>", "Shift-Tab", "<k>ab|</k><t>cd</t><p>x</p>"],
  ["<a>ab|</a><p>x</p>", "Tab", "<a>ab</a><p>x|</p>"],
  ["<ul><li><p>a</p></li><li><p>b|</p></li></ul>", "Tab", "<ul><li><p>a</p><ul><li><p>b|</p></li></ul></li></ul>"],
  ["<ul><li><p>a</p><ul><li><p>b|</p></li></ul></li></ul>", "Shift-Tab", "<ul><li><p>a</p></li><li><p>b|</p></li></ul>"],
  ["<table><tr><td><p>a|</p></td><td><p>b</p></td></tr></table>", "Tab", "<table><tr><td><p>a</p></td><td><p>[b]</p></td></tr></table>"],
  ["<p>|a</p>", "Tab", "<p>|a</p>"],
]);

all("arrows cross between title group and body", [
  ["<a>ab|</a><p>cd</p>", "ArrowDown", "<a>ab</a><p>|cd</p>"],
  ["<a>ab</a><p>|cd</p>", "ArrowUp", "<a>ab|</a><p>cd</p>"],
  ["<a>ab|</a><p>cd</p>", "ArrowRight", "<a>ab</a><p>|cd</p>"],
  ["<a>ab</a><p>|cd</p>", "ArrowLeft", "<a>ab|</a><p>cd</p>"],
  ["<k>|ab</k><t>cd</t><p>x</p>", "ArrowDown", "<k>ab</k><t>|cd</t><p>x</p>"],
]);

all("shortcuts", [
  ["<p>a[b]c</p>", "Mod-b", "<p>a<b>[b</b>]c</p>"],
  ["<p>a[b]c</p>", "Mod-i Mod-u", "<p>a<i><u>[b</u></i>]c</p>"],
  ["<p>a|b</p>", "Mod-Alt-1", "<h2>a|b</h2>"],
  ["<p>a|b</p>", "Mod-Alt-2", "<h3>a|b</h3>"],
  ["<h2>a|b</h2>", "Mod-Alt-0", "<p>a|b</p>"],
  ["<h2>a|b</h2>", "Mod-Alt-1", "<p>a|b</p>"],
  ["<t>a|b</t><p>x</p>", "Mod-Alt-1", "<t>a|b</t><p>x</p>"],
  ["<p>a|b</p>", "Shift-Enter", "<p>a<br/>|b</p>"],
  ["<p>a|</p>", '"b" Mod-z', "<p>a|</p>"],
  ["<p>a|</p>", '"b" Mod-z Shift-Mod-z', "<p>ab|</p>"],
  ["<p>a|</p>", '"b" Mod-z Mod-y', "<p>ab|</p>"],
  ["<t>a|b</t><p>x</p>", "Mod-a", "<t>[ab]</t><p>x</p>"],
  ["<t>ab</t><p>x|y</p><p>z</p>", "Mod-a", "<t>ab</t><p>[xy</p><p>z]</p>"],
  ["<t>ab</t><p>x|y</p><p>z</p>", "Mod-a Backspace", "<t>ab</t><p>|</p>"],
  ["<t>ab</t><p>x|y</p><p>z</p>", 'Mod-a Mod-a "w"', "<w>w|</w><p></p>"],
  ["<p>a</p><p>b|</p>", "Alt-ArrowUp", "<p>b|</p><p>a</p>"],
  ["<p>a|</p><p>b</p>", "Alt-ArrowDown", "<p>b</p><p>a|</p>"],
  ["<p>a|</p><p>b</p>", "Alt-ArrowUp", "<p>a|</p><p>b</p>"],
  ["<p>[a</p><p>b]</p><p>c</p>", "Alt-ArrowDown", "<p>c</p><p>[a</p><p>b]</p>"],
  ["<p>x</p><ul><li><p>a</p></li><li><p>b|</p></li></ul>", "Alt-ArrowUp", "<p>x</p><ul><li><p>b|</p></li><li><p>a</p></li></ul>"],
  ["<p>x</p><ul><li><p>a|</p></li></ul>", "Alt-ArrowUp", "<ul><li><p>a|</p></li></ul><p>x</p>"],
]);

all("what turns into something else while typing", [
  ["<p>|ab</p>", '"## "', "<h2>|ab</h2>"],
  ["<p>|</p>", '"### "', "<h3>|</h3>"],
  ["<t>|</t><p>x</p>", '"## "', "<t>## |</t><p>x</p>"],
  ["<p>|a</p>", '"> "', "<quote><p>|a</p></quote>"],
  ["<p>|a</p>", '"》 "', "<quote><p>|a</p></quote>"],
  ["<p>|a</p>", '"- "', "<ul><li><p>|a</p></li></ul>"],
  ["<p>|a</p>", '"1. "', "<ol><li><p>|a</p></li></ol>"],
  ["<ul><li><p>x</p></li></ul><p>|a</p>", '"- "', "<ul><li><p>x</p></li><li><p>|a</p></li></ul>"],
  ["<p>|</p>", '"---"', "<hr/><p>|</p>"],
  ["<p>|</p>", '"2023-"', "<p>2023-|</p>"],
  ["<p>|a</p>", '"- " Backspace', "<p>- |a</p>"],
]);

test("undo is used up when there is nothing to undo, so that the webview's own history sleeps", () => {
  expect(new Hands(stateOf("<p>a|</p>")).press("Mod-z")).toBe(true);
});
