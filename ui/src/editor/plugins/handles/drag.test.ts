import { afterEach, expect, test, vi } from "vitest";
import { createEditor, type Editor } from "../../editor.ts";
import { notation, stateOf } from "../../test/notation.ts";
import type { NodeJson } from "../../types.ts";
import { Drag } from "./drag.ts";

let editor: Editor;
afterEach(() => {
  editor.destroy();
  document.body.replaceChildren();
});

function pressed(done: (clicked: boolean) => void): { drag: Drag; grip: HTMLElement } {
  const mount = document.body.appendChild(document.createElement("div"));
  editor = createEditor({ mount, doc: stateOf("<p>|a</p><p>b</p>").doc.toJSON() as NodeJson, language: "zh-CN" });
  const grip = Object.assign(document.body.appendChild(document.createElement("button")), { setPointerCapture: () => {} });
  const from = editor.view.state.doc.child(0).nodeSize + 1;
  const start = Object.assign(new MouseEvent("pointerdown", { clientX: 5, clientY: 5 }), { pointerId: 1 }) as unknown as PointerEvent;
  return { grip, drag: new Drag(editor.view, grip, { from, to: from + 3 }, start, () => {}, done) };
}

/** Whether somebody used the key up. */
const escape = () => !window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", cancelable: true }));

test("a press that does not move is a click", () => {
  const done = vi.fn();
  const { grip } = pressed(done);
  grip.dispatchEvent(new MouseEvent("pointerup"));
  expect(done).toHaveBeenCalledExactlyOnceWith(true);
});

test("Escape gives a drag up, and is nobody's afterwards", () => {
  const done = vi.fn();
  pressed(done);
  expect([escape(), escape()]).toEqual([true, false]);
  expect(done).toHaveBeenCalledExactlyOnceWith(false);
});

test("a drag that is ended from outside listens to nothing any more, and moves nothing", () => {
  const done = vi.fn();
  const { drag, grip } = pressed(done);
  drag.cancel();
  grip.dispatchEvent(new MouseEvent("pointerup"));
  expect(escape()).toBe(false);
  expect(done).toHaveBeenCalledExactlyOnceWith(false);
  expect(notation(editor.view.state)).toBe("<p>|a</p><p>b</p>");
});
