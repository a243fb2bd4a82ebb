import { expect, test } from "vitest";
import type { Spot } from "../../editor";
import { emptySlip } from "../../host/fake-stories";
import { detailChanges, detailFields, withChanges } from "../../shared/details";
import { BOTH_FIELDS } from "./messages";
import { excerpt, firstFrom, lastBefore, queryOf, rewritten, stepped } from "./model";

const spot = (from: number): Spot => ({ from, to: from + 2, attr: null, start: 0, end: 2, node: "paragraph", value: "" });
const match = (start: number, end: number, replacement: string) => ({ text: 0, start, end, replacement });

test("the way goes round and says when it went over an end", () => {
  expect(stepped(0, 1, 3)).toEqual({ at: 1, wrapped: false });
  expect(stepped(2, 1, 3)).toEqual({ at: 0, wrapped: true });
  expect(stepped(0, -1, 3)).toEqual({ at: 2, wrapped: true });
  expect(stepped(-1, -1, 3)).toEqual({ at: 2, wrapped: false });
  expect(stepped(0, 1, 1)).toEqual({ at: 0, wrapped: false });
  expect(stepped(0, 1, 0)).toEqual({ at: -1, wrapped: false });
});

test("from the cursor on, and back from it", () => {
  const spots = [spot(3), spot(9), spot(20)];
  expect([0, 3, 4, 21].map((pos) => firstFrom(spots, pos))).toEqual([0, 0, 1, 0]);
  expect([2, 5, 11, 30].map((pos) => lastBefore(spots, pos))).toEqual([2, 0, 1, 2]);
  expect([firstFrom([], 1), lastBefore([], 1)]).toEqual([-1, -1]);
});

test("a text with its matches replaced", () => {
  expect(rewritten("甲乙甲", [match(0, 1, "丙丙"), match(2, 3, "")])).toBe("丙丙乙");
  expect(rewritten("甲", [])).toBe("甲");
});

test("an excerpt parts no character", () => {
  const text = `${"𠮷".repeat(12)}找到${"字".repeat(30)}`;
  const part = excerpt(text, 24, 26);
  expect(part).toEqual({ before: `…${"𠮷".repeat(9)}`, match: "找到", after: `${"字".repeat(18)}…` });
  expect(excerpt(text, 24, 25).before).toBe(`…${"𠮷".repeat(9)}`);
  expect(excerpt(`a${"𠮷".repeat(30)}`, 21, 23)).toEqual({ before: `…${"𠮷".repeat(9)}`, match: "𠮷", after: `${"𠮷".repeat(9)}…` });
  expect(excerpt(`${"𠮷".repeat(12)}b找`, 25, 26).before).toBe(`…${"𠮷".repeat(8)}b`);
});

test("one selected line is a query", () => {
  expect(queryOf(["企业"])).toBe("企业");
  expect([[], [" "], ["一", "二"], ["一\n二"], ["长".repeat(201)]].map(queryOf)).toEqual([null, null, null, null, null]);
});

function story() {
  const slip = { ...emptySlip("zh-CN"), slug: "桥", keywords: ["大桥", "通车"], source: { id: "a", name: "大桥报", url: null, kind: "own" as const }, original_title: [{ role: "main" as const, text: "大桥通车" }] };
  return { slip, set(field: string, value: unknown) { this.slip = { ...this.slip, [field]: value }; } };
}

test("details are found by field, replaced, and taken back where nobody wrote over them", () => {
  const kept = story();
  const fields = detailFields(kept.slip);
  expect(fields.map(({ path, fixed }) => [path.join("."), fixed])).toEqual([["slug", false], ["source.name", false], ["original_title.0.text", true], ["keywords.0", false], ["keywords.1", false]]);
  const changes = [fields[1]!, fields[3]!].flatMap((field) => detailChanges(kept.slip, field, field.text.replace("大桥", "新桥")));
  withChanges(kept, changes);
  expect([kept.slip.source, kept.slip.keywords]).toEqual([{ id: null, name: "新桥报", url: null, kind: "own" }, ["新桥", "通车"]]);
  kept.set("keywords", ["老桥", "通车"]);
  withChanges(kept, [...changes].reverse().map(({ path, before, after }) => ({ path, before: after, after: before })));
  expect([kept.slip.source?.name, kept.slip.source?.id, kept.slip.keywords[0]]).toEqual(["大桥报", "a", "老桥"]);
});

test("every field has a name in both languages", () => {
  const all = { ...emptySlip("zh-CN"), slug: "a", keywords: ["a"], ed_note: "a", desk: "a" };
  const names = detailFields(all).map(({ path }) => String(path[0]));
  for (const words of BOTH_FIELDS) expect([...names, "cite", "title", "alt", "note"].filter((name) => !(name in words))).toEqual([]);
});
