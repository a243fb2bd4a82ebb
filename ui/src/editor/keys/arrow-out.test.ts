import { expect, test } from "vitest";
import { fieldAsked } from "../plugins/fields.ts";
import { cases, play } from "../test/keys.ts";

cases("arrows out of figures, boxes and quotes", [
  ["<p>x</p><box><p>|a</p></box><p>y</p>", "ArrowLeft", "<p>x|</p><box><p>a</p></box><p>y</p>"],
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
  ["<box><p>|a</p></box>", 'ArrowLeft "b"', "<p>b|</p><box><p>a</p></box>"],
  ["<fig><cap>|a</cap><cred></cred></fig>", "ArrowUp", "|<fig><cap>a</cap><cred></cred></fig>"],
  ["<fig><cap>a</cap><cred>|</cred></fig>", "ArrowRight", "<fig><cap>a</cap><cred></cred></fig>|"],
  ["<box><p>a</p><box><p>b|</p></box></box>", "ArrowDown", "<box><p>a</p><box><p>b</p></box></box>|"],
  ["<p>x</p><hr*/>", "ArrowDown", "<p>x</p><hr/>|"],
  ["<hr*/><p>x</p>", "ArrowUp", "|<hr/><p>x</p>"],
]);

test("up from the first line of a box is its title", () => {
  const { state } = play("<p>x</p><box><ul><li><p>|a</p></li></ul></box>", "ArrowUp");
  expect(state.doc.nodeAt(fieldAsked(state)!)!.type.name).toBe("box");
});
