import { expect, test } from "vitest";
import type { CommentThread } from "../../host";
import { ALL, COMMENT, decidable, itemsOf, shownBy, stepFrom, SUGGESTIONS, type Filter, type Held } from "./items";

const suggestion = (id: string, from: number, more: Partial<Held["suggestions"][number]> = {}): Held["suggestions"][number] => ({
  id, kind: "replacement", person: "p1", time: "2026-11-26T09:00:00+08:00", block: "b", section: null, was: "旧", now: "新", marks: [], shape: null, breaks: null, from, to: from + 2, ...more,
});
const thread = (id: string, anchor: CommentThread["anchor"], resolved = false): CommentThread => ({
  id, anchor, quote: "", resolved: resolved ? { person: "p2", person_name: "何青", time: "" } : null,
  comments: [{ id, article: "a", thread: id, person: "p2", person_name: "何青", role: "editor", time: "", edited: null, text: "？", mentions: [], unread: false }],
});
const field = { id: "f1", field: "source", was: null, now: { name: "本报" }, person: "p1", person_name: "许知远山", time: "" };
const decided = (id: string) => ({ id, verdict: "accept" as const, kind: "punctuation", person: "p1", person_name: "", time: "", was: ",", now: "，", section: "一条江", field: null, by: "p2", by_name: "何青", at: "" });
const HELD: Held = {
  suggestions: [suggestion("s1", 10), suggestion("s2", 40, { kind: "punctuation", person: "p3", section: "一条江" })],
  fields: [field],
  decided: [decided("s9"), decided("s2")],
  threads: [thread("t1", { on: "range" }), thread("t2", { on: "block", block: "b2" }), thread("t3", { on: "field", field: "source" }), thread("gone", { on: "range" }), thread("old", { on: "range" }, true)],
  places: new Map([["t1", { id: "t1", from: 20, to: 24, text: "两个字" }], ["old", { id: "old", from: 30, to: 31, text: "字" }]]),
  blocks: new Map([["b2", 50]]),
  section: (at) => (at > 35 ? "一条江" : null),
};
const keys = (filter: Partial<Filter> = {}) => shownBy(itemsOf(HELD), { ...ALL, ...filter }).map(({ key }) => key);

test("they come in the order of the text: details first, what has lost its place last", () => {
  expect(keys()).toEqual(["f1", "t3", "s1", "t1", "s2", "t2", "gone"]);
});

test("closed are resolved threads and what was decided; a decision that was undone is open again", () => {
  expect(keys({ state: "closed" })).toEqual(["old", "s9 0"]);
});

test.each([
  ["by person", { person: "p1" }, ["f1", "s1"]],
  ["only comments", { kind: COMMENT }, ["t3", "t1", "t2", "gone"]],
  ["every suggestion", { kind: SUGGESTIONS }, ["f1", "s1", "s2"]],
  ["one kind", { kind: "punctuation" }, ["s2"]],
  ["one section", { section: "一条江" }, ["s2", "t2"]],
  ["before the first section head", { section: "", kind: "replacement" }, ["s1"]],
  ["several at once", { person: "p3", kind: SUGGESTIONS, section: "一条江" }, ["s2"]],
] as const)("a filter: %s", (_name, filter, shown) => {
  expect(keys(filter)).toEqual(shown);
});

test("only suggestions can be decided", () => {
  expect(decidable(itemsOf(HELD)).map(({ key }) => key)).toEqual(["f1", "s1", "s2"]);
});

test.each([
  ["the next from the one in front", "s1", 0, 1, "t1"],
  ["round the end", "gone", 0, 1, "f1"],
  ["round the beginning", "f1", 0, -1, "gone"],
  ["from the cursor, where none is in front", null, 15, 1, "t1"],
  ["backwards from the cursor", null, 15, -1, "s1"],
  ["behind the last place begins anew", null, 90, 1, "f1"],
  ["one that is gone from the list counts as none", "nobody", 41, 1, "t2"],
] as const)("walking: %s", (_name, current, at, step, next) => {
  expect(stepFrom(shownBy(itemsOf(HELD), ALL), current, at, step)?.key).toBe(next);
});

test("nothing shown, nowhere to go", () => {
  expect(stepFrom([], null, 0, 1)).toBe(null);
});
