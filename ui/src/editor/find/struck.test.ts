/** Words that read as one once what is struck between them is gone. */
import { undo } from "prosemirror-history";
import { EditorView } from "prosemirror-view";
import { afterEach, expect, test } from "vitest";
import { openPlaces } from "../plugins/open.ts";
import { tracked } from "../plugins/suggest/index.ts";
import { accepted, asItWas } from "../suggest/resolve.ts";
import { content } from "../test/notation.ts";
import { keysOf } from "../test/keys.ts";
import { tracker } from "../test/tracking.ts";
import { spotIn, textFields } from "./fields.ts";
import { replaceFound } from "./replace.ts";

let view: EditorView;
afterEach(() => view.destroy());

/** A story of which a part was struck with the keys. */
function open(source: string, keys: string, on = true): void {
  const hands = tracker(source);
  keysOf(hands, keys);
  hands.dispatch(tracked(hands.state, { on, person: { id: "ann" }, now: () => "2026-11-26T10:00:00+08:00" }));
  view = new EditorView(document.createElement("div"), { state: hands.state });
}

const spots = (word: string) => textFields(view.state.doc).flatMap((field) => [...field.text.matchAll(new RegExp(word, "g"))].map(({ index }) => spotIn(view.state.doc, field, index, index + word.length)));
const words = ({ from, to }: { from: number; to: number }) => view.state.doc.textBetween(from, to);

test("a word with struck text inside is found, over both its sides; the struck one is not", () => {
  open("<p>老江[新旧]堤，旧堤</p>", "Backspace");
  expect(spots("江堤").map(words)).toEqual(["江新旧堤"]);
  expect(spots("新旧")).toEqual([]);
  expect(spots("老").map(words)).toEqual(["老"]);
  expect(spots("旧堤").map(words)).toEqual(["旧堤"]);
});

test("what is struck beside a word is not part of it", () => {
  open("<p>甲[乙]丙丁</p>", "Backspace");
  expect([spots("甲").map(words), spots("丙").map(words)]).toEqual([["甲"], ["丙"]]);
});

test.each([
  [true, "大坝", "<p>老<del>江</del><ins>大坝</ins><del>新堤</del></p>"],
  [false, "大坝", "<p>老大坝<del>新</del></p>"],
  [true, "江大堤", "<p>老江<del>新</del><ins>大</ins>堤</p>"],
  [true, "", "<p>老<del>江新堤</del></p>"],
])("replaced, tracking %s, by %s", (on, text, after) => {
  open("<p>老江[新]堤</p>", "Backspace", on);
  const before = view.state.doc;
  replaceFound(view, spots("江堤").map((spot) => ({ spot, text })), []);
  expect(content(view.state.doc)).toBe(after);
  expect(content(accepted(view.state.doc))).toBe(`<p>老${text}</p>`);
  if (on) expect(content(asItWas(view.state.doc))).toBe("<p>老江新堤</p>");
  undo(view.state, view.dispatch);
  expect(view.state.doc.eq(before)).toBe(true);
});

test("an open place that reads as one is open", () => {
  open("<p>约〔待[再]核〕人</p>", "Backspace");
  expect(openPlaces(view.state).map(({ text, pos, end }) => [text, view.state.doc.textBetween(pos!, end!)])).toEqual([["〔待核〕", "〔待再核〕"]]);
});
