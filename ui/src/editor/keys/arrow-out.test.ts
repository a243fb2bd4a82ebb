import { cases } from "../test/keys.ts";

cases("arrows out of figures, boxes and quotes", [
  ["<p>x</p><box><p>|a</p></box><p>y</p>", "ArrowUp", "<p>x|</p><box><p>a</p></box><p>y</p>"],
  ["<p>x</p><box><p>a|</p></box><p>y</p>", "ArrowDown", "<p>x</p><box><p>a</p></box><p>|y</p>"],
  ["<box><p>a|</p></box><p>y</p>", "ArrowRight", "<box><p>a</p></box><p>|y</p>"],
  ["<p>x</p><quote><p>|a</p></quote>", "ArrowLeft", "<p>x|</p><quote><p>a</p></quote>"],
  ["<p>x</p><fig><cap>a</cap><cred>b|</cred></fig><p>y</p>", "ArrowDown", "<p>x</p><fig><cap>a</cap><cred>b</cred></fig><p>|y</p>"],
  ["<p>x</p><fig><cap>|a</cap><cred>b</cred></fig>", "ArrowUp", "<p>x|</p><fig><cap>a</cap><cred>b</cred></fig>"],
  ["<box><p>a|</p><p>b</p></box>", "ArrowRight", "<box><p>a|</p><p>b</p></box>"],
]);

cases("at the ends of the story the cursor stops before and behind what is not text", [
  ["<box><p>a|</p></box>", "ArrowDown", "<box><p>a</p></box>|"],
  ["<box><p>a|</p></box>", 'ArrowDown "b"', "<box><p>a</p></box><p>b|</p>"],
  ["<box><p>|a</p></box>", 'ArrowUp "b"', "<p>b|</p><box><p>a</p></box>"],
  ["<fig><cap>|a</cap><cred></cred></fig>", "ArrowUp", "|<fig><cap>a</cap><cred></cred></fig>"],
  ["<fig><cap>a</cap><cred>|</cred></fig>", "ArrowRight", "<fig><cap>a</cap><cred></cred></fig>|"],
  ["<box><p>a</p><box><p>b|</p></box></box>", "ArrowDown", "<box><p>a</p><box><p>b</p></box></box>|"],
  ["<p>x</p><hr*/>", "ArrowDown", "<p>x</p><hr/>|"],
  ["<hr*/><p>x</p>", "ArrowUp", "|<hr/><p>x</p>"],
]);
