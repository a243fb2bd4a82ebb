import { expect, test } from "vitest";
import type { BlameBlock } from "../../host";
import { chiefOf } from "./state.svelte";

const run = (from: number, to: number, person: string | null, time: string): BlameBlock["runs"][number] => ({ from, to, person, name: person ?? "", time, stage: "edit" });

test("in the margin stands who wrote most of a block, with the latest time of theirs", () => {
  const block = { block: "b", runs: [run(0, 30, "许", "2026-11-25T09:00:00Z"), run(30, 50, "何", "2026-11-26T09:00:00Z"), run(50, 60, "许", "2026-11-26T08:00:00Z")] };
  expect(chiefOf(block)).toMatchObject({ person: "许", time: "2026-11-26T08:00:00Z" });
});

test("what came with an import has nobody; a block without words has no writer", () => {
  expect(chiefOf({ block: "b", runs: [run(0, 3, null, "2026-11-25T09:00:00Z")] })?.person).toBe(null);
  expect(chiefOf({ block: "b", runs: [] })).toBe(null);
});
