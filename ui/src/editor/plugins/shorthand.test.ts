import { cases } from "../test/keys.ts";

cases("signs at the start of a paragraph", [
  ["<p>|ab</p>", '"## "', "<h2>|ab</h2>"],
  ["<p>|</p>", '"### "', "<h3>|</h3>"],
  ["<p>|</p>", '"＃＃ "', "<h2>|</h2>"],
  ["<p>|</p>", '"# "', "<p># |</p>"],
  ["<p>|a</p>", '"> "', "<quote><p>|a</p></quote>"],
  ["<p>|a</p>", '"》 "', "<quote><p>|a</p></quote>"],
  ["<p>|a</p>", '"- "', "<ul><li><p>|a</p></li></ul>"],
  ["<p>|a</p>", '"* "', "<ul><li><p>|a</p></li></ul>"],
  ["<p>|a</p>", '"1. "', "<ol><li><p>|a</p></li></ol>"],
  ["<p>|a</p>", '"１. "', "<p>１. |a</p>"],
  ["<p>|a</p>", '"1． "', "<ol><li><p>|a</p></li></ol>"],
  ["<p>|a</p>", '"3. "', "<p>3. |a</p>"],
  ["<ol><li><p>x</p></li><li><p>y</p></li></ol><p>|a</p>", '"3. "', "<ol><li><p>x</p></li><li><p>y</p></li><li><p>|a</p></li></ol>"],
  ["<ul><li><p>x</p></li></ul><p>|a</p>", '"- "', "<ul><li><p>x</p></li><li><p>|a</p></li></ul>"],
  ["<p>|</p>", '"---"', "<hr/><p>|</p>"],
  ["<p>|</p>", '"2023-"', "<p>2023-|</p>"],
  ["<box><p>|</p></box>", '"- "', "<box><ul><li><p>|</p></li></ul></box>"],
  ["<ul><li><p>|a</p></li></ul>", '"> "', "<ul><li><quote><p>|a</p></quote></li></ul>"],
]);

cases("where they make no sense they stay what they are", [
  ["<t>|</t><p>x</p>", '"## "', "<t>## |</t><p>x</p>"],
  ["<t>|</t><p>x</p>", '"- **a**"', "<t>- **a**|</t><p>x</p>"],
  ["<fig><cap>|</cap><cred></cred></fig>", '"> "', "<fig><cap>> |</cap><cred></cred></fig>"],
  ["<h2>|</h2>", '"- "', "<h2>- |</h2>"],
  ["<table><tr><td><p>|</p></td></tr></table>", '"## "', "<table><tr><td><p>## |</p></td></tr></table>"],
  ["<table><tr><td><p>|</p></td></tr></table>", '"- "', "<table><tr><td><p>- |</p></td></tr></table>"],
  ["<quote><p>|</p></quote>", '"---"', "<quote><p>---|</p></quote>"],
  ["<p>--|正文很重要</p>", '"-"', "<p>---|正文很重要</p>"],
  ["<p>--|<b>bold</b> text</p>", '"-"', "<p>---<b>|bold</b> text</p>", "en"],
  ["<p>--|<br/></p>", '"-"', "<p>---|<br/></p>"],
]);

cases("signs around words", [
  ["<p>|</p>", '"**加粗**了"', "<p><b>加粗</b>了|</p>"],
  ["<p>他，|</p>", '"*强调*了"', "<p>他，<i>强调</i>了|</p>"],
  ["<p>a |</p>", '"*b c* d"', "<p>a <i>b c</i> d|</p>", "en"],
  ["<p>获奖者：|</p>", '"王*明、李*华"', "<p>获奖者：王*明、李*华|</p>"],
  ["<p>尺寸为|</p>", '"长*宽*高"', "<p>尺寸为长*宽*高|</p>"],
  ["<p>|</p>", '"长（米）*宽（米）*高"', "<p>长（米）*宽（米）*高|</p>"],
  ["<p>|</p>", '"a _b c_ d"', "<p>a <i>b c</i> d|</p>"],
  ["<p>|</p>", '"snake_case_name"', "<p>snake_case_name|</p>"],
  ["<p>|</p>", '"2*3*4"', "<p>2*3*4|</p>"],
  ["<p>|</p>", '"2 * 3 * 4"', "<p>2 * 3 * 4|</p>"],
  ["<p>|</p>", '"** a**"', "<p>** a**|</p>"],
  ["<p>|</p>", '"[文](https://x.org/a)b"', "<p><link>文</link>b|</p>"],
  ["<p>|</p>", '"[文](javascript:a)"', "<p>[文](javascript:a)|</p>"],
  ["<h2>|</h2>", '"**a**"', "<h2><b>a</b>|</h2>"],
  ["<fig><cap>|</cap><cred></cred></fig>", '"*a*"', "<fig><cap><i>a</i>|</cap><cred></cred></fig>"],
]);

cases("Backspace right after takes the rule back", [
  ["<p>|a</p>", '"- " Backspace', "<p>- |a</p>"],
  ["<p>|a</p>", '"## " Backspace', "<p>## |a</p>"],
  ["<p>|a</p>", '"1. " Backspace', "<p>1. |a</p>"],
  ["<p>|</p>", '"---" Backspace', "<p>---|</p>"],
  ["<p>|</p>", '"**a**" Backspace', "<p>**a**|</p>"],
  ["<p>|</p>", '"[a](x.org)" Backspace', "<p>[a](x.org)|</p>"],
  ["<p>|a</p>", '"- " Mod-z', "<p>|a</p>"],
]);
