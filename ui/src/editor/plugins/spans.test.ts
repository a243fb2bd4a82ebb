import { expect, test } from "vitest";
import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { basePlugins, createState } from "../state.ts";
import { schema } from "../schema/index.ts";
import { goToSpan, setSpans, spanPlaces, type Spanned } from "./spans.ts";

const id = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
const mark = (type: "insertion" | "deletion") => schema.marks[type].create({ id: "s1", person: "p1", time: "2026-11-26T09:00:00+08:00" });

/** Two paragraphs; what stands between [ ] is struck, between ( ) new. */
function story(...lines: string[]): EditorState {
  const head = ["web_title", "kicker", "title", "subtitle", "abstract"].map((name, at) => schema.nodes[name]!.create({ id: id(100 + at) }));
  const runs = (line: string) => line.split(/(\[[^\]]*\]|\([^)]*\))/u).filter(Boolean).map((part) => (part[0] === "[" ? schema.text(part.slice(1, -1), [mark("deletion")]) : part[0] === "(" ? schema.text(part.slice(1, -1), [mark("insertion")]) : schema.text(part)));
  const body = lines.map((line, at) => schema.nodes["paragraph"]!.create({ id: id(at) }, runs(line)));
  return createState(schema.nodes["doc"]!.create(null, [schema.nodes["head"]!.create(null, head), schema.nodes["body"]!.create(null, body)]), basePlugins({ newId: () => id(999), language: () => "zh-CN" }));
}

class Hands {
  readonly dispatch: (tr: EditorState["tr"]) => void;
  constructor(public state: EditorState) {
    this.dispatch = (tr) => void (this.state = this.state.apply(tr));
  }
  get view() {
    return this as unknown as EditorView;
  }
  shown(said: readonly Spanned[]): string[] {
    setSpans(this.view, "since", said);
    return this.words();
  }
  words(): string[] {
    return spanPlaces(this.state, "since").map(({ from, to }) => this.state.doc.textBetween(from, to));
  }
}
const run = (from: number, to: number) => ({ from, to, attrs: { class: "new" } });

test.each([
  ["words in their block", [{ block: id(0), runs: [run(2, 4)] }], ["旧桥"]],
  ["pieces that touch are one place", [{ block: id(0), runs: [run(2, 3), run(3, 4)] }], ["旧桥"]],
  ["a block of which no words are meant", [{ block: id(1), runs: [], attrs: { class: "b" } }], ["第二段。"]],
  ["with words the block itself is no place", [{ block: id(1), runs: [run(0, 1)], attrs: { class: "b" } }], ["第"]],
  ["beyond the end is the end", [{ block: id(1), runs: [run(2, 40)] }], ["段。"]],
  ["a block that is gone has none", [{ block: id(7), runs: [run(0, 1)] }], []],
] as const)("%s", (_name, said, words) => {
  expect(new Hands(story("昨天旧桥拆除。", "第二段。")).shown(said)).toEqual(words);
});

test.each([
  ["昨天[老]旧桥拆除。", 2, 4, "旧桥"],
  ["昨天(老)旧桥拆除。", 2, 3, "老"],
  ["[昨]天旧桥", 0, 1, "天"],
] as const)("%s read as accepted, %i to %i", (line, from, to, words) => {
  const [found] = new Hands(story(line)).shown([{ block: id(0), accepted: true, runs: [run(from, to)] }]);
  expect(found!.endsWith(words)).toBe(true);
});

test("places move with the text, and one key goes round them", () => {
  const one = new Hands(story("昨天旧桥拆除。", "第二段。"));
  one.shown([{ block: id(0), runs: [run(2, 4)] }, { block: id(1), runs: [run(0, 2)] }]);
  one.dispatch(one.state.tr.insertText("一早", spanPlaces(one.state, "since")[0]!.from));
  expect(one.words()).toEqual(["旧桥", "第二"]);
  const here = () => one.state.doc.textBetween(one.state.selection.from, one.state.selection.to);
  const walk = ([1, 1, 1, -1] as const).map((step) => (goToSpan(one.view, "since", step), here()));
  expect(walk).toEqual(["旧桥", "第二", "旧桥", "第二"]);
});
