import { cases } from "../test/keys.ts";

cases("Enter on a selected block begins a paragraph behind it", [
  ["<hr*/><p>a</p>", "Enter", "<hr/><p>|</p><p>a</p>"],
  ["<fig*><cap>a</cap><cred></cred></fig>", "Enter", "<fig><cap>a</cap><cred></cred></fig><p>|</p>"],
  ["<p>a</p><embed*/>", 'Enter "b"', "<p>a</p><embed/><p>b|</p>"],
  ["<box><hr*/></box>", "Enter", "<box><hr/><p>|</p></box>"],
  ["<table*><tr><td><p>a</p></td></tr></table>", "Enter", "<table><tr><td><p>a</p></td></tr></table><p>|</p>"],
  ["<box*><p>a</p></box><p>b</p>", "Enter", "<box><p>a</p></box><p>|</p><p>b</p>"],
]);

cases("Enter and typing at a cursor between two blocks", [
  ["|<hr/><p>a</p>", "Enter", "<p>|</p><hr/><p>a</p>"],
  ["|<hr/><p>a</p>", '"b"', "<p>b|</p><hr/><p>a</p>"],
  ["<hr/>|<hr/>", '"b"', "<hr/><p>b|</p><hr/>"],
  ["<fig><cap>a</cap><cred></cred></fig>|", '"b"', "<fig><cap>a</cap><cred></cred></fig><p>b|</p>"],
  ["<table><tr><td><p>a</p></td></tr></table>|", "Enter", "<table><tr><td><p>a</p></td></tr></table><p>|</p>"],
  ["<box><p>x</p><hr/>|</box>", '"b"', "<box><p>x</p><hr/><p>b|</p></box>"],
]);
