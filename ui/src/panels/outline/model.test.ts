import { expect, test } from "vitest";
import type { OutlineEntry } from "../../editor";
import { sectionSums } from "./model";

const entry = (id: string, level: number, kind: OutlineEntry["kind"] = "section"): OutlineEntry => ({ id, level, kind, text: id, pos: 0 });

test("a section holds its smaller sections; the title only what comes before the first", () => {
  const entries = [entry("t", 1, "title"), entry("a", 2), entry("a1", 3), entry("box", 4, "box"), entry("a2", 3), entry("b", 2)];
  const counts = new Map([["t", 100], ["a", 10], ["a1", 20], ["a2", 30], ["b", 5]]);
  expect([...sectionSums(entries, counts)]).toEqual([["t", 100], ["a", 60], ["a1", 20], ["a2", 30], ["b", 5]]);
});

test("what has not been counted has no number", () => {
  expect(sectionSums([entry("t", 1, "title"), entry("a", 2)], new Map()).size).toBe(0);
});
