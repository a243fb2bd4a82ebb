import { keydownHandler } from "prosemirror-keymap";
import { expect, test } from "vitest";
import { bindings } from "./keymap.ts";
import { stateOf } from "./test/notation.ts";

/** Which of these keys do something here. */
function live(own: Parameters<typeof bindings>[0], ...keys: string[]): string[] {
  const state = stateOf("<p>[ab]</p>");
  const press = keydownHandler(bindings(own));
  const view = { state, dispatch: () => undefined };
  return keys.filter((name) => press(view as never, new KeyboardEvent("keydown", { key: name.slice(-1), ctrlKey: true, keyCode: name.slice(-1).toUpperCase().charCodeAt(0) } as KeyboardEventInit)));
}

test("the editor follows the person's own keys", () => {
  expect(live({}, "Mod-b", "Mod-j")).toEqual(["Mod-b"]);
  expect(live({ bold: "Mod-j" }, "Mod-b", "Mod-j")).toEqual(["Mod-j"]);
  expect(live({ bold: null }, "Mod-b", "Mod-j")).toEqual([]);
  expect(live({ undo: "Mod-j" }, "Mod-z", "Mod-j")).toEqual(["Mod-j"]);
});
