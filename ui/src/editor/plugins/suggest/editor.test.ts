/** Tracking in a whole editor: what comes from outside of the text, and what is told. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createEditor, type Editor } from "../../editor.ts";
import { spotIn, textFields } from "../../find/fields.ts";
import { replaceFound } from "../../find/replace.ts";
import { readingOf } from "../../suggest/reading.ts";
import { readDoc } from "../../state.ts";
import { moveUnits } from "../../units.ts";
import { bodyStart } from "../../places.ts";
import { content, notation, stateOf } from "../../test/notation.ts";
import type { EditorOptions, NodeJson } from "../../types.ts";
import { decide, goToSuggestion, nextSuggestion, suggestionAt, suggestions } from "./decide.ts";
import { setTracking } from "./index.ts";

// The tests' document has no layout: every place is the same empty rectangle.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

let editor: Editor;
const onChange = vi.fn<NonNullable<EditorOptions["onChange"]>>();
beforeEach(() => onChange.mockClear());
afterEach(() => editor.destroy());

const json = (source: string) => stateOf(source).doc.toJSON() as NodeJson;

function open(doc: NodeJson): Editor {
  editor = createEditor({ mount: document.body.appendChild(document.createElement("div")), doc, language: "zh-CN", onChange });
  setTracking(editor.view, { on: true, person: { id: "ann" }, now: () => "2026-11-26T10:00:00+08:00" });
  return editor;
}
const shown = () => content(editor.view.state.doc);
const kinds = () => suggestions(editor.view.state).map(({ kind }) => kind);

test("find and replace: every place is a suggestion of its own, and what is struck is not found again", () => {
  const { view } = open(json("<p>江堤，江堤</p><p>江堤</p>"));
  const spots = () => textFields(view.state.doc).flatMap((field) => [...field.text.matchAll(/江堤/g)].map(({ index }) => spotIn(view.state.doc, field, index, index + 2)));
  replaceFound(view, spots().map((spot) => ({ spot, text: "大坝" })), []);
  expect(shown()).toBe("<p><del>江堤</del><ins>大坝</ins>，<del>江堤</del><ins>大坝</ins></p><p><del>江堤</del><ins>大坝</ins></p>");
  expect(kinds()).toEqual(["replacement", "replacement", "replacement"]);
  expect(spots()).toEqual([]);
  editor.undo();
  expect(shown()).toBe("<p>江堤，江堤</p><p>江堤</p>");
});

test("a version put back is suggested; what the library has already is not", () => {
  const doc = json("<t>题</t><p>甲乙</p><p>丙</p>");
  open(doc);
  const other = structuredClone(doc);
  other.content![1]!.content![0]!.content = [{ type: "text", text: "甲丁" }];
  editor.applyDoc(other, "restore");
  expect(shown()).toBe("<t>题</t><p>甲<del>乙</del><ins>丁</ins></p><p>丙</p>");
  expect(onChange.mock.lastCall![1]).toMatchObject({ tracked: true, decided: [], label: "restore" });
  editor.applyDoc(doc, "read", { silent: true });
  expect(shown()).toBe("<t>题</t><p>甲乙</p><p>丙</p>");
});

test("a block that is dragged is suggested as moved; taken back it is where it was", () => {
  const { view } = open(json("<p>甲</p><p>乙</p><p>丙</p>"));
  const start = bodyStart(view.state.doc);
  view.dispatch(moveUnits(view.state, { from: start, to: start + 3 }, start + 9)!);
  expect(kinds()).toEqual(["move"]);
  decide(view, "selection", "reject");
  decide(view, () => true, "reject");
  expect(shown()).toBe("<p>甲</p><p>乙</p><p>丙</p>");
});

test("a line of the title group that is set from outside", () => {
  open(json("<t>旧题</t><p>文</p>"));
  editor.setLine("title", "新题");
  expect(shown()).toBe("<t><del>旧</del><ins>新</ins>题</t><p>文</p>");
  expect(editor.line("title")).toBe("新题");
});

test("walking, deciding, and what is told of it", () => {
  const { view } = open(json("<p>甲乙</p><p>丙丁</p>"));
  const at = bodyStart(view.state.doc) + 1;
  view.dispatch(view.state.tr.insertText("一", at + 6).insertText("二", at));
  const [first, second] = suggestions(view.state);
  expect(nextSuggestion(view, 1)).toBe(true);
  expect(goToSuggestion(view, first!.id)).toBe(true);
  expect(suggestionAt(view.state)!.id).toBe(first!.id);
  decide(view, "selection", "accept", "accept");
  expect(onChange.mock.lastCall![1]).toMatchObject({ label: "accept", decided: [{ id: first!.id, verdict: "accept", now: "二" }] });
  expect(suggestionAt(view.state)!.id).toBe(second!.id);
  decide(view, "selection", "reject");
  expect(shown()).toBe("<p>二甲乙</p><p>丙丁</p>");
  editor.undo();
  editor.undo();
  expect(suggestions(view.state).map(({ id }) => id)).toEqual([first!.id, second!.id]);
});

test("both readings are documents of their own", () => {
  const { view } = open(json("<p>[甲]乙</p>"));
  view.dispatch(view.state.tr.insertText("丙", bodyStart(view.state.doc) + 1, bodyStart(view.state.doc) + 2));
  const read = (reading: "accepted" | "was") => content(readDoc(readingOf(editor.getDoc(), reading)));
  expect([read("accepted"), read("was")]).toEqual(["<p>丙乙</p>", "<p>甲乙</p>"]);
  expect(notation(view.state)).toContain("甲</del>");
});
