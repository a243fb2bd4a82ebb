/** One rule a line: foreign HTML pasted into an empty paragraph. */
import { describe, expect, test } from "vitest";
import { afterPaste } from "../../test/clipboard.ts";
import { cleanHtml } from "./clean.ts";

const cases = (list: [string, string][]) =>
  test.each(list)("%s", (html, expected) => expect(afterPaste("<p>|</p>", { html })).toBe(expected));

const WORD = '<meta name=Generator content="Microsoft Word 15">';
const item = (sign: string, level: number, text: string) =>
  `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${sign}<span>&nbsp; </span></span>${text}</p>`;

describe("marks", () =>
  cases([
    ['<span style="font-weight: 700; color: red; font-size: 20px">b</span>', "<p><b>b</b></p>"],
    ['<b>a<span style="font-weight: 400">b</span></b>', "<p><b>a</b>b</p>"],
    ['<i>a</i><span style="font-style: oblique">b</span><em style="font-style:normal">c</em>', "<p><i>ab</i>c</p>"],
    ['<span style="text-decoration: underline dotted">a</span><u>b</u>', "<p><u>ab</u></p>"],
    ['<a href="https://x.org/" style="text-decoration: underline"><u>a</u></a>', "<p><u><link>a</link></u></p>"],
    ['m<span style="vertical-align: super">2</span>H<sub>2</sub>O', "<p>m<sup>2</sup>H<sub>2</sub>O</p>"],
    ["<s>a</s><ins>b</ins><del>c</del>", "<p>ab</p>"],
    ["<h2><b>a</b></h2><p>b</p>", "<h2>a</h2><p>b</p>"],
    ["<h2>a<b>b</b></h2><p>b</p>", "<h2>a<b>b</b></h2><p>b</p>"],
    ["<q>a</q>", "<p>“a”</p>"],
  ]));

describe("white space", () =>
  cases([
    ["<p>　　a</p><p>&emsp;&emsp;b</p><p>&nbsp;&nbsp;&nbsp;&nbsp;c</p><p>\td</p>", "<p>a</p><p>b</p><p>c</p><p>d</p>"],
    ["<p><span>　</span><b>　a</b></p>", "<p><b>a</b></p>"],
    ["<p>a  \n b&nbsp;&nbsp;c </p>", "<p>a b c</p>"],
    ["<p>中\n文 字\nabc\n字</p>", "<p>中文 字 abc 字</p>"],
    ["<p>王　展</p>", "<p>王　展</p>"],
    ["<p>a&shy;b&#8203;c&#65279;d</p>", "<p>abcd</p>"],
    ["<p>👨‍👩‍👧</p>", "<p>👨‍👩‍👧</p>"],
    ["<p></p><p>a</p><p>&nbsp;</p><p><br></p><div><span> </span></div><p>b</p>", "<p>a</p><p>b</p>"],
    ['<span style="white-space: pre-wrap">a  b\nc</span>', "<p>a  b<br/>c</p>"],
    ["<pre>first\n\nsecond</pre>", "<p>first</p><p>second</p>"],
  ]));

describe("breaks", () =>
  cases([
    ["a<br>b", "<p>a<br/>b</p>"],
    ["a<br><br>b<br> <br>c<br>", "<p>a</p><p>b</p><p>c</p>"],
    ["a<br>　　b<br>　　c", "<p>a</p><p>b</p><p>c</p>"],
    ["<div>一。<br>二。<br>三。</div>", "<p>一。</p><p>二。</p><p>三。</p>"],
    ["<div>a<div>b</div>c<section><section>d</section></section></div>", "<p>a</p><p>b</p><p>c</p><p>d</p>"],
    ["<p>a<b><br><br></b>b</p>", "<p>a</p><p>b</p>"],
  ]));

describe("what goes", () =>
  cases([
    ['<p>a<span style="display:none">x</span><span hidden>y</span><span class="sr-only">z</span></p>', "<p>a</p>"],
    ["<nav>x</nav><p>a</p><button>y</button><select><option>z</select><template>t</template><!-- c -->", "<p>a</p>"],
    ['<p>a</p><img src="https://x.org/a.png"><svg><text>x</text></svg><video>v</video>', "<p>a</p>"],
    ["<hr><p>a</p><hr><hr><p>b</p><hr>", "<p>a</p><hr/><p>b</p>"],
    ['<p>a</p><div data-pm-slice="0 0 []"><p>b</p></div>', "<p>a</p><p>b</p>"],
  ]));

describe("links", () => {
  test.each([
    ["https://www.google.com/url?q=https://x.org/a%3Fb&sa=D", "https://x.org/a?b"],
    ["https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.org%2F&data=1", "https://x.org/"],
    ["https://x.org/?utm_source=a", "https://x.org/?utm_source=a"],
    ["https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"],
  ])("%s", (from, to) => {
    const html = `<a href="${from.replaceAll("&", "&amp;")}">a</a>`;
    expect(hrefs(html)).toEqual([to]);
  });
  test.each(["javascript:alert(1)", "data:text/html,x", "#note", "/page", "file:///C:/a.doc", " vbscript:x"])("%s is text", (href) => {
    expect(hrefs(`<a href="${href}">a</a>`)).toEqual([]);
  });
});

function hrefs(html: string): string[] {
  const page = new DOMParser().parseFromString(cleanHtml(html), "text/html");
  return [...page.querySelectorAll("[data-mark=link]")].map((link) => link.getAttribute("data-href")!);
}

describe("lists", () =>
  cases([
    ["<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"],
    ["<ol><li>a</li><ol><li>b</li></ol></ol>", "<ol><li><p>a</p><ol><li><p>b</p></li></ol></li></ol>"],
    ["<ul><li></li><li> <br></li><li>a</li></ul>", "<ul><li><p>a</p></li></ul>"],
    ["<ul><li><h3>a</h3>b</li></ul>", "<ul><li><p>a</p><p>b</p></li></ul>"],
    ["<dl><dt>a</dt><dd>b</dd></dl>", "<p>a</p><p>b</p>"],
    [WORD + item("·", 1, "a") + item("o", 2, "b") + item("·", 1, "c"), "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>"],
    [WORD + item("1.", 1, "a") + item("a)", 2, "b") + "<p>x</p>" + item("2.", 1, "c"), "<ol><li><p>a</p><ol><li><p>b</p></li></ol></li></ol><p>x</p><ol><li><p>c</p></li></ol>"],
    [WORD + item("（一）", 1, "a"), "<p>（一）a</p>"],
    [WORD + item("1)", 2, "a") + item("·", 1, "b"), "<ol><li><p>a</p></li></ol><ul><li><p>b</p></li></ul>"],
    [WORD + "<h1><span style='mso-list:Ignore'>1.1&nbsp; </span>a</h1><p>b</p>", "<h2>1.1 a</h2><p>b</p>"],
  ]));

describe("notes", () =>
  cases([
    [`${WORD}<p>a<a href="http://127.0.0.1/#_ftn1" name="_ftnref1">[1]</a></p>`, "<p>a[1]</p>"],
    [`${WORD}<!--StartFragment--><p>a</p><!--EndFragment--><div style="mso-element:comment-list">x</div><div style="mso-element:footnote-list"><br clear=all><hr><p>[1] b</p></div>`, "<p>a</p><p>[1] b</p>"],
    [`${WORD}<p>a<span class=MsoCommentReference>x</span></p>`, "<p>a</p>"],
    ['<meta name="generator" content="LibreOffice 7.4"/><p>a</p><p class="sdfootnote"><a class="sdfootnotesym" href="#x">1</a>b</p>', "<p>a</p><p>1 b</p>"],
  ]));

describe("heads", () =>
  cases([
    [WORD + '<p class=MsoNormal style="mso-outline-level:3">a</p><p>b</p>', "<h3>a</h3><p>b</p>"],
    [WORD + "<p class=MsoTitle>a</p><p>b</p>", "<h2>a</h2><p>b</p>"],
    [WORD + "<p><b>争分夺秒</b></p><p>正文。</p>", "<h2>争分夺秒</h2><p>正文。</p>"],
    [WORD + "<p><b>他说：</b></p><p>正文。</p>", "<p><b>他说：</b></p><p>正文。</p>"],
    [WORD + "<p><b>甲方</b></p><p><b>乙方</b></p>", "<p><b>甲方</b></p><p><b>乙方</b></p>"],
    ["<p><b>争分夺秒</b></p><p>正文。</p>", "<p><b>争分夺秒</b></p><p>正文。</p>"],
    ["<h1><p>a</p></h1><p>b</p>", "<p>a</p><p>b</p>"],
  ]));

describe("tables", () =>
  cases([
    ["<table><tr><td>a</table>", "<p>a</p>"],
    ["<table><tr><td><table><tr><td>a<td>b</table></table>", "<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>"],
    ["<table role=presentation><tr><td>a<td><p>b<p>c</table>", "<p>a</p><p>b</p><p>c</p>"],
    ["<table><tr><td>a<td>b<tr><td>c</table>", "<table><tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td><p>c</p></td><td><p></p></td></tr></table>"],
    ["<table><tr><td rowspan=2>a<td rowspan=2>b<tr></table>", "<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>"],
    ["<table><tr><td><h2>a</h2><ul><li>b</ul><td>c<tr><td>d<td>e</table>", "<table><tr><td><p>a</p><p>b</p></td><td><p>c</p></td></tr><tr><td><p>d</p></td><td><p>e</p></td></tr></table>"],
    ["<table><tr><td><td><tr><td>&nbsp;<td></table><p>a</p>", "<p>a</p>"],
  ]));

describe("quotes and figures", () =>
  cases([
    ["<blockquote><p>a</p><ul><li>b</li></ul><p>c</p></blockquote>", "<quote><p>a</p></quote><ul><li><p>b</p></li></ul><quote><p>c</p></quote>"],
    ['<blockquote style="margin: 0 0 0 40px; border: none">a</blockquote>', "<p>a</p>"],
    ["<blockquote><h3>a</h3>b</blockquote>", "<quote><p>a</p><p>b</p></quote>"],
    ["<figure><img src=x><figcaption>a<br>b</figcaption></figure>", "<fig><cap>a b</cap><cred></cred></fig>"],
    ["<figure><img src=x></figure><p>a</p>", "<p>a</p>"],
    ["<figure><blockquote>a</blockquote><figcaption>b</figcaption></figure>", "<quote><p>a</p></quote><p>b</p>"],
  ]));
