/** The same blocks at different places; before, what is pasted, after with the cursor. */
import { undo } from "prosemirror-history";
import { expect, test } from "vitest";
import { content } from "../../test/notation.ts";
import { afterPaste, paste, viewOf } from "../../test/clipboard.ts";

const HTML = "<h2>H</h2><p>b<br>c</p><ul><li>i</li></ul>";

test.each([
  ["<t>x|y</t><p>z</p>", "<h1>A</h1><p><b>b</b><br>c</p>", "<t>xA <b>b</b> c|y</t><p>z</p>"],
  ["<t>[x</t><p>y]z</p>", "<p>a</p>", "<t>a|</t><p>z</p>"],
  ["<fig><cap>x|</cap><cred></cred></fig>", HTML, "<fig><cap>xH b c i|</cap><cred></cred></fig>"],
  ["<p>|</p>", HTML, "<h2>H</h2><p>b<br/>c</p><ul><li><p>i|</p></li></ul>"],
  ["<p>x|</p><p>z</p>", HTML, "<p>x</p><h2>H</h2><p>b<br/>c</p><ul><li><p>i|</p></li></ul><p>z</p>"],
  ["<p>|x</p>", HTML, "<h2>H</h2><p>b<br/>c</p><ul><li><p>i|</p></li></ul><p>x</p>"],
  ["<p>x|y</p>", HTML, "<p>x</p><h2>H</h2><p>b<br/>c</p><ul><li><p>i|</p></li></ul><p>y</p>"],
  ["<p>x|y</p>", "<p>a</p><p>b</p>", "<p>xa</p><p>b|y</p>"],
  ["<p>x|y</p>", "<h2>a</h2>", "<p>xa|y</p>"],
  ["<p>|</p>", "<h2>a</h2>", "<h2>a|</h2>"],
  ["<h2>x|</h2><p>y</p>", "<p>a</p>", "<h2>xa|</h2><p>y</p>"],
  ["<ul><li><p>x|</p></li></ul>", "<ul><li>a</li><li>b</li></ul>", "<ul><li><p>xa</p></li><li><p>b|</p></li></ul>"],
  ["<ul><li><p>x</p></li><li><p>|</p></li></ul>", "<p>a</p>", "<ul><li><p>x</p></li><li><p>a|</p></li></ul>"],
  ["<quote><p>x|</p></quote><p>z</p>", "<h2>H</h2><p>b</p>", "<quote><p>xH</p><p>b|</p></quote><p>z</p>"],
  ["<box><p>x|</p></box><p>z</p>", "<p>a</p><ul><li>b</li></ul>", "<box><p>xa</p><ul><li><p>b|</p></li></ul></box><p>z</p>"],
  ["<table><tr><td><p>x|</p></td></tr></table><p>z</p>", HTML, "<table><tr><td><p>xH</p><p>b<br/>c</p><p>i|</p></td></tr></table><p>z</p>"],
])("%s + %s", (before, html, after) => expect(afterPaste(before, { html }, { cursor: true })).toBe(after));

test("cells go into cells", () => {
  const html = "<table><tr><td>1<td>2<tr><td>3<td>4</table>";
  const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td><p>${cell}</p></td>`).join("")}</tr>`;
  expect(afterPaste(`<table>${row("|a", "b")}${row("c", "d")}</table>`, { html })).toBe(`<table>${row("1", "2")}${row("3", "4")}</table>`);
});

test("a paste is one undo step, apart from what was typed before and after", () => {
  const view = viewOf("<p>|</p>");
  view.dispatch(view.state.tr.insertText("x"));
  paste(view, { html: HTML });
  view.dispatch(view.state.tr.insertText("y"));
  undo(view.state, view.dispatch);
  undo(view.state, view.dispatch);
  expect(content(view.state.doc)).toBe("<p>x</p>");
});

test("every pasted block has an id, and none that is there already", () => {
  const view = viewOf("<p>a</p><p>b|</p>");
  const { dom, text } = view.serializeForClipboard(view.state.doc.slice(0, view.state.doc.content.size));
  paste(view, { html: dom.innerHTML, text });
  paste(view, { html: HTML });
  const ids: unknown[] = [];
  view.state.doc.descendants((node) => void (!node.isInline && "id" in node.attrs && ids.push(node.attrs["id"])));
  expect(ids).not.toContain(null);
  expect(new Set(ids).size).toBe(ids.length);
});

test("files alone change nothing and are not left to the webview", () => {
  const view = viewOf("<p>a|</p>");
  const event = Object.assign(new Event("paste", { cancelable: true }), { clipboardData: { getData: () => "", files: [new File([], "a.png")] } });
  view.dom.dispatchEvent(event);
  expect([event.defaultPrevented, content(view.state.doc)]).toEqual([true, "<p>a</p>"]);
});
