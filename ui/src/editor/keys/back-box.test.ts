import { expect, test } from "vitest";
import { fieldAsked } from "../plugins/fields.ts";
import { cases, play } from "../test/keys.ts";

cases("Backspace at the start of a box", [
  ["<p>ab</p><box><p>|c</p></box>", "Backspace", "<p>ab</p><p>|c</p>"],
  ["<p>ab</p><box><p>|c</p><hr/></box>", "Backspace", "<p>ab</p><p>|c</p><hr/>"],
  ["<p>ab</p><box><p>|</p></box>", "Backspace", "<p>ab</p><p>|</p>"],
  ["<p>ab</p><note title='x'><p>|</p></note>", "Backspace", "<p>ab</p><p>|x</p>"],
  ["<p>ab</p><note title='x'><p>|c</p></note>", "Backspace", "<p>ab</p><note title='x'><p>|c</p></note>"],
  ["<note title='x'><p>|</p><p>c</p></note>", "Backspace", "<note title='x'><p>|</p><p>c</p></note>"],
  ["<box><h2>|a</h2></box>", "Backspace", "<box><p>|a</p></box>"],
  ["<box><ul><li><p>|a</p></li></ul></box>", "Backspace Backspace", "<p>|a</p>"],
]);

test("from the text of a box with a title the cursor goes to the title", () => {
  const { state } = play("<p>ab</p><note title='x'><p>|c</p></note>", "Backspace");
  expect(state.doc.nodeAt(fieldAsked(state)!)!.attrs["title"]).toBe("x");
});
