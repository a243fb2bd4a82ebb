import { afterEach, expect, test } from "vitest";
import { createEditor, type Editor } from "../editor";
import { escapes } from "./escape";

// The tests' document has no layout: every place is the same empty rectangle.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

let editor: Editor;
let box: HTMLElement;

function open(): void {
  const line = (type: string) => ({ type });
  const head = ["web_title", "kicker", "title", "subtitle", "abstract"].map(line);
  const doc = { type: "doc", content: [{ type: "head", content: head }, { type: "body", content: [{ type: "paragraph" }] }] };
  box = document.body.appendChild(document.createElement("div"));
  editor = createEditor({ mount: document.body.appendChild(document.createElement("div")), doc, language: "zh-CN", tools: { slash: { changed: () => {}, key: () => false } } });
  editor.focus("body");
}

afterEach(() => {
  editor.destroy();
  document.body.replaceChildren();
});

/** How often an Escape there closes the box, when two listen for it. */
function press(target: HTMLElement, key = "Escape"): number {
  let closed = 0;
  const heard = (event: KeyboardEvent) => void (closed += Number(escapes(event, box, editor.view.dom)));
  const other = (event: KeyboardEvent) => heard(event);
  for (const one of [heard, other]) window.addEventListener("keydown", one);
  target.dispatchEvent(new KeyboardEvent("keydown", { key, keyCode: 27, bubbles: true, cancelable: true }));
  for (const one of [heard, other]) window.removeEventListener("keydown", one);
  return closed;
}

test("Escape in the text or in the box closes it, once", () => {
  open();
  expect(press(editor.view.dom)).toBe(1);
  expect(press(box)).toBe(1);
  expect(press(document.body)).toBe(0);
  expect(press(box, "a")).toBe(0);
});

test("an Escape that closes the slash menu closes nothing else", () => {
  open();
  editor.view.dispatch(editor.view.state.tr.insertText("/"));
  expect(press(editor.view.dom)).toBe(0);
  expect(press(editor.view.dom)).toBe(1);
});
