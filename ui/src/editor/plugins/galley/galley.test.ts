import { type EditorState, TextSelection } from "prosemirror-state";
import { type Decoration, EditorView } from "prosemirror-view";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Hands } from "../../test/keys.ts";
import { stateOf } from "../../test/notation.ts";
import { galleyed, galleyEnd, galleyFirsts, galleyPlugin, galleyStarts, goToGalleyEnd, setGalley } from "./index.ts";
import { galleyNotation, galleyState, linesOf } from "../../test/galley.ts";

afterEach(() => void vi.useRealTimers());

const marks = (state: EditorState): Decoration[] =>
  (state.plugins.find((plugin) => "galley$" === (plugin as unknown as { key: string }).key)!.getState(state) as { set: { find: () => Decoration[] } }).set.find();
const typeOf = (mark: Decoration) => (mark as unknown as { type: object }).type;

/** Before, keys, after; the page has not answered yet. */
function check(before: string, keys: string, after: string): void {
  const hands = new Hands(galleyState(before));
  for (const [, text, key] of keys.matchAll(/"([^"]*)"|(\S+)/g)) {
    if (text !== undefined) hands.type(text);
    else hands.press(key!);
  }
  expect(galleyNotation(hands.state)).toBe(after);
}

describe("between a key and the page's fresh lines", () => {
  test.each([
    ["typing inside a line", "<p>一二|三¦四五</p>", '"新"', "<p>一二新|三¦四五</p>"],
    ["typing at a break ends the line before", "<p>一二三|¦四五</p>", '"新"', "<p>一二三新¦|四五</p>"],
    ["typing at the start of a block", "<p>|一二¦三四</p>", '"新"', "<p>新|一二¦三四</p>"],
    ["typing at the end of a block", "<p>一二¦三四|</p>", '"新"', "<p>一二¦三四新|</p>"],
    ["splitting inside a line", "<p>一二¦三|四¦五六</p>", "Enter", "<p>一二¦三</p><p>|四¦五六</p>"],
    ["splitting at a break", "<p>一二|¦三四¦五六</p>", "Enter", "<p>一二</p><p>|三四¦五六</p>"],
    ["joining keeps the break between them", "<p>一二¦三四</p><p>|五六¦七</p>", "Backspace", "<p>一二¦三四¦|五六¦七</p>"],
    ["joining with an empty block", "<p>一¦二</p><p>|</p>", "Backspace", "<p>一¦二|</p>"],
    ["taking a section head into the text", "<p>一¦二</p><h2>|三四</h2>", "Backspace", "<p>一¦二</p><p>|三四</p>"],
  ])("%s", (_, before, keys, after) => check(before, keys, after));

  test("what is deleted over a break takes it along; the first sign of a line hands it on", () => {
    const cut = (before: string, from: number, to: number) => {
      const state = galleyState(before);
      const start = state.doc.child(0).nodeSize + 2;
      return galleyNotation(state.apply(state.tr.delete(start + from, start + to)));
    };
    expect(cut("<p>一二¦三四¦五|</p>", 2, 3)).toBe("<p>一二¦四¦五|</p>");
    expect(cut("<p>一二¦三四¦五|</p>", 1, 4)).toBe("<p>一¦五|</p>");
    expect(cut("<p>一二¦三四|</p>", 2, 4)).toBe("<p>一二|</p>");
  });

  test("undo brings the lines back as they stood", () => {
    const hands = new Hands(galleyState("<p>一二¦三|四</p><p>五¦六</p>"));
    hands.press("Enter");
    hands.type("新");
    for (let round = 0; round < 3; round += 1) hands.press("Mod-z");
    expect(galleyNotation(hands.state)).toBe("<p>一二¦三|四</p><p>五¦六</p>");
  });

  test("what stands before an edit is not drawn anew, nor what stands behind it", () => {
    const state = galleyState("<p>一¦二</p><p>三|¦四</p><ul><li><p>五¦六</p></li></ul><p>七¦八</p>");
    const after = state.apply(state.tr.insertText("新"));
    const [old, now] = [new Set(marks(state).map(typeOf)), marks(after)];
    expect(now.map((mark) => old.has(typeOf(mark)))).toEqual([true, true, false, false, true, true, true, true]);
  });
});

test("a key in a line leaves the elements of all lines as they are", () => {
  const view = new EditorView(document.createElement("div"), { state: galleyState("<p>一二¦三|四¦五六</p>") });
  const before = [...view.dom.querySelectorAll(".galley-line")];
  view.dispatch(view.state.tr.insertText("新"));
  expect([...view.dom.querySelectorAll(".galley-line")].map((sign, at) => sign === before[at])).toEqual([true, true, true]);
  view.destroy();
});

describe("fresh lines", () => {
  test("only blocks whose lines are others are drawn anew, although all numbers behind them are", () => {
    const state = galleyState("<p>一¦二</p><p>三四|五¦六</p><p>七¦八</p>");
    const fresh = linesOf("<p>一¦二</p><p>三四¦五¦六</p><p>七¦八</p>", state);
    const after = state.apply(galleyed(state, { lines: fresh, shown: "lines", words: "end" }));
    const old = new Set(marks(state).map(typeOf));
    expect(marks(after).map((mark) => old.has(typeOf(mark)))).toEqual([true, true, false, false, false, true, true]);
    const again = after.apply(galleyed(after, { lines: fresh, shown: "lines", words: "end" }));
    expect(marks(again).map(typeOf)).toEqual(marks(after).map(typeOf));
  });

  test("of a document that was typed in since are put where they belong", () => {
    const state = galleyState("<p>一二三四五|六</p><p>七八</p>");
    const lines = linesOf("<p>一二¦三四¦五六</p><p>七¦八</p>", state);
    const later = state.apply(state.tr.insertText("新来"));
    const shown = (of: EditorState, at: EditorState) => galleyNotation(at.apply(galleyed(at, { lines, shown: "lines", words: "", of: of.doc })));
    expect(shown(state, later)).toBe("<p>一二¦三四¦五新来|六</p><p>七¦八</p>");
    const start = state.doc.child(0).nodeSize + 2;
    const cut = state.apply(state.tr.delete(start + 1, start + 3));
    expect(shown(state, cut)).toBe("<p>一¦四¦五|六</p><p>七¦八</p>");
    const gone = state.apply(state.tr.delete(start - 1, start + 7));
    expect(() => shown(state, gone)).not.toThrow();
  });

  test("a line of other channels only has none; its neighbour carries the break", () => {
    const state = galleyState("<p>一二<web>网</web>三四|</p>");
    const [first] = linesOf("<p>一二三四</p>", state);
    const lines = [{ ...first!, to: 2 }, { ...first!, from: 2, to: 5, number: 2 }];
    const after = state.apply(galleyed(state, { lines, shown: "lines", words: "" }));
    expect(galleyNotation(after)).toBe("<p>一二<web>网</web>¦三四|</p>");
  });

  test("tables, captions and titles stay as they are, and what nobody knows is left out", () => {
    const state = galleyState("<t>题</t><p>一|</p><table><tr><td><p>二三</p></td></tr></table><fig><cap>四五</cap><cred></cred></fig>");
    const ids: string[] = ["nobody"];
    state.doc.descendants((node) => void (node.isTextblock && ids.push(String(node.attrs["id"]))));
    const lines = ids.flatMap((block) => [0, 1, 99].map((from, at) => ({ block, from, to: from + 1, number: at + 1, over: false })));
    const after = state.apply(galleyed(state, { lines, shown: "lines", words: "" }));
    expect(galleyStarts(after)).toEqual([state.doc.child(0).nodeSize + 2]);
  });

  test("signs are never cut, a parted word shows it, and spaces hang behind the line before", () => {
    const view = new EditorView(document.createElement("div"), { state: galleyState("<p>a𠮷¦𠮷b</p><p>news¦paper</p><p>one¦ two</p><p>一<br/>¦二</p>") });
    const html = [...view.dom.querySelectorAll("p")].map((line) => line.innerHTML.replaceAll(/ data-block="[^"]*"/g, "").replaceAll("galley-", ""));
    expect(html).toEqual([
      '<span class="line">a</span>𠮷<span class="line break">𠮷</span>b',
      '<span class="line">n</span>ews<span class="line break hyphen">p</span>aper',
      '<span class="line">o</span>ne <span class="line break">t</span>wo',
      '<span class="line">一</span><br><span class="line">二</span>',
    ]);
    view.destroy();
  });

  test("numbers run on over lines that no text of the story has", () => {
    const state = galleyState("<p>一¦二|</p><p>三</p>");
    const [first, second, third] = linesOf("<p>一¦二</p><p>三</p>", state);
    const view = new EditorView(document.createElement("div"), { state });
    setGalley(view, { lines: [{ ...first!, number: 3 }, { ...second!, number: 5 }, { ...third!, number: 8 }], shown: "lines", words: "" });
    const numbers = galleyFirsts(view.state);
    expect([numbers.get(first!.block), numbers.get(third!.block)]).toEqual([3, 8]);
    expect([...view.dom.querySelectorAll<HTMLElement>(".galley-line")].map((sign) => sign.dataset["step"])).toEqual([undefined, "2", undefined]);
    view.destroy();
  });
});

describe("where the page ends", () => {
  test("is said at the very word, and what follows is marked", () => {
    const view = new EditorView(document.createElement("div"), { state: galleyState("<p>一二¦三四|</p><p>五</p>", 2) });
    expect(view.dom.querySelector(".galley-end")?.getAttribute("data-words")).toBe("end");
    expect([...view.dom.querySelectorAll(".galley-over")].map((one) => one.textContent).join("")).toBe("三四五");
    expect(galleyEnd(view.state)).toBe(view.state.doc.child(0).nodeSize + 4);
    expect(goToGalleyEnd(view)).toBe(true);
    expect(view.state.selection.head).toBe(galleyEnd(view.state));
    setGalley(view, null);
    expect([view.dom.querySelector(".galley-line"), galleyEnd(view.state), goToGalleyEnd(view)]).toEqual([null, null, false]);
    view.destroy();
  });

  test("stands in front of a whole block without a break of its own", () => {
    const view = new EditorView(document.createElement("div"), { state: galleyState("<p>一二|</p><p>三</p>", 2) });
    expect(view.dom.querySelectorAll("p")[1]!.outerHTML).toContain('class="galley-below"');
    view.destroy();
  });

  test("is all that is shown while the story is only written", () => {
    const state = galleyState("<p>一二¦三四|¦五六</p>");
    const view = new EditorView(document.createElement("div"), { state });
    setGalley(view, { lines: linesOf("<p>一二¦三四¦五六</p>", state, 2), shown: "end", words: "+2" });
    const shown = () => [...view.dom.querySelector("p")!.childNodes].map((node) => `${node.textContent}${node instanceof HTMLElement ? ` ${node.className} ${node.dataset["words"]}` : ""}`);
    expect(shown()).toEqual(["一二", "三 galley-mark +2", "四五六"]);
    view.dispatch(view.state.tr.insertText("新", view.state.doc.child(0).nodeSize + 3));
    expect(shown()).toEqual(["一新二", "三 galley-mark +2", "四五六"]);
    view.destroy();
  });
});

test("how a title fits is said beside it", () => {
  const state = stateOf("<t>题目|</t><p>文</p>");
  const view = new EditorView(document.createElement("div"), { state: state.reconfigure({ plugins: [galleyPlugin()] }) });
  const say = (words: string) => setGalley(view, { lines: [], shown: "lines", words: "", titles: [{ part: "title", words, over: true }, { part: "kicker", words: "x", over: false }] });
  const said = () => [...view.dom.querySelectorAll(".galley-fit")].map((one) => one.getAttribute("data-fit"));
  say("超 2 字");
  expect(said()).toEqual(["超 2 字"]);
  view.dispatch(view.state.tr.insertText("新"));
  expect(said()).toEqual(["超 2 字"]);
  say("超 3 字");
  expect(said()).toEqual(["超 3 字"]);
  view.destroy();
});

test("while an input method composes the lines stay, and the newest come when it is done", () => {
  vi.useFakeTimers();
  const state = galleyState("<p>一二¦三四|</p>");
  const view = new EditorView(document.createElement("div"), { state });
  const { input } = view as unknown as { input: { composing: boolean } };
  const fresh = (source: string) => setGalley(view, { lines: linesOf(source, view.state), shown: "lines", words: "" });
  input.composing = true;
  fresh("<p>一¦二三四</p>");
  fresh("<p>一二三¦四</p>");
  expect(galleyNotation(view.state)).toBe("<p>一二¦三四|</p>");
  view.dom.dispatchEvent(new Event("compositionend"));
  expect(galleyNotation(view.state)).toBe("<p>一二¦三四|</p>");
  vi.advanceTimersByTime(100);
  expect(galleyNotation(view.state)).toBe("<p>一二三¦四|</p>");
  view.destroy();
});

test("what is copied is the text alone", () => {
  const state = galleyState("<p>[一二¦三四]</p>", 2);
  const view = new EditorView(document.createElement("div"), { state });
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, state.selection.from, state.selection.to)));
  const { dom, text } = view.serializeForClipboard(view.state.selection.content());
  expect([text, dom.textContent, dom.querySelector("[class]")]).toEqual(["一二三四", "一二三四", null]);
  view.destroy();
});
