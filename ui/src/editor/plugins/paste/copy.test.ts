import { describe, expect, test } from "vitest";
import { schema } from "../../schema/index.ts";
import everything from "../../schema/everything.json";
import { readDoc } from "../../state.ts";
import { accepted } from "../../suggest/resolve.ts";
import type { NodeJson } from "../../types.ts";
import { content } from "../../test/notation.ts";
import { paste, viewOf } from "../../test/clipboard.ts";

function copied(source: string): { html: string; text: string } {
  const view = viewOf(source);
  const body = view.state.doc.child(1);
  const from = view.state.doc.child(0).nodeSize + 1;
  const { dom, text } = view.serializeForClipboard(view.state.doc.slice(from, from + body.content.size));
  return { html: dom.innerHTML, text };
}

test.each([
  ["<p>a</p><p>b</p>", "a\n\nb"],
  ["<p>a<br/>b</p>", "a\nb"],
  ["<h2>a</h2><ul><li><p>b</p><ol><li><p>c</p></li></ol></li><li><p>d</p></li></ul>", "a\n\n• b\n  1. c\n• d"],
  ["<table><tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td><p>c</p></td><td><p></p></td></tr></table>", "a\tb\nc\t"],
  ["<quote><p>a</p><p>b</p></quote>", "a\n\nb"],
])("as text: %s", (source, text) => expect(copied(source).text).toBe(text));

describe("as HTML", () => {
  test("a link leads somewhere", () => {
    const page = new DOMParser().parseFromString(copied('<p>a<link to="https://x.org/">b</link></p>').html, "text/html");
    expect(page.querySelector("a")?.getAttribute("href")).toBe("https://x.org/");
  });

  test("what stands in attributes is text for others and comes back once", () => {
    const view = viewOf("<p>|</p>");
    const p = (text: string) => schema.nodes.paragraph.create(null, schema.text(text));
    const blocks = [schema.nodes.box.create({ title: "数据" }, p("a")), schema.nodes.quote.create({ cite: "船工" }, p("b"))];
    view.dispatch(view.state.tr.insert(view.state.doc.content.size - 1, blocks));
    const from = view.state.doc.child(0).nodeSize + 1;
    const { dom } = view.serializeForClipboard(view.state.doc.slice(from, view.state.doc.content.size - 1));
    expect(dom.textContent).toBe("数据ab—— 船工");
    const other = viewOf("<p>|</p>");
    paste(other, { html: dom.innerHTML });
    expect(content(other.state.doc)).toContain("<box title='数据'><p>a</p></box><quote cite='船工'><p>b</p></quote>");
  });

  test("a whole story comes back as it was, but for ids that are taken", () => {
    const view = viewOf("<p>|</p>");
    // What is suggested does not come along: the text as if it were accepted does.
    const blocks = JSON.parse(JSON.stringify(everything, (name, value: unknown) => (name === "suggested" ? null : value))) as NodeJson;
    const doc = accepted(readDoc(blocks));
    const body = doc.child(1);
    const { dom, text } = view.serializeForClipboard(doc.slice(doc.child(0).nodeSize + 1, doc.content.size - 1));
    paste(view, { html: dom.innerHTML, text });
    expect(view.state.doc.child(1).toJSON()).toEqual(body.toJSON());
  });
});
