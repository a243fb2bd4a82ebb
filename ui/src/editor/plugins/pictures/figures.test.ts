import { undo } from "prosemirror-history";
import { describe, expect, test } from "vitest";
import { content, notation, stateOf } from "../../test/notation.ts";
import { chosenFigure, type FigurePicture, figuresOf, gapsOf, infoOf, insertTr, placeOfSelection, replaceTr, setTr } from "./figures.ts";

const hash = (digit: string) => digit.repeat(64);
const one: FigurePicture = { media: hash("a"), caption: "图一" };
const two: FigurePicture = { media: hash("b"), caption: "图二" };
const FIG = "<fig><cap>图一|</cap><cred></cred></fig>";

/** Before, after one picture was put in at the selection. */
const PLACES: [string, string][] = [
  ["<p>前|后</p><p>末</p>", `<p>前后</p>${FIG}<p>末</p>`],
  ["<p>前后|</p><p>末</p>", `<p>前后</p>${FIG}<p>末</p>`],
  ["<p>前</p><p>|后</p>", `<p>前</p>${FIG}<p>后</p>`],
  ["<p>|</p><p>末</p>", `${FIG}<p>末</p>`],
  ["<p>末|</p>", `<p>末</p>${FIG}<p></p>`],
  ["<p>|</p>", `${FIG}<p></p>`],
  ["<h2>头|</h2><p>末</p>", `<h2>头</h2>${FIG}<p>末</p>`],
  ["<t>题|</t><p>文</p>", `<t>题</t>${FIG}<p>文</p>`],
  ["<ul><li><p>项|</p></li><li><p>乙</p></li></ul><p>末</p>", `<ul><li><p>项</p></li><li><p>乙</p></li></ul>${FIG}<p>末</p>`],
  ["<table><tr><td><p>格|</p></td></tr></table><p>末</p>", `<table><tr><td><p>格</p></td></tr></table>${FIG}<p>末</p>`],
  ["<quote><p>引|</p></quote><p>末</p>", `<quote><p>引</p></quote>${FIG}<p>末</p>`],
  ["<box><p>框|</p></box><p>末</p>", `<box><p>框</p>${FIG}</box><p>末</p>`],
  ["<box><p>|</p></box><p>末</p>", `<box>${FIG}</box><p>末</p>`],
  ["<fig><cap>旧|</cap><cred></cred></fig><p>末</p>", `<fig><cap>旧</cap><cred></cred></fig>${FIG}<p>末</p>`],
  ["<fig*><cap>旧</cap><cred></cred></fig><p>末</p>", `<fig><cap>旧</cap><cred></cred></fig>${FIG}<p>末</p>`],
  ["<p>[前</p><p>中]后</p><p>末</p>", `<p>前</p><p>中后</p>${FIG}<p>末</p>`],
  ["<hr/>|<hr/><p>末</p>", `<hr/>${FIG}<hr/><p>末</p>`],
];

test.each(PLACES)("a picture at %s", (before, after) => {
  const start = stateOf(before);
  const state = start.apply(insertTr(start, [one], placeOfSelection(start), true)!);
  state.doc.check();
  expect(notation(state)).toBe(after);
  let back = state;
  undo(state, (tr) => (back = back.apply(tr)));
  expect(back.doc.eq(start.doc)).toBe(true);
});

test("several stand in their order, are one step, and have ids of their own", () => {
  const start = stateOf("<p>前|</p><p>末</p>");
  const typed = start.apply(start.tr.insertText("面"));
  const state = typed.apply(insertTr(typed, [one, two], placeOfSelection(typed), true)!);
  expect(content(state.doc)).toBe("<p>前面</p><fig><cap>图一</cap><cred></cred></fig><fig><cap>图二</cap><cred></cred></fig><p>末</p>");
  expect(new Set(figuresOf(state.doc).map(({ node }) => node.attrs["id"])).size).toBe(2);
  let back = state;
  undo(state, (tr) => (back = back.apply(tr)));
  expect(content(back.doc)).toBe("<p>前面</p><p>末</p>");
});

test("the words of a picture come on one line", () => {
  const start = stateOf("<p>|</p>");
  const state = start.apply(insertTr(start, [{ media: hash("a"), caption: " 甲\n\n乙 ", credit: "某某\t摄", alt: "一\n二" }], placeOfSelection(start), false)!);
  expect(infoOf(figuresOf(state.doc)[0]!)).toMatchObject({ caption: "甲 乙", credit: "某某 摄", alt: "一 二", media: hash("a") });
});

describe("another picture in the same place", () => {
  const start = stateOf("<fig><cap>说明</cap><cred></cred></fig><p>末|</p>");
  const id = String(figuresOf(start.doc)[0]!.node.attrs["id"]);
  const crop = { x: 0.1, y: 0.2, width: 0.5, height: 0.5 };
  const set = start.apply(setTr(start, id, { crop, focus: { x: 0.5, y: 0.4 }, width: "wide" })!);
  const state = set.apply(replaceTr(set, id, { media: hash("c"), caption: "新的", credit: "某某 摄", alt: "描述" })!);
  const now = infoOf(figuresOf(state.doc)[0]!);

  test("crop, focus, width and the words that are there stay; those that lacked come", () => {
    expect(now).toMatchObject({ id, media: hash("c"), crop, focus: { x: 0.5, y: 0.4 }, width: "wide", caption: "说明", credit: "某某 摄", alt: "描述" });
    expect(notation(state)).toContain("末|");
  });

  test("one undo brings the other back", () => {
    let back = state;
    undo(state, (tr) => (back = back.apply(tr)));
    expect(back.doc.eq(set.doc)).toBe(true);
  });

  test("a figure that is gone takes none", () => expect(replaceTr(start, "00000000-0000-4000-8000-999999999999", one)).toBeNull());
});

test("setting what is there already is no step", () => {
  const start = stateOf("<fig><cap></cap><cred></cred></fig><p>末|</p>");
  const id = String(figuresOf(start.doc)[0]!.node.attrs["id"]);
  expect(setTr(start, id, { crop: null, width: "column" })).toBeNull();
  expect(setTr(start, id, { width: "half" })?.steps).toHaveLength(1);
});

test("what lacks is told, but for a place without a picture", () => {
  const start = stateOf("<fig><cap>有</cap><cred></cred></fig><p>末|</p>");
  const [figure] = figuresOf(start.doc);
  expect(gapsOf(figure!.node)).toEqual([]);
  const state = start.apply(replaceTr(start, String(figure!.node.attrs["id"]), { media: hash("a") })!);
  expect(gapsOf(figuresOf(state.doc)[0]!.node)).toEqual(["credit", "alt"]);
});

test.each([
  ["<fig*><cap></cap><cred></cred></fig><p></p>", true], ["<fig><cap>a|</cap><cred></cred></fig><p></p>", true],
  ["<fig><cap></cap><cred>b|</cred></fig><p></p>", true], ["<fig><cap></cap><cred></cred></fig><p>|</p>", false],
])("the figure worked on: %s %s", (source, is) => expect(chosenFigure(stateOf(source)) !== null).toBe(is));
