import { afterEach, expect, test, vi } from "vitest";
import { createEditor, type Editor } from "./editor.ts";
import everything from "./schema/everything.json";
import { content, stateOf } from "./test/notation.ts";
import { quiet } from "./test/quiet.ts";
import type { EditorOptions, NodeJson } from "./types.ts";

// The tests' document has no layout: every place is the same empty rectangle.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

let editor: Editor | null = null;
afterEach(() => {
  editor?.destroy();
  editor = null;
  document.body.replaceChildren();
});

const doc = (source: string) => stateOf(source).doc.toJSON() as NodeJson;

function open(source: string | NodeJson, options: Partial<EditorOptions> = {}): Editor {
  const mount = document.body.appendChild(document.createElement("div"));
  editor = createEditor({ mount, doc: typeof source === "string" ? doc(source) : source, language: "zh-CN", ...options });
  return editor;
}

/** Types without a layout, which the document of the tests has not. */
const type = (text: string) => editor!.view.dispatch(editor!.view.state.tr.insertText(text));
const shown = () => content(editor!.view.state.doc);
const one = (selector: string) => document.querySelector<HTMLElement>(selector)!;

test("every node is shown and given back", () => {
  expect(quiet(open(everything as NodeJson).getDoc())).toEqual(everything);
  for (const name of ["figure", "box", "quote", "embed", "table", "divider"]) expect(one(`[data-node="${name}"]`)).not.toBeNull();
});

test("a change tells what it changed, a selection does not", () => {
  const onChange = vi.fn();
  open("<t>ab</t><p>c</p>", { onChange });
  editor!.exec("select_all");
  expect(onChange).not.toHaveBeenCalled();
  type("x");
  expect(onChange).toHaveBeenCalledExactlyOnceWith(
    { head: {}, blocks: [expect.objectContaining({ content: [{ type: "text", text: "x" }] })], order: null },
    { label: null, history: false, decided: [], tracked: false },
  );
  editor!.undo();
  expect(onChange.mock.lastCall![1]).toMatchObject({ label: null, history: true });
});

test("an undo of the webview's own is the editor's", () => {
  open("<p>a</p>");
  type("x");
  const ask = (inputType: string) => editor!.view.dom.dispatchEvent(new InputEvent("beforeinput", { inputType, bubbles: true, cancelable: true }));
  expect([ask("historyUndo"), shown(), ask("historyRedo"), shown()]).toEqual([false, "<p>a</p>", false, "<p>xa</p>"]);
});

test("an editor that takes over goes on with text and history, and shows what it was given itself", () => {
  const meta = (text: string) => Object.assign(document.createElement("div"), { className: "meta", textContent: text });
  const onChange = vi.fn();
  open("<t></t><p>a</p>", { metaLine: meta("old"), placeholders: { title: "old" } });
  type("x");
  const kept = editor!.keep();
  editor!.destroy();
  open("<p></p>", { kept, onChange, metaLine: meta("new"), placeholders: { title: "new" } });
  expect([shown(), onChange.mock.calls.length]).toEqual(["<p>xa</p>", 0]);
  expect([one(".meta").textContent, one('[data-node="title"]').dataset["placeholder"]]).toEqual(["new", "new"]);
  expect([editor!.undo(), shown()]).toEqual([true, "<p>a</p>"]);
});

test("a repair is one step that one undo takes back, apart from what is typed after it", () => {
  const onChange = vi.fn();
  const verbatim = doc("<t>一,二</t><p>三,四</p><p>五,六</p>");
  const repaired = JSON.parse(JSON.stringify(verbatim).replaceAll("一,", "一，").replaceAll("三,", "三，").replaceAll("五,", "五，")) as NodeJson;
  open(verbatim, { onChange });
  expect(editor!.applyDoc(repaired, "repair", { silent: true })).toBe(true);
  expect(editor!.applyDoc(repaired, "repair")).toBe(false);
  expect(onChange).not.toHaveBeenCalled();
  type("x");
  editor!.undo();
  expect(editor!.getDoc()).toEqual(repaired);
  onChange.mockClear();
  editor!.undo();
  expect(editor!.getDoc()).toEqual(verbatim);
  expect(onChange.mock.calls[0]![0]).toMatchObject({ blocks: verbatim.content![1]!.content, order: null });
  editor!.redo();
  expect(editor!.getDoc()).toEqual(repaired);
});

test("blocks without an id get one at once", () => {
  open({ type: "doc", content: [{ type: "head", content: ["web_title", "kicker", "title", "subtitle", "abstract"].map((type) => ({ type })) }, { type: "body", content: [{ type: "paragraph" }] }] });
  expect(new Set(editor!.textBlocks().map((block) => block.id)).size).toBe(6);
});

test("an empty paragraph says what its style asks for, where there are words for it", () => {
  open("<p>a</p><q></q><p></p>", { placeholders: { question: "问", answer: "答" } });
  const hints = [...document.querySelectorAll("[data-placeholder]")].map((one) => one.getAttribute("data-placeholder")).filter(Boolean);
  expect(hints).toEqual(["问"]);
});

test("placeholders stand where nothing is written, and change with the language", () => {
  open("<t>ab</t><p></p>", { placeholders: { kicker: "引题", paragraph: "正文" } });
  const at = (node: string) => one(`[data-node="${node}"]`).dataset["placeholder"];
  expect([at("kicker"), at("title"), at("paragraph")]).toEqual(["引题", undefined, "正文"]);
  editor!.setPlaceholders({ kicker: "Kicker", paragraph: "Text" });
  expect([at("kicker"), at("paragraph")]).toEqual(["Kicker", "Text"]);
  type("x");
  expect(at("paragraph")).toBeUndefined();
});

test("the line under the title is placed between title group and body, and cannot be edited", () => {
  const metaLine = document.createElement("div");
  open("<t>ab</t><p>c</p>", { metaLine });
  const order = [...editor!.view.dom.children].map((child) => (child === metaLine ? "meta" : child.getAttribute("data-node")));
  expect(order).toEqual(["head", "meta", "body"]);
  expect(metaLine.getAttribute("contenteditable")).toBe("false");
  type("x");
  expect(metaLine.isConnected).toBe(true);
});

test("lines of the title group can be written from outside", () => {
  const onChange = vi.fn();
  open("<t>ab</t><p>c</p>", { onChange });
  editor!.setLine("web_title", "网页");
  editor!.setLine("web_title", "网页");
  expect([editor!.line("web_title"), shown(), onChange.mock.calls.length]).toEqual(["网页", "<w>网页</w><t>ab</t><p>c</p>", 1]);
  editor!.setLine("web_title", "");
  expect(shown()).toBe("<t>ab</t><p>c</p>");
});

test("fields of pictures, boxes and quotes write attributes", () => {
  open("<fig><cap>a</cap><cred></cred></fig><box><p>b</p></box><quote><p>c</p></quote>", { placeholders: { alt: "替代文字" } });
  const write = (selector: string, text: string) => {
    const input = one(selector) as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const attrs = () => editor!.getDoc().content![1]!.content!.map((block) => block.attrs!);
  expect((one(".ms-alt") as HTMLInputElement).placeholder).toBe("替代文字");
  write(".ms-alt", "江堤");
  write(".ms-title", "背景");
  write(".ms-cite", "工程师");
  expect(attrs()).toMatchObject([{ alt: "江堤" }, { title: "背景" }, { cite: "工程师" }]);
  write(".ms-cite", "");
  expect(attrs()[2]).toMatchObject({ cite: null });
});

test("a picture is loaded from where the host says, and nowhere else", () => {
  const media = "ab".repeat(32);
  const source = doc("<fig><cap>a</cap><cred></cred></fig>");
  source.content![1]!.content![0]!.attrs!["media"] = media;
  open(source, { mediaUrl: (hash) => `test:${hash}` });
  expect([...document.querySelectorAll("[src], [href]")].map((element) => element.getAttribute("src"))).toEqual([`test:${media}`]);
});

test("text for counting: all of it, and what is selected", () => {
  open("<k>引</k><p>a<br/>b</p><ul><li><p>c</p></li></ul>");
  expect(editor!.textBlocks().filter(({ text }) => text !== "").map(({ node, inHead, text }) => [node, inHead, text])).toEqual([
    ["kicker", true, "引"],
    ["paragraph", false, "a\nb"],
    ["paragraph", false, "c"],
  ]);
  expect(editor!.selectionText()).toEqual([]);
  editor!.exec("select_all");
  expect(editor!.selectionText()).toEqual(["a\nb", "c"]);
});

test("the selection says where it is and what is active there", () => {
  const onSelection = vi.fn();
  open("<quote><p>a<link to='https://x.org/'>b</link></p></quote><h2>c</h2>", { onSelection });
  expect(editor!.selection()).toMatchObject({ node: "paragraph", path: ["quote", "paragraph"], inHead: false, empty: true });
  expect(editor!.selection().active).toEqual(["paragraph", "quote"]);
  editor!.focus("title");
  expect(onSelection.mock.lastCall![0]).toMatchObject({ node: "title", inHead: true, active: [] });
});

test("a story that may only be read takes no command", () => {
  open("<p>a</p>", { editable: false });
  expect([editor!.can("bold"), editor!.exec("section_head_2"), shown()]).toEqual([false, false, "<p>a</p>"]);
  editor!.setEditable(true);
  expect([editor!.exec("section_head_2"), shown()]).toEqual([true, "<h2>a</h2>"]);
});

test("the description of a picture is typed into its field, however it is asked for", () => {
  open("<fig*><cap>a</cap><cred></cred></fig><p>b</p>");
  editor!.focus();
  expect(editor!.exec("edit_field")).toBe(true);
  expect(document.activeElement).toBe(one(".ms-alt"));
  editor!.exec("bold");
  expect(editor!.hasFocus()).toBe(true);
});
