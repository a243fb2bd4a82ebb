import { redo, undo } from "prosemirror-history";
import { EditorState, Plugin } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { afterEach, expect, test } from "vitest";
import { clearFound, foundIn, showFound } from "../plugins/found.ts";
import { watchOutside } from "../plugins/outside.ts";
import { Labels } from "../labels.ts";
import { showTrims, trimsPlugin } from "../plugins/trims/index.ts";
import { content, notation, stateOf } from "../test/notation.ts";
import { spotIn, textFields } from "./fields.ts";
import { replaceFound } from "./replace.ts";

let view: EditorView;
afterEach(() => view.destroy());

function open(source: string): EditorView {
  view = new EditorView(document.createElement("div"), { state: stateOf(source) });
  return view;
}

/** Every place of `word`, as the backend would find it. */
function spots(word: string) {
  const { doc } = view.state;
  return textFields(doc).flatMap((field) => {
    const found = [];
    for (let at = field.text.indexOf(word); at >= 0; at = field.text.indexOf(word, at + word.length)) found.push(spotIn(doc, field, at, at + word.length));
    return found;
  });
}

/** Before, what becomes what, after. */
function check(before: string, word: string, text: string, after: string): void {
  open(before);
  const first = notation(view.state);
  replaceFound(view, spots(word).map((spot) => ({ spot, text })), []);
  view.state.doc.check();
  expect(notation(view.state).replace(/[|[\]]/g, "")).toBe(after);
  undo(view.state, view.dispatch);
  expect(notation(view.state)).toBe(first);
  view.destroy();
}

test("replaces in titles, text, tables and captions, as one step", () => {
  check("<t>新桥</t><p>|新桥和新桥</p>", "新桥", "大桥", "<t>大桥</t><p>大桥和大桥</p>");
  check("<fig><cap>|新桥</cap><cred>a</cred></fig>", "新桥", "", "<fig><cap></cap><cred>a</cred></fig>");
  check("<table><tr><td><p>|a</p></td><td><p>aa</p></td></tr></table>", "a", "bc", "<table><tr><td><p>bc</p></td><td><p>bcbc</p></td></tr></table>");
});

test("marks stay on what stays, and go over to what is new", () => {
  check("<p>|他<b>说新桥</b>好</p>", "新桥", "大桥", "<p>他<b>说大桥</b>好</p>");
  check("<p>|<b>新桥</b>通车</p>", "新桥通车", "老桥通车", "<p><b>老桥</b>通车</p>");
  check("<p>|a<i>bc</i>d</p>", "abcd", "xyz", "<p>xyz</p>");
  check("<p>|<b>新</b>桥</p>", "新桥", "新大桥", "<p><b>新大</b>桥</p>");
});

test("line breaks are characters", () => {
  check("<p>|甲<br/>乙</p>", "甲\n乙", "丙", "<p>丙</p>");
  check("<p>|甲、乙</p>", "、", "\n", "<p>甲<br/>乙</p>");
});

test("characters of two units stay whole", () => {
  check("<p>|𠮷野</p>", "𠮷", "𠀀", "<p>𠀀野</p>");
  check("<p>|一𠮷</p>", "一𠮷", "二𡈽", "<p>二𡈽</p>");
});

test("fields of blocks are found and replaced", () => {
  open("<box><p>|甲</p></box>");
  const box = view.state.doc.child(0).nodeSize + 1;
  view.dispatch(view.state.tr.setNodeAttribute(box, "title", "新桥和新桥"));
  const found = spots("新桥");
  expect(found.map(({ attr, start, value }) => [attr, start, value])).toEqual([["title", 0, "新桥和新桥"], ["title", 3, "新桥和新桥"]]);
  replaceFound(view, found.map((spot) => ({ spot, text: "大桥" })), []);
  expect(view.state.doc.nodeAt(box)?.attrs["title"]).toBe("大桥和大桥");
});

test("what was found moves along with edits, and is dropped where it is edited itself", () => {
  open("<p>|aXbXc</p><p>X</p>");
  const [first, second, third] = spots("X");
  showFound(view, { spots: [first!, second!, third!], current: second!, scope: null });
  view.dispatch(view.state.tr.insertText("新", first!.from - 1));
  expect(foundIn(view.state).spots.map(({ from }) => from)).toEqual([first!.from + 1, second!.from + 1, third!.from + 1]);
  expect(foundIn(view.state).current).toBe(foundIn(view.state).spots[1]);
  view.dispatch(view.state.tr.delete(second!.from + 1, second!.to + 1));
  expect(foundIn(view.state).spots.map(({ from }) => from)).toEqual([first!.from + 1, third!.from]);
  expect(foundIn(view.state).current).toBe(null);
  clearFound(view);
  expect(foundIn(view.state).spots).toEqual([]);
});

test("typing beside a match does not make it longer", () => {
  open("<p>|ab</p>");
  const [only] = spots("a");
  showFound(view, { spots: [only!], current: null, scope: null });
  view.dispatch(view.state.tr.insertText("x", only!.to).insertText("y", only!.from));
  expect(foundIn(view.state).spots.map(({ from, to }) => [from, to])).toEqual([[only!.from + 1, only!.to + 1]]);
});

test("one undo takes back text and details, one redo brings both again", () => {
  open("<p>|新桥</p>");
  const told: unknown[] = [];
  watchOutside(view, (changes) => told.push(...changes.map(({ before, after }) => `${String(before)}>${String(after)}`)));
  replaceFound(view, spots("新桥").map((spot) => ({ spot, text: "大桥" })), [{ path: ["slug"], before: "新桥", after: "大桥" }]);
  undo(view.state, view.dispatch);
  expect(notation(view.state)).toBe("<p>|新桥</p>");
  redo(view.state, view.dispatch);
  expect(told).toEqual(["新桥>大桥", "大桥>新桥", "新桥>大桥"]);
});

test("details alone are a step of their own", () => {
  open("<p>|甲</p>");
  const told: unknown[] = [];
  watchOutside(view, (changes) => told.push(...changes.map(({ after }) => after)));
  view.dispatch(view.state.tr.insertText("乙"));
  replaceFound(view, [], [{ path: ["slug"], before: "a", after: "b" }]);
  view.dispatch(view.state.tr.insertText("丙"));
  undo(view.state, view.dispatch);
  expect([notation(view.state), told]).toEqual(["<p>乙|甲</p>", ["b"]]);
  undo(view.state, view.dispatch);
  expect([notation(view.state), told]).toEqual(["<p>乙|甲</p>", ["b", "a"]]);
  undo(view.state, view.dispatch);
  expect(notation(view.state)).toBe("<p>|甲</p>");
});

function openWith(source: string, plugin: Plugin): EditorView {
  const { doc, plugins } = stateOf(source);
  view = new EditorView(document.createElement("div"), { state: EditorState.create({ doc, plugins: [plugin, ...plugins] }) });
  return view;
}

test("what a view hides is replaced along with the rest, and keeps its restriction", () => {
  openWith("<p>新桥</p><p only='web'>新桥</p><p>a<web>新桥</web></p>", trimsPlugin(new Labels({})));
  view.dispatch(showTrims(view.state, "print"));
  expect(replaceFound(view, spots("新桥").map((spot) => ({ spot, text: "大桥" })), [])).toBe(3);
  expect(content(view.state.doc)).toBe("<p>大桥</p><p only='web'>大桥</p><p>a<web>大桥</web></p>");
});

test("a replacement that is refused counts as none", () => {
  openWith("<p>新桥</p>", new Plugin({ filterTransaction: (tr) => !tr.docChanged }));
  expect(replaceFound(view, spots("新桥").map((spot) => ({ spot, text: "大桥" })), [])).toBe(0);
  expect(content(view.state.doc)).toBe("<p>新桥</p>");
});
