import { expect, test } from "vitest";
import { Slice } from "prosemirror-model";
import { TextSelection, type EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { undo } from "prosemirror-history";
import { basePlugins, createState } from "../state.ts";
import { schema } from "../schema/index.ts";
import { commentHere, commentPlaces, commentsAt, commentsPlugin, markComment, showComment, unmarkComment } from "./comments.ts";

let ids = 0;
const newId = () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, "0")}`;

/** An editor without a screen. */
class Hands {
  state: EditorState;
  readonly dispatch: (tr: EditorState["tr"]) => void;
  constructor(...lines: string[]) {
    const head = ["web_title", "kicker", "title", "subtitle", "abstract"].map((name) => schema.nodes[name]!.create({ id: newId() }));
    const body = lines.map((line) => schema.nodes["paragraph"]!.create({ id: newId() }, schema.text(line)));
    const doc = schema.nodes["doc"]!.create(null, [schema.nodes["head"]!.create(null, head), schema.nodes["body"]!.create(null, body)]);
    this.state = createState(doc, basePlugins({ newId, language: () => "zh-CN" }), newId);
    this.dispatch = (tr) => void (this.state = this.state.apply(tr));
  }
  get view() {
    return this as unknown as EditorView;
  }
  at(words: string): number {
    let found = -1;
    this.state.doc.descendants((node, pos) => void (node.isText && found < 0 && node.text!.includes(words) && (found = pos + node.text!.indexOf(words))));
    return found;
  }
  comment(id: string, words: string) {
    const from = this.at(words);
    markComment(this.view, id, from, from + words.length);
  }
  words(id: string): string | null {
    return commentPlaces(this.state).get(id)?.text ?? null;
  }
}

test.each([
  ["typing in the middle belongs to it", (one: Hands) => one.dispatch(one.state.tr.insertText("老", one.at("旧桥") + 1)), "旧老桥拆除"],
  ["typing at its edges does not", (one: Hands) => one.dispatch(one.state.tr.insertText("老", one.at("旧桥"))), "旧桥拆除"],
  ["deleting a part leaves the rest", (one: Hands) => one.dispatch(one.state.tr.delete(one.at("旧桥"), one.at("旧桥") + 1)), "桥拆除"],
  ["a split leaves both parts", (one: Hands) => one.dispatch(one.state.tr.split(one.at("拆除"))), "旧桥拆除"],
  ["deleting all of it leaves nothing", (one: Hands) => one.dispatch(one.state.tr.delete(one.at("旧桥"), one.at("旧桥") + 4)), null],
] as const)("%s", (_name, edit, words) => {
  const one = new Hands("昨天旧桥拆除完毕。");
  one.comment("c1", "旧桥拆除");
  edit(one);
  expect(one.words("c1")).toBe(words);
});

test("undo takes back what was typed, not the place of a comment", () => {
  const one = new Hands("昨天旧桥拆除完毕。");
  one.dispatch(one.state.tr.insertText("，", one.at("旧桥")));
  one.comment("c1", "旧桥");
  undo(one.state, one.dispatch);
  expect([one.state.doc.child(1).textContent, one.words("c1")]).toEqual(["昨天旧桥拆除完毕。", "旧桥"]);
});

test("threads lie over each other; the cursor is in the smallest first, and one goes alone", () => {
  const one = new Hands("昨天旧桥拆除完毕。");
  one.comment("wide", "旧桥拆除完毕");
  one.comment("close", "拆除");
  showComment(one.view, "close");
  expect(commentsAt(one.state)).toEqual(["close", "wide"]);
  unmarkComment(one.view, "wide");
  expect([one.words("wide"), one.words("close")]).toEqual([null, "拆除"]);
});

test("a selection is commented as words, also over blocks; a bare cursor means its block", () => {
  const one = new Hands("第一段。", "第二段。");
  const [from, to] = [one.at("一段"), one.at("二段") + 1];
  one.dispatch(one.state.tr.setSelection(TextSelection.create(one.state.doc, from, to)));
  expect(commentHere(one.state)).toEqual({ on: "range", quote: "一段。 第二", from, to });
  markComment(one.view, "c1", from, to);
  expect(one.words("c1")).toBe("一段。第二");
  one.dispatch(one.state.tr.setSelection(TextSelection.create(one.state.doc, one.at("第二"))));
  expect(commentHere(one.state)).toMatchObject({ on: "block", quote: "第二段。" });
});

test("a copy is not commented; what was cut brings its comment along", () => {
  const one = new Hands("昨天旧桥拆除完毕。");
  one.comment("c1", "旧桥");
  const plugin = commentsPlugin();
  const copied = one.state.doc.slice(one.at("旧桥"), one.at("旧桥") + 2);
  const marks = (slice: Slice) => plugin.props.transformPasted!.call(plugin, slice, one.view, false).toJSON() as object;
  expect(JSON.stringify(marks(copied))).not.toContain("comment");
  one.dispatch(one.state.tr.delete(one.at("旧桥"), one.at("旧桥") + 2));
  expect(JSON.stringify(marks(copied))).toContain("comment");
});
