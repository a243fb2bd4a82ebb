import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Selection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { Labels } from "../labels.ts";
import { createState } from "../state.ts";
import { stateOf } from "../test/notation.ts";
import { asideMarksPlugin, watchAsides } from "./aside-marks.ts";
import { asidesPlugin, setAsides } from "./asides.ts";

const ENDS_AT = 500;
const LINE = 30;
let view: EditorView;
const heard = vi.fn();

/** Paragraphs one below the other, each a line high, all as wide as the page. */
function laidOut(this: HTMLElement): DOMRect {
  const at = this.tagName === "P" ? [...this.parentElement!.children].indexOf(this) : -1;
  return at < 0 ? new DOMRect(0, 0, 800, 600) : new DOMRect(100, at * LINE, ENDS_AT - 100, LINE);
}

const button = () => document.querySelector<HTMLButtonElement>(".aside-mark")!;
const frame = () => vi.advanceTimersByTime(20);
/** The second paragraph: where it begins, and its id. */
const second = () => ({ pos: view.state.doc.child(0).nodeSize + 1 + view.state.doc.child(1).child(0).nodeSize, id: String(view.state.doc.child(1).child(1).attrs["id"]) });

function move(x: number, y: number, buttons = 0): void {
  document.documentElement.dispatchEvent(new MouseEvent("pointermove", { clientX: x, clientY: y, buttons }));
  frame();
}

/** A story of three paragraphs; something belongs to the second one and to words in it. */
function open(inMarked: boolean): void {
  const { doc } = stateOf("<p>甲乙丙丁|</p><p>戊己庚辛</p><p>壬癸</p>");
  const mount = document.body.appendChild(document.createElement("div"));
  view = new EditorView(mount, { state: createState(doc, [asidesPlugin(), asideMarksPlugin(new Labels({ aside: "打开" }))]) });
  const { pos, id } = second();
  const whole = { block: id, quote: "", from: 0, to: 0 };
  setAsides(view, [{ id: "words", anchor: { ...whole, quote: "己庚", from: 1, to: 3 } }, { id: "block", anchor: whole }]);
  if (inMarked) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(pos + 2))));
  watchAsides(view, heard);
  frame();
}

beforeEach(() => {
  vi.useFakeTimers();
  heard.mockClear();
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(laidOut);
});
afterEach(() => {
  view.destroy();
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("a press on the mark tells all that belongs to the block and to words in it", () => {
  open(false);
  expect(button().hidden).toBe(true);
  move(ENDS_AT + 12, LINE + 10);
  expect(button().hidden).toBe(false);
  expect(button().style.top).toBe(`${LINE}px`);
  button().click();
  expect([...(heard.mock.calls[0]![0] as string[])].sort()).toEqual(["block", "words"]);
});

test.each([
  ["beside a block without anything", ENDS_AT + 12, 10, 0],
  ["in the text", ENDS_AT - 3, LINE + 10, 0],
  ["further out in the margin", ENDS_AT + 40, LINE + 10, 0],
  ["while something is selected with the pointer", ENDS_AT + 12, LINE + 10, 1],
])("there is no button %s", (_where, x, y, buttons) => {
  open(false);
  move(x, y, buttons);
  expect(button().hidden).toBe(true);
});

test("the mark of the block with the cursor can be reached by keyboard, and gives no focus away by a press", () => {
  open(true);
  expect(button().hidden).toBe(false);
  expect(button().getAttribute("aria-label")).toBe("打开");
  button().focus();
  expect(document.activeElement).toBe(button());
  expect(button().dispatchEvent(new MouseEvent("mousedown", { cancelable: true }))).toBe(false);
});

test("it goes at a key without anything being measured, and comes back when the marks are made anew", () => {
  open(true);
  const asked = vi.mocked(HTMLElement.prototype.getBoundingClientRect);
  asked.mockClear();
  view.dispatch(view.state.tr.insertText("字", second().pos + 1));
  expect(button().hidden).toBe(true);
  vi.advanceTimersByTime(200);
  expect(asked).not.toHaveBeenCalled();
  setAsides(view, [{ id: "block", anchor: { block: second().id, quote: "", from: 0, to: 0 } }]);
  frame();
  expect(button().hidden).toBe(false);
});

test("below something that covers the manuscript there is none", () => {
  open(true);
  view.dom.parentElement!.setAttribute("inert", "");
  move(ENDS_AT + 12, LINE + 10);
  expect(button().hidden).toBe(true);
});

test("it goes with its editor", () => {
  open(true);
  view.destroy();
  expect(document.querySelector(".aside-mark")).toBeNull();
});
