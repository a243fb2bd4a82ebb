import { Selection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { afterEach, expect, test, vi } from "vitest";
import { stateOf } from "../test/notation.ts";
import { setTypewriter, typewriterPlugin } from "./typewriter.ts";

afterEach(() => void vi.restoreAllMocks());

test.each(["pointerup", "pointercancel"])("the paper waits for the pointer: until %s", (end) => {
  const frame = vi.spyOn(window, "requestAnimationFrame").mockReturnValue(1);
  const state = stateOf("<p>|一</p>");
  const view = new EditorView(document.createElement("div"), { state: state.reconfigure({ plugins: [typewriterPlugin()] }) });
  setTypewriter(view, true);
  const move = (to: Selection) => {
    frame.mockClear();
    view.dispatch(view.state.tr.setSelection(to));
    return frame.mock.calls.length;
  };
  view.dom.dispatchEvent(new Event("pointerdown"));
  expect(move(Selection.atEnd(view.state.doc))).toBe(0);
  document.dispatchEvent(new Event(end));
  expect(move(Selection.atStart(view.state.doc))).toBe(1);
  view.destroy();
});
