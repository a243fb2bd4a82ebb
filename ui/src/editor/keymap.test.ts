import { expect, test } from "vitest";
import type { EditorView } from "prosemirror-view";
import { setKeys } from "./keymap.ts";
import { cases, Hands } from "./test/keys.ts";
import { notation, stateOf } from "./test/notation.ts";

cases("shortcuts", [
  ["<p>a[b]c</p>", "Mod-b", "<p>a<b>[b</b>]c</p>"],
  ["<p>a[b]c</p>", "Mod-i Mod-u", "<p>a<i><u>[b</u></i>]c</p>"],
  ["<p>a|b</p>", "Mod-Alt-1", "<h2>a|b</h2>"],
  ["<p>a|b</p>", "Mod-Alt-2", "<h3>a|b</h3>"],
  ["<h2>a|b</h2>", "Mod-Alt-0", "<p>a|b</p>"],
  ["<h2>a|b</h2>", "Mod-Alt-1", "<p>a|b</p>"],
  ["<t>a|b</t><p>x</p>", "Mod-Alt-1", "<t>a|b</t><p>x</p>"],
  ["<p>a|b</p>", "Shift-Enter", "<p>a<br/>|b</p>"],
  ["<p>a|</p>", '"b" Mod-z', "<p>a|</p>"],
  ["<p>a|</p>", '"b" Mod-z Shift-Mod-z', "<p>ab|</p>"],
  ["<p>a|</p>", '"b" Mod-z Mod-y', "<p>ab|</p>"],
  ["<t>a|b</t><p>x</p>", "Mod-a", "<t>[ab]</t><p>x</p>"],
  ["<t>ab</t><p>x|y</p><p>z</p>", "Mod-a", "<t>ab</t><p>[xy</p><p>z]</p>"],
  ["<t>ab</t><p>x|y</p><p>z</p>", "Mod-a Backspace", "<t>ab</t><p>|</p>"],
  ["<t>ab</t><p>x|y</p><p>z</p>", 'Mod-a Mod-a "w"', "<w>w|</w><p></p>"],
  ["<p>a</p><p>b|</p>", "Alt-ArrowUp", "<p>b|</p><p>a</p>"],
  ["<p>a|</p><p>b</p>", "Alt-ArrowDown", "<p>b</p><p>a|</p>"],
  ["<p>a|</p><p>b</p>", "Alt-ArrowUp", "<p>a|</p><p>b</p>"],
  ["<p>[a</p><p>b]</p><p>c</p>", "Alt-ArrowDown", "<p>c</p><p>[a</p><p>b]</p>"],
  ["<p>x</p><ul><li><p>a</p></li><li><p>b|</p></li></ul>", "Alt-ArrowUp", "<p>x</p><ul><li><p>b|</p></li><li><p>a</p></li></ul>"],
  ["<p>x</p><ul><li><p>a|</p></li></ul>", "Alt-ArrowUp", "<ul><li><p>a|</p></li></ul><p>x</p>"],
]);

test("keys that the person chose take the place of those of the list", () => {
  const hands = new Hands(stateOf("<p>a[b]c</p>"));
  setKeys(hands as unknown as EditorView, { bold: "Mod-Alt-Space", italic: null, paragraph_after: "F2" });
  expect([hands.press("Mod-b"), hands.press("Mod-i")]).toEqual([false, false]);
  hands.press("Mod-Alt- ");
  expect(notation(hands.state)).toBe("<p>a<b>[b</b>]c</p>");
  // Its own key gone, Ctrl Enter is an Enter.
  hands.press("Mod-Enter");
  expect(notation(hands.state)).toBe("<p>a</p><p>|c</p>");
});

test("undo is used up when there is nothing to undo, so that the webview's own history sleeps", () => {
  expect(new Hands(stateOf("<p>a|</p>")).press("Mod-z")).toBe(true);
});

test("with Caps Lock a key with Shift is not the one without", () => {
  const hands = new Hands(stateOf("<p>a[b]c</p>"));
  const press = (key: string) => {
    const event = new KeyboardEvent("keydown", { key, ctrlKey: true, shiftKey: true, keyCode: key.toUpperCase().charCodeAt(0) } as KeyboardEventInit);
    return hands.state.plugins.some((plugin) => plugin.props.handleKeyDown?.call(plugin, hands as unknown as EditorView, event) ?? false);
  };
  expect([press("b"), press("a")]).toEqual([false, false]);
  expect(notation(hands.state)).toBe("<p>a[b]c</p>");
  expect(press("z")).toBe(true);
});
