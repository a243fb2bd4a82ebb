import { expect, test } from "vitest";
import { matches, shown, type Pressed } from "./shortcut";

const press = (key: string, keys: Partial<Pressed> = {}): Pressed => ({
  key, code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...keys,
});

test("a key is told by its letter and every modifier", () => {
  expect(matches("Mod-k", press("k", { ctrlKey: true }), false)).toBe(true);
  expect(matches("Mod-k", press("K", { ctrlKey: true, shiftKey: true }), false)).toBe(false);
  expect(matches("Mod-Shift-k", press("K", { ctrlKey: true, shiftKey: true }), false)).toBe(true);
  expect(matches("Mod-k", press("k"), false)).toBe(false);
  expect(matches("Mod-k", press("k", { ctrlKey: true, altKey: true }), false)).toBe(false);
  expect(matches("Mod-k", press("k", { metaKey: true }), false)).toBe(false);
  expect(matches("Mod-k", press("k", { metaKey: true }), true)).toBe(true);
  expect(matches("F6", press("F6"), false)).toBe(true);
  expect(matches("Mod-Alt-Space", press(" ", { ctrlKey: true, altKey: true }), false)).toBe(true);
});

test("a key is told by its place where the layout has other letters", () => {
  expect(matches("Mod-k", press("л", { code: "KeyK", ctrlKey: true }), false)).toBe(true);
  expect(matches("Mod-Alt-1", press("¡", { code: "Digit1", ctrlKey: true, altKey: true }), false)).toBe(true);
  expect(matches("Mod-\\", press("、", { code: "Backslash", ctrlKey: true }), false)).toBe(true);
});

test("a key is shown as people know it", () => {
  expect(shown("Mod-Shift-k", false)).toBe("Ctrl Shift K");
  expect(shown("Mod-Shift-k", true)).toBe("⇧⌘K");
  expect(shown("Alt-ArrowUp", false)).toBe("Alt ↑");
  expect(shown("Mod--", false)).toBe("Ctrl -");
});
