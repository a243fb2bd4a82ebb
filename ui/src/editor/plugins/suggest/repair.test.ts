/** The repair of punctuation, pastes and drags with tracking on, in a whole editor. */
import { afterEach, describe, expect, test } from "vitest";
import seed from "../../../../../tests/refs/import/seed.json";
import { bodyStart } from "../../places.ts";
import { createEditor, type Editor } from "../../editor.ts";
import { accepted, asItWas } from "../../suggest/resolve.ts";
import { content, stateOf, story } from "../../test/notation.ts";
import type { NodeJson } from "../../types.ts";
import { TextSelection } from "prosemirror-state";
import { decide, suggestions } from "./decide.ts";
import { setTracking } from "./index.ts";

// The tests' document has no layout: every place is the same empty rectangle.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

let editor: Editor;
afterEach(() => editor.destroy());

function open(doc: NodeJson, tracked = true): Editor {
  editor = createEditor({ mount: document.body.appendChild(document.createElement("div")), doc, language: "zh-CN" });
  setTracking(editor.view, { on: tracked, person: { id: "ann" }, now: () => "2026-11-26T10:00:00+08:00" });
  return editor;
}
const list = () => suggestions(editor.view.state);

const SIGNS: Record<string, string> = { ",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）" };
/** As the repair of an import leaves the sample: every half-width mark of it stands in Chinese. */
const repaired = (node: NodeJson): NodeJson => ({
  ...node,
  ...(node.text === undefined ? {} : { text: node.text.replaceAll(/[,;:!?()]/g, (sign) => SIGNS[sign]!) }),
  ...(node.content === undefined ? {} : { content: node.content.map(repaired) }),
});

describe("the repair of the sample story", () => {
  const verbatim = seed.article.doc as NodeJson;

  test("every sign is a suggestion of its own, and one undo takes them all back", () => {
    const { view } = open(verbatim);
    const before = view.state.doc;
    editor.applyDoc(repaired(verbatim), "repair");
    expect(list()).toHaveLength(87);
    expect(new Set(list().map(({ kind }) => kind))).toEqual(new Set(["punctuation"]));
    editor.undo();
    expect(view.state.doc.eq(before)).toBe(true);
  });

  test("accepting all of the kind takes exactly these, in one step", () => {
    const { view } = open(verbatim);
    editor.applyDoc(repaired(verbatim), "repair");
    const at = bodyStart(view.state.doc) + 1;
    view.dispatch(view.state.tr.insertText("昨天", at));
    decide(view, ({ kind }) => kind === "punctuation", "accept");
    expect(list().map(({ kind, now }) => [kind, now])).toEqual([["insertion", "昨天"]]);
    expect(asItWas(view.state.doc).toJSON()).toEqual(stateFrom(repaired(verbatim)));
    editor.undo();
    expect(list()).toHaveLength(88);
  });
});

const stateFrom = (doc: NodeJson) => {
  const other = createEditor({ mount: document.createElement("div"), doc, language: "zh-CN" });
  const json = other.view.state.doc.toJSON() as NodeJson;
  other.destroy();
  return json;
};

/** The same in an editor that tracks and in one that does not. */
function both(source: string, act: (editor: Editor) => void): { plain: string; taken: string; was: string; shown: string } {
  const doc = story(source).doc.toJSON() as NodeJson;
  const place = stateOf(source).selection;
  const run = (tracked: boolean) => {
    open(doc, tracked);
    const { view } = editor;
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place.anchor, place.head)));
    act(editor);
    return view.state.doc;
  };
  const plain = content(run(false));
  editor.destroy();
  const made = run(true);
  return { plain, taken: content(accepted(made)), was: content(asItWas(made)), shown: content(made) };
}

const clean = (source: string) => source.replaceAll(/[|[\]]/g, "");

describe("pasted", () => test.each([
  ["words", "<p>前|后</p>", "<b>新</b>闻"],
  ["words over words", "<p>前[旧文]后</p>", "新闻"],
  ["paragraphs", "<p>前|后</p>", "<p>一</p><p>二</p><p>三</p>"],
  ["paragraphs over a break", "<p>前[甲</p><p>乙]后</p>", "<p>一</p><p>二</p>"],
  ["a list", "<p>前|</p>", "<ul><li>一</li><li>二</li></ul>"],
  ["a table", "<p>前|</p>", "<table><tr><td>一</td><td>二</td></tr></table>"],
  ["a picture with its caption", "<p>前|</p>", "<figure><img alt='x'><figcaption>图</figcaption></figure>"],
  ["a section head", "<p>前|</p>", "<h2>节</h2><p>文</p>"],
  ["into a title", "<t>前|后</t><p>文</p>", "<p>一</p><p>二</p>"],
  ["into a caption", "<fig><cap>前|后</cap><cred>人</cred></fig>", "<p>一</p><p>二</p>"],
  ["into a cell", "<table><tr><td><p>前|</p></td></tr></table>", "<p>一</p><p>二</p>"],
  ["cells into cells", "<table><tr><td><p>前|</p></td><td><p>后</p></td></tr></table>", "<table><tr><td>一</td><td>二</td></tr></table>"],
])("%s", (_name, before, html) => {
  const { plain, taken, was } = both(before, ({ view }) => view.pasteHTML(html, new Event("paste") as ClipboardEvent));
  expect(plain).not.toBe(clean(before));
  expect([taken, was]).toEqual([plain, clean(before)]);
  editor.undo();
  expect(content(editor.view.state.doc)).toBe(clean(before));
}));

test("text of several lines", () => {
  const { plain, taken, shown } = both("<p>前|后</p>", ({ view }) => view.pasteText("一\n\n二", new Event("paste") as ClipboardEvent));
  expect(taken).toBe(plain);
  expect(shown).toBe("<p>前<ins>一</ins></p><p acts='split'><ins>二</ins>后</p>");
});

test("words that are dragged elsewhere are struck there and new here, as one step", () => {
  const { plain, taken, was, shown } = both("<p>甲[乙]丙</p><p>丁</p>", ({ view }) => {
    const { from, to, $from } = view.state.selection;
    const slice = view.state.selection.content();
    const tr = view.state.tr.delete(from, to);
    view.dispatch(tr.replace(tr.mapping.map($from.after() + 2), undefined, slice).setMeta("uiEvent", "drop"));
  });
  expect([taken, was]).toEqual([plain, "<p>甲乙丙</p><p>丁</p>"]);
  expect(shown).toBe("<p>甲<del>乙</del>丙</p><p>丁<ins>乙</ins></p>");
  editor.undo();
  expect(suggestions(editor.view.state)).toEqual([]);
});
