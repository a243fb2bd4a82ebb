import { afterEach, expect, test } from "vitest";
import { createEditor, type Editor } from "../editor.ts";
import { notation, stateOf } from "../test/notation.ts";
import type { NodeJson } from "../types.ts";

// The tests' document has no layout.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

let editor: Editor | null = null;
afterEach(() => {
  editor?.destroy();
  document.body.replaceChildren();
});

/** What stands there after a key in the first field of the story. */
function pressed(before: string, key: string): string {
  const mount = document.body.appendChild(document.createElement("div"));
  editor = createEditor({ mount, doc: stateOf(before).doc.toJSON() as NodeJson, language: "zh-CN" });
  const field = document.querySelector<HTMLInputElement>("input.ms-field")!;
  field.focus();
  const [shift, name] = key.startsWith("Shift-") ? [true, key.slice(6)] : [false, key];
  field.dispatchEvent(new KeyboardEvent("keydown", { key: name, shiftKey: shift, bubbles: true, cancelable: true }));
  return notation(editor.view.state);
}

test.each([
  ["<p>x</p><box title='t'><p>a</p></box>", "Enter", "<p>x</p><box title='t'><p>|a</p></box>"],
  ["<p>x</p><box title='t'><p>a</p></box>", "ArrowDown", "<p>x</p><box title='t'><p>|a</p></box>"],
  ["<p>x</p><box title='t'><p>a</p></box>", "Escape", "<p>x</p><box title='t'><p>|a</p></box>"],
  ["<p>x</p><box title='t'><p>a</p></box>", "ArrowUp", "<p>x|</p><box title='t'><p>a</p></box>"],
  ["<box title='t'><p>a</p></box>", "Shift-Tab", "|<box title='t'><p>a</p></box>"],
  ["<p>x</p><box><p>a</p></box>", "Backspace", "<p>x</p><box><p>|a</p></box>"],
  ["<quote cite='c'><p>a</p></quote><p>x</p>", "ArrowDown", "<quote cite='c'><p>a</p></quote><p>|x</p>"],
  ["<quote cite='c'><p>a</p></quote><p>x</p>", "Enter", "<quote cite='c'><p>a</p></quote><p>|</p><p>x</p>"],
  ["<quote cite='c'><p>a</p></quote>", "ArrowUp", "<quote cite='c'><p>a|</p></quote>"],
  ["<quote><p>a</p></quote>", "Backspace", "<quote><p>a|</p></quote>"],
  ["<fig><cap>a</cap><cred></cred></fig>", "Tab", "<fig><cap>|a</cap><cred></cred></fig>"],
])("%s  %s in the field", (before, key, after) => expect(pressed(before, key)).toBe(after));

test("a command puts the cursor into the field and leaves it there", () => {
  const mount = document.body.appendChild(document.createElement("div"));
  editor = createEditor({ mount, doc: stateOf("<box><p>a</p></box>").doc.toJSON() as NodeJson, language: "zh-CN" });
  editor.exec("edit_field");
  expect(document.activeElement?.className).toContain("ms-title");
});
