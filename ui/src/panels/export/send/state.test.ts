import { beforeEach, expect, test } from "vitest";
import { library } from "../../../shared/library.svelte";
import { settings } from "../../../shared/settings.svelte";
import { desk } from "../../../shared/story.svelte";
import { sending } from "./state.svelte";

beforeEach(async () => {
  if (library.rows.length === 0) await library.refresh();
  await desk.open(library.rows[0]!.id, { keep: true });
  [sending.several, sending.report, sending.again] = [[], null, false];
  await sending.load();
  sending.choose("site");
});

const outcomes = () => sending.report!.stories.map((one) => [one.outcome, one.version]);

test("sent once it is new, then unchanged, and once more when asked", async () => {
  await sending.send();
  expect(outcomes()).toEqual([["new", 1]]);
  await sending.send();
  expect(outcomes()).toEqual([["unchanged", 1]]);
  sending.again = true;
  await sending.send();
  expect(outcomes()).toEqual([["update", 2]]);
  expect(sending.again).toBe(false);
});

test("what would be written of the story is known beforehand", async () => {
  await sending.try();
  expect(sending.trial!.files[0]!.path).toMatch(/\.html$/);
  sending.several = [library.rows[0]!.id, library.rows[1]!.id];
  await sending.try();
  expect(sending.trial).toBeNull();
});

test("several go at once, and the report is shown while it is about what is chosen", async () => {
  sending.choose("wire");
  const ids = library.rows.slice(0, 3).map((one) => one.id);
  sending.begin(ids);
  expect([desk.mode, sending.picking, sending.alone]).toEqual(["export", false, false]);
  await sending.send();
  expect(sending.told!.stories.map((one) => one.id)).toEqual(ids);
  sending.several = [library.rows.at(-1)!.id];
  expect(sending.told).toBeNull();
});

test("the destination is remembered", () => {
  sending.choose("wire");
  expect([settings.values["export.destination"], sending.destination!.id]).toEqual(["wire", "wire"]);
});

test("without a choice the stories are picked first", () => {
  sending.begin([]);
  expect(sending.picking).toBe(true);
  sending.picking = false;
});
