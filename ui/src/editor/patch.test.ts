import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import everything from "./schema/everything.json";
import { patchDoc } from "./patch.ts";
import { readDoc } from "./state.ts";
import { content, stateOf } from "./test/notation.ts";
import type { NodeJson } from "./types.ts";

type Edit = (doc: { content: [NodeJson, NodeJson] }) => void;

function patched(source: NodeJson, edit: Edit) {
  const target = structuredClone(source);
  edit(target as never);
  const [before, after] = [readDoc(source), readDoc(target)];
  const tr = new Transform(before);
  patchDoc(tr, before, after);
  expect(tr.doc.toJSON()).toEqual(after.toJSON());
  const touched = tr.mapping.maps.map((map) => {
    let size = 0;
    map.forEach((from, to, newFrom, newTo) => (size += Math.max(to - from, newTo - newFrom)));
    return size;
  });
  return { before, doc: tr.doc, steps: tr.steps.length, size: touched.reduce((sum, one) => sum + one, 0) };
}

const small = stateOf("<t>ab</t><p>一,二</p><p>三</p><p>四,五,六</p>").doc.toJSON() as NodeJson;

test("equal documents need no step", () => {
  const doc = readDoc(small);
  expect(patchDoc(new Transform(doc), doc, readDoc(small))).toBe(false);
});

test("a repaired sign touches that sign alone, and the other blocks stay the same objects", () => {
  const { before, doc, steps, size } = patched(small, (to) => (to.content[1].content![0]!.content![0]!.text = "一，二"));
  expect([steps, size]).toEqual([1, 1]);
  expect(doc.child(1).child(1)).toBe(before.child(1).child(1));
  expect(content(doc)).toBe("<t>ab</t><p>一，二</p><p>三</p><p>四,五,六</p>");
});

test("a repeated character is found from both ends", () => {
  patched(small, (to) => (to.content[1].content![1]!.content![0]!.text = "三三三"));
  patched(small, (to) => (to.content[1].content![2]!.content![0]!.text = "四,,五,六"));
});

describe("every kind of difference", () => {
  const body = (to: { content: [NodeJson, NodeJson] }) => to.content[1].content!;
  const cases: [string, Edit][] = [
    ["a title", (to) => (to.content[0].content![2]!.content = [{ type: "text", text: "新" }])],
    ["an empty line filled", (to) => (to.content[0].content![3]!.content = [{ type: "text", text: "副题" }])],
    ["a block gone", (to) => body(to).splice(3, 1)],
    ["blocks gone at both ends", (to) => body(to).splice(0, 2) && body(to).pop()],
    ["a block in between", (to) => body(to).splice(4, 0, { type: "divider", attrs: { id: crypto.randomUUID(), only: null } })],
    ["another order", (to) => body(to).reverse()],
    ["an attribute of a paragraph", (to) => (body(to)[1]!.attrs!["style"] = "lede")],
    ["an attribute of a box", (to) => (body(to).find((one) => one.type === "box")!.attrs!["title"] = "另题")],
    ["an attribute of an embed", (to) => (body(to).find((one) => one.type === "embed")!.attrs!["url"] = "https://example.org/w")],
    ["a cell", (to) => (body(to).find((one) => one.type === "table")!.content![1]!.content![1]!.content![0]!.content![0]!.text = "13.5")],
    ["a list item more", (to) => body(to).find((one) => one.type === "ordered_list")!.content!.pop()],
    ["marks only", (to) => delete body(to)[0]!.content![0]!.marks],
    ["a paragraph that becomes a section head", (to) => Object.assign(body(to)[1]!, { type: "section_head", attrs: { id: body(to)[1]!.attrs!["id"], level: 2, only: null } })],
  ];
  test.each(cases)("%s", (_, edit) => void patched(everything as NodeJson, edit));
});
