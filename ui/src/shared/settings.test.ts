import { expect, test } from "vitest";
import { settings } from "./settings.svelte";

const sides = () => [settings.panes.library, settings.panes.list, settings.panes.inspector];

test("beside the printed page the sides stand as they were left there, and while writing as they were left then", () => {
  settings.setPanes({ library: true, list: true, inspector: false });
  settings.turn("page");
  expect(sides()).toEqual([false, false, false]);
  settings.setPanes({ list: true });
  settings.turn("write");
  expect(sides()).toEqual([true, true, false]);
  settings.turn("page");
  expect(sides()).toEqual([false, true, false]);
  // What is remembered of writing is not what stands beside the page.
  expect(settings.values["panes"]).toMatchObject({ library: true, list: true, inspector: false });
  expect(settings.values["panes.page"]).toEqual({ library: false, list: true, inspector: false });
  settings.turn("write");
});

test("while reviewing the comments are in front, and the tab of writing comes back with its sides", () => {
  settings.setPanes({ library: true, list: true, inspector: true, tab: "tags" });
  settings.turn("review");
  expect([...sides(), settings.panes.tab]).toEqual([true, false, true, "comments"]);
  settings.setPanes({ tab: "versions", library: false });
  expect(settings.values["panes"]).toMatchObject({ library: true, list: true, tab: "tags" });
  settings.turn("write");
  expect([...sides(), settings.panes.tab]).toEqual([true, true, true, "tags"]);
  settings.turn("review");
  expect([...sides(), settings.panes.tab]).toEqual([false, false, true, "comments"]);
  settings.turn("write");
});
