import { DOMParser as Parser } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { schema } from "../../schema/index.ts";
import { content, stateOf, story } from "../../test/notation.ts";
import { flatten } from "./fit.ts";

/** What foreign HTML becomes when it is pasted behind `a`. */
function pasted(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  const slice = flatten(Parser.fromSchema(schema).parseSlice(page.body));
  const state = stateOf("<p>a|</p>");
  return content(state.apply(state.tr.replaceSelection(slice)).doc);
}

test.each([
  ["<p>b</p><p>c</p>", "<p>ab</p><p>c</p>"],
  ["plain", "<p>aplain</p>"],
  ["<p>b</p><h1>H</h1><h3>I</h3><p>c</p>", "<p>ab</p><h2>H</h2><h3>I</h3><p>c</p>"],
  ["<p>b</p><ul><li>x</li><li>y</li></ul><p>c</p>", "<p>ab</p><ul><li><p>x</p></li><li><p>y</p></li></ul><p>c</p>"],
  ["<p>b</p><blockquote>q</blockquote><p>c</p>", "<p>ab</p><quote><p>q</p></quote><p>c</p>"],
  ["<p><b>b</b><i>i</i><u>u</u></p>", "<p>a<b>b</b><i>i</i><u>u</u></p>"],
  ['<b style="font-weight:normal"><p>b</p></b>', "<p>ab</p>"],
  ['<p>b<a href="javascript:alert(1)">c</a></p>', "<p>abc</p>"],
  ['<p>b<a data-mark="link" data-href="javascript:alert(1)">c</a></p>', "<p>abc</p>"],
  ['<p>b<a href="https://x.org/">c</a></p>', "<p>ab<link>c</link></p>"],
  ["<script>alert(1)</script><style>p{}</style><p>b</p>", "<p>ab</p>"],
  ['<p>b<img src="https://x.org/i.png" onerror="alert(1)">c</p>', "<p>abc</p>"],
  ["<p>b</p><table><tr><th>h</th></tr><tr><td>x</td></tr></table><p>c</p>", "<p>ab</p><table><tr><th><p>h</p></th></tr><tr><td><p>x</p></td></tr></table><p>c</p>"],
  ["<p>b</p><figure><img src=x alt=t><figcaption>cap</figcaption></figure><p>c</p>", "<p>ab</p><fig><cap>cap</cap><cred></cred></fig><p>c</p>"],
  ['<p>b</p><p data-node="paragraph" data-style="loud" data-id="7">c</p>', "<p>ab</p><p>c</p>"],
  ["<p>b</p><p>　　c　d</p><ul><li>　x</li></ul>", "<p>ab</p><p>c　d</p><ul><li><p>x</p></li></ul>"],
  ["<iframe src='https://x.org'></iframe><p>b</p>", "<p>ab</p>"],
])("%s", (html, expected) => expect(pasted(html)).toBe(expected));

describe("copied from another manuscript", () => {
  const whole = story("<k>引</k><t>题</t><p>一</p><h2>二</h2>").doc;
  const into = (slice = whole.slice(0, whole.content.size)) => {
    const state = stateOf("<p>a|</p>");
    return content(state.apply(state.tr.replaceSelection(flatten(slice))).doc);
  };
  test("a whole story brings no second title group", () => {
    expect(into()).toMatch(/^<p>a(<\/p><p>)?引<\/p><p>题<\/p><p>一<\/p><h2>二<\/h2>$/);
  });
  test("a piece of a title is text", () => {
    const from = whole.resolve(0).pos;
    let title = from;
    whole.descendants((node, pos) => void (node.type.name === "title" && (title = pos)));
    expect(into(whole.slice(title + 1, title + 2, true))).toBe("<p>a题</p>");
  });
});
