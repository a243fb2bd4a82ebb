import { EditorView } from "prosemirror-view";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { notation, stateOf } from "../../test/notation.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what an input method put in is not looked for in another text", () => {
  const view = new EditorView(document.createElement("div"), { state: stateOf("<p>前面有六个字|</p>") });
  const other = "<p>上</p><fig><cap>图</cap><cred></cred></fig>|";
  view.dom.dispatchEvent(new CompositionEvent("compositionstart"));
  view.dom.dispatchEvent(new CompositionEvent("compositionend"));
  view.updateState(stateOf(other));
  vi.runAllTimers();
  expect(notation(view.state)).toBe(other);
  view.destroy();
});
