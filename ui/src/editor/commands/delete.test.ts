import { cases } from "../test/keys.ts";

cases("what goes over the borders of the title group empties lines and keeps them", [
  ["<t>a[b</t><s>cd</s><p>e]f</p>", "Backspace", "<t>a|</t><p>f</p>"],
  ["<t>a[b</t><p>cd</p><p>e]f</p><p>g</p>", "Backspace", "<t>a|</t><p>f</p><p>g</p>"],
  ["<t>a[b</t><p>cd]</p>", "Delete", "<t>a|</t><p></p>"],
  ["<k>a[b</k><t>c]d</t><p>x</p>", "Backspace", "<k>a|</k><t>d</t><p>x</p>"],
  ["<k>a[b</k><t>c]d</t><p>x</p>", '"y"', "<k>ay|</k><t>d</t><p>x</p>"],
  ["<k>a[b</k><t>c]d</t><p>x</p>", "Enter", "<k>a|</k><t>d</t><p>x</p>"],
  ["<t>a[b</t><table><tr><td><p>c]d</p></td></tr></table>", "Backspace", "<t>a|</t><table><tr><td><p>d</p></td></tr></table>"],
  ["<t>ab</t><p>x|y</p><p>z</p>", "Mod-a Backspace", "<t>ab</t><p>|</p>"],
  ["<t>ab</t><p>x|y</p><p>z</p>", "Mod-a Delete", "<t>ab</t><p>|</p>"],
  ["<t>ab</t><p>x|y</p><hr/>", 'Mod-a Mod-a "w"', "<w>w|</w><p></p>"],
  ["<t>ab</t><p>x|y</p><hr/>", "Mod-a Mod-a Backspace", "<w>|</w><p></p>"],
  ["<t>ab</t><p>x|y</p><p>z</p>", 'Mod-a Mod-a "w" Mod-z Mod-z', "[<t>ab</t><p>xy</p><p>z</p>]"],
]);

const TABLE = "<table><tr><td><p>cd</p></td><td><p>ef</p></td></tr><tr><td><p>gh</p></td><td><p>ij</p></td></tr></table>";
const table = (from: string, to: string) => TABLE.replace(from, to);

cases("text does not move over the borders of tables, figures and boxes", [
  [`<p>a[b</p>${table("cd", "c]d")}`, "Backspace", `<p>a|</p>${table("cd", "d")}`],
  [`<p>a[b</p>${table("gh", "g]h")}`, "Delete", `<p>a|</p>${table("cd", "").replace("ef", "").replace("gh", "h")}`],
  [`${table("cd", "c[d")}<p>a]b</p>`, "Backspace", `${table("cd", "c|").replace("ef", "").replace("gh", "").replace("ij", "")}<p>b</p>`],
  [`<p>a[b</p>${table("cd", "c]d")}`, '"x"', `<p>ax|</p>${table("cd", "d")}`],
  ["<p>a[b</p><box><p>c]d</p></box>", "Backspace", "<p>a|</p><box><p>d</p></box>"],
  ["<p>a[b</p><p>x</p><box><p>cd</p><p>e]f</p></box>", "Backspace", "<p>a|</p><box><p>f</p></box>"],
  ["<box><p>c[d</p><p>ef</p></box><p>a]b</p>", "Backspace", "<box><p>c|</p></box><p>b</p>"],
  ["<box><p>a[b</p></box><hr/><box><p>c]d</p></box>", "Backspace", "<box><p>a|</p></box><box><p>d</p></box>"],
  ["<fig><cap>a[b</cap><cred>c]d</cred></fig>", "Backspace", "<fig><cap>a|</cap><cred>d</cred></fig>"],
  ["<fig><cap>a[b</cap><cred>c]d</cred></fig>", '"x"', "<fig><cap>ax|</cap><cred>d</cred></fig>"],
  ["<p>a[b</p><fig><cap>cd</cap><cred>e]f</cred></fig>", "Backspace", "<p>a|</p><fig><cap></cap><cred>f</cred></fig>"],
  ["<fig><cap>c[d</cap><cred>ef</cred></fig><p>a]b</p>", "Enter", "<fig><cap>c|</cap><cred></cred></fig><p>b</p>"],
  ["<ul><li><p>a[b</p></li></ul><box><p>c]d</p></box>", "Backspace", "<ul><li><p>a|</p></li></ul><box><p>d</p></box>"],
  ["<p>a[b</p><box><p>c]d</p></box>", "Backspace Mod-z", "<p>a[b</p><box><p>c]d</p></box>"],
]);

cases("a table, figure or box that is selected to its end goes as a whole", [
  ["<p>a[b</p><box><p>cd]</p></box>", "Backspace", "<p>a|</p>"],
  ["<box><p>[ab</p></box><p>c]d</p>", "Backspace", "<p>|d</p>"],
  [`<p>a[b</p>${table("ij", "ij]")}<p>x</p>`, "Backspace", "<p>a|</p><p>x</p>"],
  ["<box><p>[ab</p></box><box><p>cd]</p></box>", "Backspace", "<p>|</p>"],
  ["<p>x[</p><box><p>cd</p></box><p>]y</p>", "Backspace", "<p>x|y</p>"],
  [`<p>x[</p>${TABLE}<p>y]z</p>`, "Backspace", "<p>x|z</p>"],
]);

cases("a selection over blocks without borders is joined", [
  ["<p>a[b</p><quote><p>c]d</p></quote>", "Backspace", "<p>a|d</p>"],
  ["<quote><p>a[b</p></quote><p>c]d</p>", "Backspace", "<quote><p>a|d</p></quote>"],
  ["<p>a[b</p><ul><li><p>c]d</p></li><li><p>e</p></li></ul>", "Backspace", "<p>a|d</p><ul><li><p>e</p></li></ul>"],
  ["<ul><li><p>a[b</p></li></ul><p>c]d</p>", "Delete", "<ul><li><p>a|d</p></li></ul>"],
  ["<h2>a[b</h2><p>c]d</p>", "Backspace", "<h2>a|d</h2>"],
  ["<p>[ab</p><h2>c]d</h2>", "Backspace", "<h2>|d</h2>"],
  ["<p>a</p><p>[ab</p><p>cd]</p>", "Backspace", "<p>a</p><p>|</p>"],
  ["<lede>a[b</lede><q>c]d</q>", "Backspace", "<lede>a|d</lede>"],
  ["<p>a[b</p><h2>x</h2><ul><li><p>c]d</p></li></ul>", "Backspace Mod-z", "<p>a[b</p><h2>x</h2><ul><li><p>c]d</p></li></ul>"],
  ["<p>a[b</p><h2>x</h2><p>c]d</p>", "Backspace Mod-z Mod-y", "<p>a|d</p>"],
]);
