import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { destinations } from "../../shared/destinations.svelte";
import { library } from "../../shared/library.svelte";
import { draft } from "./draft.svelte";
import { AFTER_MS, trial } from "./trial.svelte";

beforeEach(async () => {
  await Promise.all([destinations.load(), library.refresh()]);
  draft.show(destinations.find("site")!);
  trial.chosen = library.rows[0]!.id;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("what is typed is tried, and what is wrong stands with the draft", async () => {
  await trial.now(draft.destination!);
  expect([trial.result!.files.length, draft.problems]).toEqual([2, []]);
  draft.set("names", { folder: "", file: "{nothing}" });
  await trial.now(draft.destination!);
  expect(draft.problems.map((one) => one.field)).toEqual(["names.file"]);
});

test("of several keystrokes only the last is tried, in a moment", async () => {
  vi.useFakeTimers();
  const now = vi.spyOn(trial, "now").mockResolvedValue();
  for (const file of ["a", "ab", "abc"]) {
    draft.set("names", { folder: "", file });
    trial.soon(draft.destination!);
  }
  expect(now).not.toHaveBeenCalled();
  vi.advanceTimersByTime(AFTER_MS);
  expect(now.mock.calls.map(([destination]) => destination.names.file)).toEqual(["abc"]);
});

test("the answer to what was typed before does not stand with what is typed now", async () => {
  const before = { ...draft.destination!, names: { folder: "", file: "{nothing}" } };
  const asked = trial.now(before);
  draft.set("manifest", false);
  await asked;
  expect(draft.problems).toEqual([]);
});

test("a file that is gone is no longer looked at", async () => {
  await trial.now(draft.destination!);
  trial.file = 1;
  draft.set("manifest", false);
  await trial.now(draft.destination!);
  expect(trial.file).toBe(0);
});

test("without a story nothing is being tried any more", async () => {
  const going = trial.now(draft.destination!);
  vi.spyOn(trial, "story", "get").mockReturnValue(null);
  await trial.now(draft.destination!);
  await going;
  expect(trial.busy).toBe(false);
});
