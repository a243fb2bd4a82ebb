/** What else stands at places of the text, with tracking on: it goes along as it does without. */
import { undo, undoDepth } from "prosemirror-history";
import { EditorState, Plugin, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { describe, expect, test } from "vitest";
import { spotIn, textFields } from "../../find/fields.ts";
import { Labels } from "../../labels.ts";
import { bodyStart } from "../../places.ts";
import { galleyNotation, galleyState } from "../../test/galley.ts";
import { Hands, keysOf } from "../../test/keys.ts";
import { content, notation, stateOf } from "../../test/notation.ts";
import { become, tracker } from "../../test/tracking.ts";
import { commentPlaces, markComment } from "../comments.ts";
import { dimmed, dimPlugin, lightOf } from "../dim.ts";
import { foundIn, showFound } from "../found.ts";
import { openPlaces } from "../open.ts";
import { arrived, beginWaiting, waitingAt, waitingPlugin } from "../pictures/waiting.ts";
import { setSpans, spanPlaces } from "../spans.ts";
import { showTrims, trimsPlugin } from "../trims/index.ts";
import { deciding } from "./decide.ts";

/** Hands of somebody who suggests, with more plugins. */
function handsOn(state: EditorState, ...more: Plugin[]): Hands {
  const hands = new Hands(state.reconfigure({ plugins: [...more, ...state.plugins] }));
  become(hands, "ann");
  return hands;
}
const viewOf = (hands: Hands) => hands as unknown as EditorView;

test("signs that were typed as a pair are passed over", () => {
  const hands = tracker("<p>他说：|</p>");
  keysOf(hands, '`"好"`');
  expect(notation(hands.state)).toBe("<p>他说：<ins>“好”</ins>|</p>");
});

test.each([
  ["a quote", "<p>他说：|</p>", '`"` Backspace', "<p>他说：|</p>"],
  ["a mark", "<p>你好|</p>", "`,` Backspace", "<p>你好<ins>,</ins>|</p>"],
  ["a head", "<p>|文</p>", '"## " Backspace', "<p><ins>## </ins>|文</p>"],
  ["a list", "<p>|文</p>", '"- " Backspace', "<p><ins>- </ins>|文</p>"],
])("Backspace gives back what a rule took: %s", (_name, before, keys, after) => {
  const hands = tracker(before);
  keysOf(hands, keys);
  expect(notation(hands.state)).toBe(after);
});

test.each([
  ["a head over words that were chosen", "<p>[旧]</p>", '"## 新"', "<h2 acts='change'><del>旧</del><ins>新</ins>|</h2>"],
  ["a list before what was struck", "<p>[旧]</p>", 'Backspace "- 新"', "<ul><li><p acts='change'><ins>新</ins>|<del>旧</del></p></li></ul>"],
  ["a mark behind what was struck", "<p>你好[呀]</p>", '"," "世"', "<p>你好<del>呀</del><ins>，世</ins>|</p>"],
])("rules read past what is struck: %s", (_name, before, keys, after) => {
  const hands = tracker(before);
  keysOf(hands, keys);
  expect(notation(hands.state).replaceAll("|", "")).toBe(after.replaceAll("|", ""));
});

test("what is typed in one go is one step of undo", () => {
  const hands = tracker("<p>前|后</p>");
  keysOf(hands, '"新闻来了"');
  expect(undoDepth(hands.state)).toBe(1);
  undo(hands.state, hands.dispatch);
  expect(content(hands.state.doc)).toBe("<p>前后</p>");
});

test("what was found is still marked beside an edit, and behind a decision", () => {
  const hands = handsOn(stateOf("<p>江堤和江堤|</p>"));
  const [field] = textFields(hands.state.doc);
  const spots = [0, 3].map((at) => spotIn(hands.state.doc, field!, at, at + 2));
  showFound(viewOf(hands), { spots, current: spots[1]!, scope: null });
  hands.dispatch(hands.state.tr.insertText("大坝", bodyStart(hands.state.doc) + 1, bodyStart(hands.state.doc) + 3));
  const words = () => foundIn(hands.state).spots.map(({ from, to }) => hands.state.doc.textBetween(from, to));
  expect(words()).toEqual(["江堤"]);
  hands.dispatch(deciding(hands.state, () => true, "accept")!);
  expect([content(hands.state.doc), words()]).toEqual(["<p>大坝和江堤</p>", ["江堤"]]);
});

test("what is said of words stays on them while they are edited, decided on and undone", () => {
  const hands = tracker("<p>前面的话|，后面的话</p>");
  const block = String(hands.state.doc.child(1).child(0).attrs["id"]);
  setSpans(viewOf(hands), "since", [{ block, runs: [{ from: 0, to: 4, attrs: { class: "a" } }, { from: 5, to: 9, attrs: { class: "b" } }] }]);
  const said = () => spanPlaces(hands.state, "since").map(({ from, to }) => hands.state.doc.textBetween(from, to));
  keysOf(hands, '"新"');
  expect(said()).toEqual(["前面的话", "后面的话"]);
  hands.dispatch(deciding(hands.state, () => true, "accept")!);
  expect(said()).toEqual(["前面的话", "后面的话"]);
});

test("comments go along with their words, struck or not", () => {
  const hands = tracker("<p>甲[乙丙]丁</p>");
  const { from, to } = hands.state.selection;
  markComment(viewOf(hands), "c1", from, to);
  keysOf(hands, '"新"');
  expect(commentPlaces(hands.state).get("c1")?.text).toContain("乙丙");
  hands.dispatch(deciding(hands.state, () => true, "reject")!);
  expect(commentPlaces(hands.state).get("c1")?.text).toBe("乙丙");
});

test("the light stays with the block that is written", () => {
  const state = stateOf("<p>甲|</p><p>乙</p>");
  const hands = handsOn(state, dimPlugin());
  hands.state = dimmed(hands.state, true);
  keysOf(hands, 'Enter "新"');
  expect(lightOf(hands.state)).toEqual(["新"]);
});

test("lines of the page go along", () => {
  const hands = handsOn(galleyState("<p>一二|三¦四五</p><p>六¦七</p>"));
  keysOf(hands, '"新"');
  expect(galleyNotation(hands.state)).toBe("<p>一二<ins>新</ins>|三¦四五</p><p>六¦七</p>");
});

test("a picture that is waited for stands where it was asked for", () => {
  const hands = handsOn(stateOf("<p>甲|</p><p>乙</p>"), waitingPlugin(new Labels({})));
  hands.dispatch(beginWaiting(hands.state, { id: "w", text: "…" }));
  keysOf(hands, '"新"');
  expect(waitingAt(hands.state, "w")).not.toBeNull();
  hands.dispatch(arrived(hands.state, "w", [{ media: "a".repeat(64), caption: "图" }])!);
  expect(content(hands.state.doc)).toBe("<p>甲<ins>新</ins></p><fig acts='insert'><cap>图</cap><cred></cred></fig><p>乙</p>");
});

test("what is edited in a view of one channel is suggested too", () => {
  const hands = handsOn(stateOf("<p>甲|乙<web>网</web></p><p only='web'>丙</p><p>丁</p>"), trimsPlugin(new Labels({})));
  hands.dispatch(showTrims(hands.state, "print"));
  keysOf(hands, '"新" Enter');
  expect(content(hands.state.doc)).toBe("<p>甲<ins>新</ins></p><p acts='split'>乙<web>网</web></p><p only='web'>丙</p><p>丁</p>");
});

describe("open places", () => test.each([
  ["put in", "<p>约|人</p>", "`〔待核：数字〕`", ["〔待核：数字〕"]],
  ["struck", "<p>约[〔待核〕]人</p>", "Backspace", []],
  ["struck in part", "<p>约〔待[核]〕人</p>", "Backspace", []],
])("%s", (_name, before, keys, after) => {
  const hands = tracker(before, "ann", "en");
  keysOf(hands, keys);
  expect(openPlaces(hands.state).map(({ text }) => text)).toEqual(after);
}));

test("a decoration of somebody else stays on the block of which another style is suggested", () => {
  const mine = new Plugin<DecorationSet>({
    state: {
      init: (_config, { doc }) => DecorationSet.create(doc, [Decoration.node(bodyStart(doc), bodyStart(doc) + doc.child(1).child(0).nodeSize, { class: "x" })]),
      apply: (tr, set) => set.map(tr.mapping, tr.doc),
    },
  });
  const state = stateOf("<p>甲|</p><p>乙</p>");
  const hands = new Hands(EditorState.create({ doc: state.doc, plugins: [mine, ...state.plugins] }));
  hands.dispatch(hands.state.tr.setSelection(TextSelection.create(hands.state.doc, bodyStart(hands.state.doc) + 1)));
  become(hands, "ann");
  hands.dispatch(hands.state.tr.setNodeAttribute(bodyStart(hands.state.doc), "style", "lede"));
  expect(content(hands.state.doc)).toBe("<lede acts='change'>甲</lede><p>乙</p>");
  expect(mine.getState(hands.state)!.find()).toHaveLength(1);
});
