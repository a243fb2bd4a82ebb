import { expect, test, vi } from "vitest";
import { COMMANDS } from "../editor";
import { bindings } from "../editor/keymap";
import { normal } from "../shared/shortcut";
import { desk, type OpenStory } from "../shared/story.svelte";
import { COMMAND_LIST } from "./commands";
import { panels } from "./panels";

const double = (values: string[]) => values.filter((value, at) => values.indexOf(value) !== at);

/** Of Linux desktops, WebKit and input methods: what a story is written with must not switch the window or the input. */
const FOREIGN = [
  // Any text: clipboard, the webview's own undo, moving by words, the context menu.
  "Mod-c", "Mod-x", "Mod-v", "Mod-ArrowLeft", "Mod-ArrowRight", "Mod-ArrowUp", "Mod-ArrowDown", "Mod-Home", "Mod-End", "Mod-Backspace", "Mod-Delete", "Shift-F10", "F10",
  // WebKit: reload, history, inspector.
  "Mod-r", "Mod-Shift-r", "F5", "Alt-ArrowLeft", "Alt-ArrowRight", "Mod-Shift-i", "F12",
  // The desktop: windows, workspaces, terminal, lock, show desktop, screenshot, virtual consoles.
  "Alt-F4", "Alt-F2", "Alt-Tab", "Alt-Space", "Alt-Escape", "Mod-Alt-t", "Mod-Alt-l", "Mod-Alt-d", "Mod-Alt-a", "Mod-Alt-Delete", "Mod-Alt-ArrowLeft", "Mod-Alt-ArrowRight", "Mod-Alt-ArrowUp", "Mod-Alt-ArrowDown",
  "Mod-Alt-F1", "Mod-Alt-F2", "Mod-Alt-F3",
  // Input methods: on and off, full width, code points, Chinese or English marks; on a Mac the comma is for settings.
  "Mod-Space", "Shift-Space", "Mod-Shift-u", "Mod-;", "Mod-.", "Mod-,",
  // Simplified or traditional characters in fcitx and Microsoft Pinyin.
  "Mod-Shift-f",
];

/** Every key with who listens to it; second keys and those that are no command's are among them. */
const LISTENED: [key: string, by: string][] = [
  ...COMMAND_LIST.flatMap(({ id, shortcut, also = [] }) => [...(shortcut === undefined ? [] : [shortcut]), ...also].map((key): [string, string] => [normal(key), id])),
  ...Object.keys(bindings()).map((key): [string, string] => [normal(key), "editor"]),
];

test("no two commands share an id, and no key means two things", () => {
  expect(double(COMMAND_LIST.map((command) => command.id))).toEqual([]);
  // What the editor listens to is a command's key, or an editing key that is none's.
  const ofEditor = new Set([...COMMANDS.flatMap(({ id, shortcut }) => (shortcut === null ? [] : [`text.${id}`])), "text.redo"]);
  expect(double(LISTENED.filter(([, by]) => by !== "editor" && !ofEditor.has(by)).map(([key]) => key).concat(Object.keys(bindings()).map(normal)))).toEqual([]);
  expect(double(COMMANDS.flatMap(({ shortcut }) => (shortcut === null ? [] : [normal(shortcut)])))).toEqual([]);
});

test("no command takes a key of the system, of the webview or of an input method", () => {
  const taken = new Set(FOREIGN.map(normal));
  expect(LISTENED.filter(([key, by]) => by !== "editor" && taken.has(key))).toEqual([]);
});

test("every command has a title in both languages", () => {
  expect(COMMAND_LIST.length).toBeGreaterThan(50);
  for (const { id, title } of COMMAND_LIST) {
    expect(title.zh, id).toMatch(/\p{Script=Han}/u);
    expect(title.en.trim(), id).not.toBe("");
  }
});

test("nothing is done to a text that stands under a comparison, but to take back", () => {
  const story = { id: "covered" } as OpenStory;
  const [cover] = panels.flatMap((panel) => panel.cover ?? []);
  const over = vi.spyOn(cover!, "over").mockReturnValue(true);
  const at = vi.spyOn(desk, "story", "get").mockReturnValue(story);
  const enabled = () => COMMAND_LIST.filter(({ id, group, enabled }) => (/^(text|picture)\./.test(id) || (group === "text" && !id.startsWith("app."))) && (enabled?.() ?? true)).map(({ id }) => id);
  expect(enabled()).toEqual(["find.open", "text.counts"]);
  const find = vi.spyOn(cover!, "find").mockReturnValue();
  COMMAND_LIST.find(({ id }) => id === "find.open")!.run();
  expect(find).toHaveBeenCalledOnce();
  find.mockRestore();
  over.mockReturnValue(false);
  expect(enabled()).toContain("text.figure_library");
  at.mockRestore();
  over.mockRestore();
});
