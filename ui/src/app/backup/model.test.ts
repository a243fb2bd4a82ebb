import { expect, test } from "vitest";
import type { BackupState, FailureCode, SnapshotRow } from "../../host";
import { newestGood, percent, tellsToday } from "./model";

const state = (code: FailureCode | null): BackupState => ({
  folder: "/b", daily: true, last: null, running: false,
  trouble: code === null ? null : { time: "", failure: { code, params: {}, detail: "" } },
});

test.each([
  [null, null, false],
  ["backup_full", null, true],
  ["backup_full", "yesterday", true],
  ["backup_full", "today", false],
  ["backup_gone", null, false],
] as const)("a failure %s, told %s: %s", (code, told, expected) => {
  expect(tellsToday(state(code), told, "today")).toBe(expected);
});

test("the newest good one", () => {
  const row = (name: string, mark: SnapshotRow["state"]) => ({ name, state: mark }) as SnapshotRow;
  expect(newestGood([row("c", "incomplete"), row("b", "good"), row("a", "good")])?.name).toBe("b");
  expect(newestGood([row("c", "newer")])).toBeNull();
});

test.each([
  [null, null],
  ["begun", null],
  [{ done: 0, total: 0 }, null],
  [{ done: 1, total: 3 }, 33],
  [{ done: 5, total: 3 }, 100],
] as const)("percent of %o", (working, expected) => {
  expect(percent(working)).toBe(expected);
});
