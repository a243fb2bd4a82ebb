import { EditorView } from "prosemirror-view";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Hands } from "../../test/keys.ts";
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

test("a composition that begins at once after another one is settled too", () => {
  const hands = new Hands(stateOf("<p>他说：|</p>"));
  const heard = (name: "compositionstart" | "compositionend") => {
    for (const plugin of hands.state.plugins) plugin.props.handleDOMEvents?.[name]?.call(plugin, hands as unknown as EditorView, new CompositionEvent(name));
  };
  heard("compositionstart");
  hands.dispatch(hands.state.tr.insertText("嗯："));
  heard("compositionend");
  heard("compositionstart");
  vi.runAllTimers();
  hands.dispatch(hands.state.tr.insertText("”"));
  heard("compositionend");
  vi.runAllTimers();
  expect(notation(hands.state)).toBe("<p>他说：嗯：“|”</p>");
});
