import { expect, test } from "vitest";
import type { OutlineEntry, TextBlock } from "../../editor";
import { places } from "./jump";

const outline: OutlineEntry[] = [
  { id: "t", kind: "title", level: 1, text: "末班车", pos: 0 },
  { id: "h", kind: "section", level: 2, text: "沿线站点", pos: 9 },
];
const block = (id: string, text: string): TextBlock => ({ id, node: "paragraph", inHead: false, text });
const blocks = [block("h", "沿线站点"), block("p", "新线路连接县医院、物流园和火车站，全程18.6公里，票价2元。沿线还将再加三个站点。")];
const found = (typed: string) => places(typed, outline, blocks).map(({ id, text }) => [id, text]);

test("without words the outline, with words also the text", () => {
  expect(found("")).toEqual([["t", "末班车"], ["h", "沿线站点"]]);
  expect(found("沿线")).toEqual([["h", "沿线站点"], ["p", "…18.6公里，票价2元。沿线还将再加三个站点。"]]);
  expect(found("火车站")[0]![0]).toBe("p");
  expect(found("没有")).toEqual([]);
});
