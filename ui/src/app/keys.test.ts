import { expect, test } from "vitest";
import { install, type Command } from "../shared/command.svelte";
import { isMac } from "../shared/shortcut";
import { followKeys, meant } from "./keys";

const command = (id: string, shortcut: string, keyInEditor?: Command["keyInEditor"]): Command => ({
  id, shortcut, title: { zh: id, en: id }, group: "app", run: () => undefined, ...(keyInEditor ? { keyInEditor } : {}),
});
const LIST = [command("palette", "Mod-k"), command("bold", "Mod-b", "only"), command("undo", "Mod-z", "or_outside")];

function check(key: string, typing: boolean, id: string | undefined) {
  const event = { key, code: "", ctrlKey: true, metaKey: false, shiftKey: false, altKey: false };
  expect(meant(LIST, event, typing)?.id, `${key} ${typing}`).toBe(id);
}

test("keys of the editor are its own while something is typed", () => {
  check("k", true, "palette");
  check("k", false, "palette");
  check("b", true, undefined);
  check("b", false, undefined);
  check("z", true, undefined);
  check("z", false, "undo");
  check("q", false, undefined);
});

test("own keys take the place of those of the list, and second keys give way to them", () => {
  const list = [command("palette", "Mod-k"), { ...command("next", "Mod-PageDown"), also: ["Mod-j"] }, command("bold", "Mod-b", "only")];
  const press = (key: string, own: Record<string, string | null>) => meant(list, { key, code: "", ctrlKey: true, metaKey: false, shiftKey: false, altKey: false }, false, own)?.id;
  expect(press("j", {})).toBe("next");
  expect(press("j", { palette: "Mod-j" })).toBe("palette");
  expect(press("k", { palette: "Mod-j" })).toBeUndefined();
  expect(press("k", { palette: null })).toBeUndefined();
  expect(press("b", { bold: null, palette: "Mod-b" })).toBe("palette");
});

test("a key of the list that the editor listens to by itself is the window's when the person chose another", () => {
  const list = [command("plain", "Mod-Shift-v", "as_listed")];
  const press = (key: string, shiftKey: boolean, own: Record<string, string | null>) => meant(list, { key, code: "", ctrlKey: true, metaKey: false, shiftKey, altKey: false }, true, own)?.id;
  expect(press("V", true, {})).toBeUndefined();
  expect(press("j", false, { plain: "Mod-j" })).toBe("plain");
  expect(press("V", true, { plain: null })).toBeUndefined();
});

test("a key that is held down sends once, and goes on where going on is meant", () => {
  const done: string[] = [];
  const does = (id: string, shortcut: string): Command => ({ ...command(id, shortcut), run: () => done.push(id) });
  install([{ ...does("send", "Mod-s"), once: true }, does("next", "Mod-j")]);
  const stop = followKeys(window);
  const mod = isMac ? { metaKey: true } : { ctrlKey: true };
  for (const key of ["s", "j"]) for (const repeat of [false, true, true]) window.dispatchEvent(new KeyboardEvent("keydown", { key, repeat, ...mod }));
  stop();
  expect(done).toEqual(["send", "next", "next", "next"]);
});
