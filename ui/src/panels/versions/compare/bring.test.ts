import { expect, test } from "vitest";
import type { NodeJson } from "../../../editor";
import type { Slip } from "../../../host";
import type { ComparedRow, Piece, RowState } from "../wire";
import { attrsOf } from "./attrs";
import { picturesOf } from "./pictures";
import { fieldChange, wayBack, wishFor } from "./bring";

const text = (value: string): NodeJson[] => (value === "" ? [] : [{ type: "text", text: value }]);
const line = (id: string, type = "paragraph"): NodeJson => ({ type, attrs: { id }, content: text(id) });
const DOC: NodeJson = {
  type: "doc",
  content: [
    { type: "head", content: [line("t-old", "title"), { type: "kicker", attrs: { id: "k" } }] },
    { type: "body", content: [line("a"), { type: "box", attrs: { id: "box" }, content: [line("b"), line("c")] }, { type: "divider", attrs: { id: "hr" } }, line("d")] },
  ],
};
const piece = (op: Piece["op"], value: string): Piece => ({ op, text: value, marks: [], was: [] });
const row = (state: RowState, id: string, more: Partial<ComparedRow> = {}): ComparedRow => ({ state, line: id, block: id, node: "paragraph", within: [], attrs: [], pieces: [piece("same", id)], whole: null, joined: [], media: null, ...more });

const half = (state: RowState, id: string, whole: string, more: Partial<ComparedRow> = {}) => row(state, id, { whole, ...more });

test.each<[string, ComparedRow[], number, "old" | "new", object]>([
  ["changed text comes back", [row("changed", "a")], 0, "old", { back: ["a"], away: [] }],
  ["what went stands again", [row("removed", "d")], 0, "old", { back: ["d"], away: [] }],
  ["what came goes", [row("added", "x")], 0, "old", { back: [], away: ["x"] }],
  ["a ghost brings its block back to its place", [row("moved_away", "a")], 0, "old", { back: ["a"], what: "place" }],
  ["a moved block gets its text", [row("moved", "a")], 0, "old", { back: ["a"], away: [] }],
  ["a title line is found by what it is", [row("changed", "t-new", { node: "title" })], 0, "old", { back: ["t-old"], away: [] }],
  ["a box gives its attributes alone", [row("changed", "box", { node: "box", pieces: [] })], 0, "old", { back: ["box"], what: "attrs" }],
  ["a box that went comes with all it held", [row("removed", "box", { node: "box", pieces: [] })], 0, "old", { back: ["box"], away: [] }],
  ["the halves of a split become one", [row("changed", "a"), half("split", "a2", "a"), half("split", "a3", "a"), row("same", "d")], 0, "old", { back: ["a"], away: ["a2", "a3"] }],
  ["from its second half as well", [row("changed", "a"), half("split", "a2", "a")], 1, "old", { back: ["a"], away: ["a2"] }],
  ["over the divider that was put between them", [row("changed", "a"), row("added", "hr", { node: "divider", pieces: [] }), half("split", "a2", "a"), row("same", "d")], 2, "old", { back: ["a"], away: ["a2"] }],
  ["the divider alone goes alone", [row("changed", "a"), row("added", "hr", { node: "divider", pieces: [] }), half("split", "a2", "a")], 1, "old", { back: [], away: ["hr"] }],
  ["over the paragraph that was typed between them", [row("changed", "a"), row("added", "x"), half("split", "a2", "a")], 0, "old", { back: ["a"], away: ["a2"] }],
  ["that paragraph alone goes alone", [row("changed", "a"), row("added", "x"), half("split", "a2", "a")], 1, "old", { back: [], away: ["x"] }],
  ["lines that were joined come apart", [row("changed", "b", { joined: ["c"] })], 0, "old", { back: ["b", "c"], away: [] }],
  ["also where one between them went", [row("changed", "a"), row("removed", "b"), half("joined", "c", "a", { joined: ["d"] })], 2, "old", { back: ["a", "c", "d"], away: [] }],
  ["that one alone comes alone", [row("changed", "a"), row("removed", "b"), half("joined", "c", "a")], 1, "old", { back: ["b"], away: [] }],
  ["a line that went has nothing to do with one of its name", [row("removed", "a"), row("changed", "a", { joined: ["c"] })], 0, "old", { back: ["a"], away: [] }],
  ["from the newer version: the halves", [row("changed", "a"), row("added", "x"), half("split", "c", "a")], 0, "new", { back: ["a", "c"], away: [] }],
  ["from the newer version: what was joined is nowhere else", [row("changed", "a"), row("removed", "b"), half("joined", "c", "a")], 0, "new", { back: ["a"], away: ["c"] }],
  ["from the newer version: what it has comes", [row("added", "d")], 0, "new", { back: ["d"], away: [] }],
  ["from the newer version: what it lacks goes", [row("removed", "x")], 0, "new", { back: [], away: ["x"] }],
  ["from the newer version: a place", [row("moved", "a")], 0, "new", { back: ["a"], what: "place" }],
])("%s", (_, rows, at, from, wish) => expect(wishFor(rows, at, DOC, from)).toEqual(wish));

test("the pictures of a figure: as it was and as it is, each where it stands", () => {
  const figure = (state: RowState, ...attrs: [string, string, string][]) => {
    const found = picturesOf(row(state, "f", { node: "figure", pieces: [], media: "aa", attrs: attrs.map(([name, old, now]) => ({ name, old, new: now })) }));
    return [found?.old?.hash, found?.now?.hash];
  };
  expect(figure("same")).toEqual(["aa", "aa"]);
  expect(figure("changed", ["media", "bb", "aa"])).toEqual(["bb", "aa"]);
  expect(figure("changed", ["media", "", "aa"])).toEqual(["", "aa"]);
  expect(figure("added", ["media", "", "aa"])).toEqual([undefined, "aa"]);
  expect(figure("removed", ["media", "aa", ""])).toEqual(["aa", undefined]);
  expect(picturesOf(row("same", "a"))).toBeNull();
  const crop = picturesOf(row("changed", "f", { node: "figure", media: "aa", attrs: [{ name: "crop", old: "", new: '{"x":0.1,"y":0,"width":0.5,"height":1}' }] }));
  expect([crop?.old?.crop, crop?.now?.crop?.x]).toEqual([null, 0.1]);
});

test("a field is changed as a whole, an own one among its own", () => {
  const slip = { slug: "new", extra: { a: "1", b: "2" } } as unknown as Slip;
  expect(fieldChange(slip, "slug", "old")).toEqual({ path: ["slug"], before: "new", after: "old" });
  expect(fieldChange(slip, "extra.a", "0")).toEqual({ path: ["extra"], before: slip.extra, after: { a: "0", b: "2" } });
  expect(fieldChange(slip, "extra.a", null).after).toEqual({ b: "2" });
});

test("attributes in words", () => {
  const say = (state: RowState, ...attrs: [string, string, string][]) => attrsOf(row(state, "a", { attrs: attrs.map(([name, old, now]) => ({ name, old, new: now })) })).map(({ label, old, now, picture }) => `${picture ? "picture " : ""}${label} ${old}→${now}`.trim());
  expect(say("changed", ["level", "2", "3"])).toEqual(["二级小标题→三级小标题"]);
  expect(say("changed", ["only", "", "print"])).toEqual(["全部渠道→仅见报"]);
  expect(say("changed", ["media", "aa", "bb"])).toEqual(["picture 图片 aa→bb"]);
  expect(say("changed", ["within", "", "box"])).toEqual(["直接在正文里→栏框"]);
  expect(say("changed", ["alt", "", "桥"], ["media", "aa", "bb"])).toEqual(["picture 图片 aa→bb", "替代文字 →桥"]);
  expect(say("changed", ["crop", "", '{"x":0.25,"y":0,"width":0.5,"height":0.9}'])).toEqual(["裁切 未裁切→裁去左 25%、右 25%、下 10%"]);
  expect(say("changed", ["crop", '{"x":0.25,"y":0,"width":0.5,"height":1}', '{"x":0.251,"y":0,"width":0.5,"height":1}'])).toEqual(["裁切 裁去左 25%、右 25%→已调整"]);
  expect(say("changed", ["focus", '{"x":0.5,"y":0.5}', '{"x":0.2,"y":0.1}'])).toEqual(["焦点 正中（横 50%，纵 50%）→左上（横 20%，纵 10%）"]);
  expect(say("changed", ["type", "section_head", "paragraph"], ["level", "2", ""], ["style", "", "body"])).toEqual(["小标题→段落"]);
  expect(say("added", ["style", "", "body"], ["alt", "", "桥"])).toEqual(["替代文字 →桥"]);
});

test("a notice takes back what it tells of, and nothing that was written after it", () => {
  const undone: string[] = [];
  const editor = { view: { state: { doc: {} } }, undo: () => undone.push("undo") };
  const story = { editor } as unknown as Parameters<typeof wayBack>[0];
  wayBack(story)();
  expect(undone).toEqual(["undo"]);
  const back = wayBack(story);
  editor.view.state.doc = {};
  back();
  expect(undone).toEqual(["undo"]);
});
