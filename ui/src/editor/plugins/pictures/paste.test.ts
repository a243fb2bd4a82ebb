import { EditorView } from "prosemirror-view";
import { afterEach, describe, expect, test } from "vitest";
import { Labels } from "../../labels.ts";
import "../../test/clipboard.ts";
import { content, stateOf } from "../../test/notation.ts";
import { type PictureTool, picturePlugins } from "./index.ts";

let view: EditorView;
let heard: string[];
const png = (name = "image.png") => new File([new Uint8Array([137, 80, 78, 71])], name, { type: "image/png" });

function open(source = "<p>前|</p>"): void {
  heard = [];
  const tool: PictureTool = {
    pasted: (_view, files, alt) => void heard.push(`pasted ${files.map(({ name }) => name).join()}${alt && ` alt=${alt}`}`),
    nothing: () => void heard.push("nothing"),
    act: () => undefined,
    cancel: () => undefined,
  };
  const state = stateOf(source);
  view = new EditorView(document.createElement("div"), { state: state.reconfigure({ plugins: [...picturePlugins(new Labels(), tool), ...state.plugins] }) });
}
afterEach(() => view.destroy());

type Clip = { html?: string; text?: string; files?: File[]; items?: File[] };
function paste({ html = "", text = "", files = [], items = [] }: Clip): string {
  const data = { getData: (type: string) => (type === "text/html" ? html : type === "text/plain" ? text : ""), files, items: items.map((file) => ({ kind: "file", getAsFile: () => file })) };
  view.dom.dispatchEvent(Object.assign(new Event("paste", { bubbles: true, cancelable: true }), { clipboardData: data }));
  return content(view.state.doc);
}

const own = '<figure data-pm-slice="0 0 []" data-node="figure" data-media="' + "a".repeat(64) + '"><div data-node="caption">图</div><div data-node="credit"></div></figure>';

describe("what a paste means", () => {
  test.each<[string, Clip, string[], string]>([
    ["a screenshot", { files: [png()] }, ["pasted image.png"], "<p>前</p>"],
    ["as an item", { items: [png()] }, ["pasted image.png"], "<p>前</p>"],
    ["several", { files: [png("a.png"), png("b.png")] }, ["pasted a.png,b.png"], "<p>前</p>"],
    ["a picture of a page", { html: '<img src="https://x.org/a.png" alt="渡口">', files: [png()] }, ["pasted image.png alt=渡口"], "<p>前</p>"],
    ["Word's picture of its text", { html: "<p>文字</p>", text: "文字", files: [png()] }, [], "<p>前文字</p>"],
    ["Excel's picture of its cells", { html: "<table><tr><td>1</td><td>2</td></tr></table>", files: [png()] }, [], "<p>前</p><table><tr><td><p>1</p></td><td><p>2</p></td></tr></table>"],
    ["a file of a file manager", { text: "/home/x/a.png", files: [png("a.png")] }, ["pasted a.png"], "<p>前</p>"],
    ["what is no picture", { text: "a", files: [new File(["a"], "a.txt", { type: "text/plain" })] }, [], "<p>前a</p>"],
    ["text", { text: "文" }, [], "<p>前文</p>"],
    ["nothing that can be seen", {}, ["nothing"], "<p>前</p>"],
    ["a page's picture without bytes", { html: '<img src="https://x.org/a.png">' }, ["nothing"], "<p>前</p>"],
    ["our own figure", { html: own }, [], "<p>前</p><fig><cap>图</cap><cred></cred></fig>"],
  ])("%s", (_name, clip, told, after) => {
    open();
    expect([paste(clip), heard]).toEqual([after, told]);
  });
});

test("our own figure keeps its picture", () => {
  open();
  paste({ html: own });
  expect(JSON.stringify(view.state.doc.toJSON())).toContain("a".repeat(64));
});

test("a manuscript that may only be read takes none", () => {
  open();
  view.setProps({ editable: () => false });
  expect([paste({ files: [png()] }), heard]).toEqual(["<p>前</p>", []]);
});
