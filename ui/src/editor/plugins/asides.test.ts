import { splitBlock } from "prosemirror-commands";
import { type EditorState, TextSelection } from "prosemirror-state";
import { Node } from "prosemirror-model";
import { DecorationSet, type EditorView } from "prosemirror-view";
import { afterEach, expect, test, vi } from "vitest";
import { findBlock } from "../places.ts";
import { basePlugins, createState } from "../state.ts";
import { plain } from "../text.ts";
import { anchorHere, asidesHere, asidesPlugin, findAnchor, setAsides, type Anchor } from "./asides.ts";
import { schema } from "../schema/index.ts";

let ids = 0;
const newId = () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, "0")}`;
const around = { newId, language: () => "zh-CN" };

function story(...lines: string[]): EditorState {
  const head = ["web_title", "kicker", "title", "subtitle", "abstract"].map((name) => schema.nodes[name]!.create({ id: newId() }));
  const body = lines.map((line) => schema.nodes["paragraph"]!.create({ id: newId() }, line === "" ? [] : [schema.text(line)]));
  const doc = schema.nodes["doc"]!.create(null, [schema.nodes["head"]!.create(null, head), schema.nodes["body"]!.create(null, body)]);
  return createState(doc, basePlugins(around), newId);
}

function blocks(state: EditorState): { id: string; text: string; pos: number }[] {
  const found: { id: string; text: string; pos: number }[] = [];
  state.doc.child(1).forEach((node, offset) => found.push({ id: String(node.attrs["id"]), text: plain(node), pos: state.doc.child(0).nodeSize + 1 + offset }));
  return found;
}

function select(state: EditorState, line: number, words: string): EditorState {
  const { pos, text } = blocks(state)[line]!;
  const at = pos + 1 + text.indexOf(words);
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, at, at + words.length)));
}

const wordsOf = (state: EditorState, anchor: Anchor): string | null => {
  const words = findAnchor(state.doc, anchor)?.words;
  return words ? state.doc.textBetween(words.from, words.to) : null;
};

test("the anchor of a selection is the block and the words in it", () => {
  const state = select(story("第一段。", "他说：“不能写我的名字。”"), 1, "不能写我的名字");
  const anchor = anchorHere(state)!;
  expect(anchor).toEqual({ block: blocks(state)[1]!.id, quote: "不能写我的名字", from: 4, to: 11 });
  expect(wordsOf(state, anchor)).toBe("不能写我的名字");
});

test("without a selection it is the block", () => {
  const state = story("第一段。");
  expect(anchorHere(state)).toEqual({ block: blocks(state)[0]!.id, quote: "", from: 0, to: 0 });
});

test("a selection over several blocks ends with the first", () => {
  const state = story("第一段。", "第二段。");
  const [one, two] = blocks(state);
  const over = state.apply(state.tr.setSelection(TextSelection.create(state.doc, one!.pos + 2, two!.pos + 3)));
  expect(anchorHere(over)?.quote).toBe("一段。");
});

test("words are found again where they moved within the block, and nearest where they stand twice", () => {
  const before = select(story("渡口，渡口。"), 0, "渡口");
  const anchor = { ...anchorHere(before)!, from: 3, to: 5 };
  const { pos } = blocks(before)[0]!;
  const after = before.apply(before.tr.insertText("在", pos + 1));
  expect(findAnchor(after.doc, anchor)!.words!.from - (pos + 1)).toBe(4);
});

test("words that a split carried into the next block are followed", () => {
  const before = select(story("前半句。他说不能写名字。"), 0, "不能写名字");
  const anchor = anchorHere(before)!;
  const { pos } = blocks(before)[0]!;
  let after = before.apply(before.tr.setSelection(TextSelection.create(before.doc, pos + 5)));
  splitBlock(after, (tr) => (after = after.apply(tr)));
  expect(blocks(after).map(({ text }) => text)).toEqual(["前半句。", "他说不能写名字。"]);
  expect(wordsOf(after, anchor)).toBe("不能写名字");
});

test("words that changed leave the block; a block that is gone leaves nothing", () => {
  const state = select(story("他说不能写名字。", "尾声。"), 0, "不能写名字");
  const anchor = anchorHere(state)!;
  const { pos, text } = blocks(state)[0]!;
  const changed = state.apply(state.tr.insertText("可以", pos + 3, pos + 5));
  expect(findAnchor(changed.doc, anchor)).toMatchObject({ words: null, block: { pos } });
  const gone = state.apply(state.tr.delete(pos, pos + text.length + 2));
  expect(findAnchor(gone.doc, anchor)).toBeNull();
});

/** A small generator with a seed, so that a failure can be seen again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

test.each(Array.from({ length: 150 }, (_, seed) => seed))("an anchor lives as long as its block (%i)", (seed) => {
  const dice = random(seed + 1);
  let state = story("甲乙丙丁戊己庚辛壬癸。", "子丑寅卯辰巳午未申酉。", "天地玄黄宇宙洪荒日月。");
  state = select(state, 1, "寅卯辰巳午");
  const anchor = anchorHere(state)!;
  for (let step = 0; step < 25; step += 1) {
    const all = blocks(state);
    const { pos, text } = all[dice(all.length)]!;
    const at = pos + 1 + dice(text.length + 1);
    const tr = state.tr;
    if (dice(3) === 0) tr.insertText("字".repeat(1 + dice(3)), at);
    else if (dice(2) === 0) tr.delete(at, Math.min(at + dice(4), pos + 1 + text.length));
    else tr.split(at);
    state = state.apply(tr);
    const place = findAnchor(state.doc, anchor);
    const block = findBlock(state.doc, anchor.block);
    if (block !== null) expect(place).not.toBeNull();
    if (block !== null && plain(block.node).includes(anchor.quote)) expect(place!.block.pos).toBe(block.pos);
    if (place?.words) expect(state.doc.textBetween(place.words.from, place.words.to)).toBe(anchor.quote);
  }
});

afterEach(() => vi.restoreAllMocks());

/** A story with marks on words of its first paragraphs, and only this plugin. */
function marked(paragraphs: number, marks: number): EditorState {
  const { doc } = story(...Array.from({ length: paragraphs }, (_, at) => `第${at}段说的是沿线的站点和票价。`));
  const view = { state: createState(doc, [asidesPlugin()], newId), dispatch: (tr: EditorState["tr"]) => (view.state = view.state.apply(tr)) };
  const anchors = blocks(view.state).slice(0, marks).map(({ id, text }, at) => ({ id: `a${at}`, anchor: { block: id, quote: "沿线的站点", from: text.indexOf("沿"), to: text.indexOf("沿") + 5 } }));
  setAsides(view as unknown as EditorView, anchors);
  return view.state;
}

test("at a key nothing is looked for in the document, and marks of other paragraphs are moved, not made", () => {
  let state = marked(400, 50);
  const walks = [vi.spyOn(Node.prototype, "descendants"), vi.spyOn(Node.prototype, "nodesBetween"), vi.spyOn(Node.prototype, "textBetween")];
  const made = vi.spyOn(DecorationSet, "create");
  const { pos } = blocks(state)[25]!;
  vi.clearAllMocks();
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos + 3)));
  for (let key = 0; key < 20; key += 1) {
    state = state.apply(state.tr.insertText("字"));
    expect(asidesHere(state)).toEqual(["a25"]);
  }
  for (const walk of walks) expect(walk).not.toHaveBeenCalled();
  expect(made).not.toHaveBeenCalled();
  findAnchor(state.doc, { block: "", quote: "", from: 0, to: 0 });
  expect(walks[0], "the control").toHaveBeenCalled();
});
