import { expect, test } from "vitest";
import type { NodeJson } from "../../editor";
import { readDoc } from "../../editor/state.ts";
import type { Profile } from "../../host";
import { choicesOf, copyOf, docOf, moved, newOwn, partOf, same, skeletonOf, standsBeside, toggled } from "./model";

let next = 0;
const newId = () => `00000000-0000-4000-8000-${String(++next).padStart(12, "0")}`;

test("fields change places, by key as by hand", () => {
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
  expect(moved(["a", "b", "c"], 0, 9)).toEqual(["b", "c", "a"]);
  expect(toggled(["a"], "b", true)).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "a", false)).toEqual(["b"]);
});

test("a skeleton goes into the editor and comes back", () => {
  const profile = {
    head: { kicker: "编者按" },
    body: [
      { type: "paragraph", attrs: { style: "lede", only: null }, content: [{ type: "text", text: "导语" }] },
      { type: "figure" },
      { type: "box", attrs: { kind: "note", title: "题", only: null }, content: [{ type: "paragraph", attrs: { style: "body", only: null } }] },
    ],
  };
  const doc = docOf(profile, newId);
  // The editor's own schema takes it.
  const read = readDoc(doc as NodeJson).toJSON() as NodeJson;
  const back = skeletonOf(read);
  expect(back.head).toEqual(profile.head);
  expect(JSON.stringify(back.body)).not.toContain('"id"');
  expect((back.body as NodeJson[]).map((node) => node.type)).toEqual(["paragraph", "figure", "box"]);
  expect(same(skeletonOf(readDoc(docOf(back, newId)).toJSON() as NodeJson), back)).toBe(true);
});

test("one empty paragraph is no skeleton", () => {
  expect(skeletonOf(readDoc(docOf({ head: {}, body: [] }, newId)).toJSON() as NodeJson)).toEqual({ head: {}, body: [] });
});

test("a copy is another profile", () => {
  const profile = { id: "zh-xiaoxi", names: { zh: "消息", en: "" } } as Profile;
  expect(copyOf(profile, { zh: "（副本）", en: " (copy)" })).toEqual({ id: "", names: { zh: "消息（副本）", en: "" } });
});

test("own fields get a key of their own; choices are lines", () => {
  const first = newOwn([]);
  expect(first.key).toBe("field_1");
  expect(newOwn([{ ...first, key: "field_2" }]).key).toBe("field_3");
  expect(choicesOf(" 面访\n\n电话\n面访")).toEqual(["面访", "电话"]);
});

test("a mistake is shown where it can be mended", () => {
  const check = (at: string, part: string) => expect(partOf({ at }), at).toBe(part);
  check("required[0]", "fields");
  check("own[1].key", "own");
  check("defaults.priority", "defaults");
  check("body[0].attrs.style", "skeleton");
  check("names", "name");
  check("target.count", "name");
});

test("a picture does not take the place of an empty paragraph of a skeleton", () => {
  const blocks = [{ id: "a", text: "" }, { id: "b", text: "江" }];
  const check = (command: string, id: string, expected: boolean, node = "paragraph", inHead = false) =>
    expect(standsBeside(command, { id, node, inHead }, blocks), `${command} ${id}`).toBe(expected);
  check("figure", "a", true);
  check("divider", "a", true);
  check("figure", "b", false);
  check("lede", "a", false);
  check("figure", "a", false, "caption");
  check("figure", "a", false, "title", true);
});

test("equal whatever the order of keys", () => {
  expect(same({ a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 })).toBe(true);
  expect(same({ a: 1 }, { a: 2 })).toBe(false);
});
