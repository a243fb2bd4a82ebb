import { expect, test } from "vitest";
import { outlineAt, outlineOf, sectionTexts } from "./outline.ts";
import { stateOf } from "./test/notation.ts";

const SOURCE =
  "<t>主题</t><lede>导语</lede><h2>一</h2><p>甲</p><h3>二</h3><fig><cap>图</cap><cred>摄</cred></fig>" +
  "<box><h2>框里</h2><p>乙</p></box><h2>三</h2><pull><p>金句</p></pull><quote><p>引文</p></quote><table><tr><td><p></p></td><td><p>表</p></td></tr></table>";

test("heads, boxes, pictures, pull quotes and tables, each in its section", () => {
  const { doc } = stateOf(SOURCE);
  expect(outlineOf(doc).map(({ kind, level, text }) => [kind, level, text])).toEqual([
    ["title", 1, "主题"],
    ["section", 2, "一"],
    ["section", 3, "二"],
    ["figure", 4, "图"],
    ["box", 4, "框里"],
    ["section", 2, "框里"],
    ["section", 2, "三"],
    ["pull", 3, "金句"],
    ["table", 3, "表"],
  ]);
  for (const { id, pos, kind } of outlineOf(doc)) if (kind !== "title") expect(doc.nodeAt(pos)!.attrs["id"]).toBe(id);
});

test("the entry at a place is the last one before it", () => {
  const { doc } = stateOf(SOURCE);
  const entries = outlineOf(doc);
  const at = (text: string) => {
    let pos = 0;
    doc.descendants((node, found) => void (node.text === text && (pos = found)));
    return outlineAt(entries, pos)?.text;
  };
  expect([at("主题"), at("导语"), at("一"), at("甲"), at("引文"), at("表")]).toEqual(["主题", "主题", "一", "一", "金句", "表"]);
});

test("positions follow what is typed before them", () => {
  const state = stateOf("<p>ab|</p><h2>一</h2>");
  const before = outlineOf(state.doc)[1]!;
  const after = outlineOf(state.apply(state.tr.insertText("xyz")).doc)[1]!;
  expect(after).toEqual({ ...before, pos: before.pos + 3 });
});

test("the text of every section, and of what stands before the first", () => {
  const { doc } = stateOf("<t>主题</t><p>甲</p><h2>一</h2><p>乙</p><ul><li><p>丙</p></li></ul><h3>二</h3>");
  expect([...sectionTexts(doc).values()]).toEqual(["甲\n", "一\n乙\n丙\n", "二\n"]);
});

test("long words are cut between characters, also rare ones", () => {
  const [, box] = outlineOf(stateOf(`<box title=""><p>${"字".repeat(59)}𠮷了</p></box>`).doc);
  expect(box?.text).toBe(`${"字".repeat(59)}𠮷…`);
});
