import { EditorView } from "prosemirror-view";
import { expect, test } from "vitest";
import { Hands, check } from "../../test/keys.ts";
import { notation, stateOf } from "../../test/notation.ts";

const BEFORE = "<p>a[b</p><p only='web'>c]d</p>";

test.each([
  [BEFORE, '"x"', "<p>ax<web>|d</web></p>"],
  [BEFORE, '"x" Mod-z', "<p>a[b</p><p only='web'>c]d</p>"],
  ["<p>a[b</p><p>c]d</p>", '"x"', "<p>ax|d</p>"],
])("typed over blocks for different channels: %s  %s", check);

/** As the webview would do it, with a view. */
function seen(source: string, act: (view: EditorView) => void): string {
  const view = new EditorView(document.createElement("div"), { state: new Hands(stateOf(source)).state });
  act(view);
  const after = notation(view.state);
  view.destroy();
  return after;
}

test("pasted over them, and composed over them", () => {
  expect(seen(BEFORE, (view) => void view.pasteText("x", new Event("paste") as ClipboardEvent))).toBe("<p>ax<web>|d</web></p>");
  expect(seen(BEFORE, (view) => void view.dom.dispatchEvent(new CompositionEvent("compositionstart")))).toBe("<p>a<web>|d</web></p>");
});
