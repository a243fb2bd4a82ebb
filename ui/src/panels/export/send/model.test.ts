import { expect, test } from "vitest";
import type { DestinationRow, SendReport, SentStory } from "../../../host";
import { embargoed, held, inReport, lastTo, stillThere, summary, unsent, type Load, type Sent } from "./model";
import { BOTH } from "./words";

const NOW = new Date("2026-11-26T08:00:00Z");
const row = (more: Partial<DestinationRow> = {}) => ({ id: "site", problems: [], ...more }) as unknown as DestinationRow;
const FREE: Load = { stories: 1, alone: true, open: 0, suggestions: 0, pass: false, asAccepted: false, embargo: null };

test("both languages name the same things", () => {
  for (const part of ["outcome", "count", "held", "out"] as const) expect(Object.keys(BOTH.en[part]).sort()).toEqual(Object.keys(BOTH.zh[part]).sort());
});

test("what holds a story back is known before it is sent", () => {
  const check = (expected: string | null, load: Partial<Load> = {}, destination: DestinationRow | null = row()) => expect(held(destination, { ...FREE, ...load }, NOW)).toBe(expected);
  check(null);
  check("none", {}, null);
  check("stories", { stories: 0 });
  check("broken", {}, row({ problems: [{ field: "names.file", code: "pattern_empty", params: {} }] }));
  check("places", { open: 2 });
  check(null, { open: 2, pass: true });
  check("suggestions", { suggestions: 1 });
  check(null, { suggestions: 1, asAccepted: true });
  check("embargo", { embargo: "2026-11-27T00:00:00+08:00" });
  check(null, { embargo: "2026-11-26T15:59:00+08:00" });
});

test("of several stories each is looked at as it goes", () => {
  const load = { ...FREE, stories: 3, alone: false, open: 2, suggestions: 1, embargo: "2030-01-01T00:00:00Z" };
  expect(held(row(), load, NOW)).toBeNull();
});

test("an embargo is over at its instant, whatever its offset", () => {
  const check = (until: string | null, expected: boolean) => expect(embargoed(until, NOW), String(until)).toBe(expected);
  check(null, false);
  check("2026-11-26T16:00:00+08:00", false);
  check("2026-11-26T16:00:01+08:00", true);
});

test("the last time at a destination is by the clock, not by the list", () => {
  const sent = (destination: string | null, time: string) => ({ destination, time }) as Sent;
  const all = [sent("site", "2026-11-25T09:00:00+08:00"), sent("site", "2026-11-25T02:00:00Z"), sent("wire", "2026-11-26T00:00:00Z"), sent(null, "2026-11-26T00:00:00Z")];
  expect(lastTo(all, "site")?.time).toBe("2026-11-25T02:00:00Z");
  expect(lastTo(all, "proof")).toBeNull();
});

const story = (id: string, outcome: SentStory["outcome"], unexpected = 0) => ({ id, outcome, unexpected: Array(unexpected).fill({}) }) as SentStory;
const report = { stories: [story("a", "new"), story("b", "update", 1), story("c", "refused"), story("d", "new")], cancelled: true } as unknown as SendReport;

test("the report begins with what was held back, then with what came back otherwise", () => {
  expect(inReport(report, false).map((one) => one.id)).toEqual(["c", "b", "a", "d"]);
  expect(inReport(report, true).map((one) => one.id)).toEqual(["c"]);
  expect(summary(report)).toEqual([{ outcome: "refused", count: 1 }, { outcome: "new", count: 2 }, { outcome: "update", count: 1 }]);
  expect(unsent(report, ["a", "b", "c", "d", "e", "f"])).toEqual(["e", "f"]);
});

test("a destination that is gone is no longer chosen", () => {
  const rows = [{ id: "site" }, { id: "wire" }];
  expect([stillThere("wire", rows), stillThere("old", rows), stillThere(undefined, rows), stillThere("wire", [])]).toEqual(["wire", "site", "site", null]);
});
