import { expect, test } from "vitest";
import type { Command } from "./command.svelte";
import { normal, recorded, refused } from "./shortcut";
import { given, rivals } from "./shortcuts.svelte";

/** `Control+Shift+KeyK:K`: modifiers, the place of the key, and what it wrote. */
function press(text: string) {
  const [places = "", key = ""] = text.split(":");
  const parts = places.split("+");
  const code = parts.pop() ?? "";
  const has = (name: string) => parts.includes(name);
  return { key, code, ctrlKey: has("Control"), metaKey: has("Meta"), shiftKey: has("Shift"), altKey: has("Alt") };
}

test("a pressed key is written as the list writes it, whatever the keyboard types", () => {
  const check = (text: string, key: string | null, mac = false) => expect(recorded(press(text), mac), text).toBe(key);
  check("Control+KeyK:k", "Mod-k");
  check("Control+Shift+KeyK:K", "Mod-Shift-k");
  check("Control+KeyK:к", "Mod-k");
  check("Control+Comma:，", "Mod-,");
  check("Control+Shift+Digit8:*", "Mod-Shift-8");
  check("Alt+ArrowUp:ArrowUp", "Alt-ArrowUp");
  check("F8:F8", "F8");
  check("Control+Space: ", "Mod-Space");
  check("Control+ControlLeft:Control", null);
  check("Control+KeyA:Process", null);
  check("Meta+KeyK:k", "Mod-k", true);
  check("Control+KeyK:k", "Ctrl-k", true);
});

test("keys that type or that every text needs are refused", () => {
  const check = (key: string, why: string | null, mac = false) => expect(refused(key, mac), key).toBe(why);
  for (const key of ["a", "Shift-a", "1", "，", "Enter", "Tab", "Escape", "Backspace", "ArrowUp", "Space", "Shift-Enter"]) check(key, "typing");
  for (const key of ["Mod-c", "Mod-v", "Shift-Mod-v", "Mod-Enter", "Mod-ArrowLeft", "Alt-F4"]) check(key, "taken");
  for (const key of ["F8", "Shift-F12", "Mod-k", "Alt-1", "Mod-Alt-Shift-q", "Mod-PageUp"]) check(key, null);
  check("Alt-k", "typing", true);
  check("Ctrl-k", null, true);
});

test("one key is written one way", () => {
  for (const key of ["Shift-Mod-K", "Mod-Shift-k", "Shift-Mod-k"]) expect(normal(key)).toBe("Mod-Shift-k");
  expect(normal("Mod--")).toBe("Mod--");
});

const command = (id: string, shortcut?: string): Command => ({ id, title: { zh: id, en: id }, group: "app", run: () => undefined, ...(shortcut ? { shortcut } : {}) });
const LIST = [command("open", "Mod-o"), command("bold", "Mod-b"), command("box")];

test("who has a key now", () => {
  const check = (own: Record<string, string | null>, id: string, key: string, ...ids: string[]) =>
    expect(rivals(LIST, own, id, key).map((one) => one.id), `${id} ${key}`).toEqual(ids);
  check({}, "box", "Mod-b", "bold");
  check({}, "bold", "Mod-b");
  check({}, "box", "Mod-q");
  check({ bold: null }, "box", "Mod-b");
  check({ bold: "Mod-O" }, "open", "Mod-o", "bold");
});

test("a key that is taken over is gone where it was, and the list's own needs no remembering", () => {
  expect(given(LIST, {}, "box", "Mod-b")).toEqual({ bold: null, box: "Mod-b" });
  expect(given(LIST, {}, "box", "Mod-q")).toEqual({ box: "Mod-q" });
  expect(given(LIST, { bold: "Mod-q" }, "bold", "Mod-b")).toEqual({ bold: undefined });
  expect(given(LIST, { box: "Mod-b", bold: null }, "bold", "Mod-b")).toEqual({ box: null, bold: undefined });
});
