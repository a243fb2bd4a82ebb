import { expect, test } from "vitest";
import { destinations } from "../../shared/destinations.svelte";
import { library } from "../../shared/library.svelte";
import { desk } from "../../shared/story.svelte";
import { panel } from "./panel";
import { sending } from "./send/state.svelte";

test("the palette sends to each destination by its name: the page opens, nothing leaves yet", async () => {
  await Promise.all([library.refresh(), destinations.load()]);
  await desk.open(library.rows[0]!.id, { keep: true });
  const commands = panel.more!();
  expect(commands.map((one) => one.title.zh)).toEqual(destinations.rows.map((row) => `发往：${row.name}`));
  sending.several = library.rows.map((row) => row.id);
  const wire = commands.find((one) => one.id === "export.to.wire")!;
  expect(wire.enabled!()).toBe(true);
  await wire.run();
  expect([desk.mode, sending.destination!.id, sending.alone, sending.report]).toEqual(["export", "wire", true, null]);
});

test("several stories are those that are picked in the list, or are picked on the page", async () => {
  const several = panel.commands!.find((one) => one.id === "export.several")!;
  library.picked = new Set(library.rows.slice(0, 2).map((row) => row.id));
  await several.run();
  expect([sending.several, sending.picking]).toEqual([[...library.picked], false]);
  library.picked = new Set();
  await several.run();
  expect([sending.several, sending.picking]).toEqual([[], true]);
});

test("a key that is held down sends once", () => {
  expect(panel.commands!.filter((one) => one.once).map((one) => one.id)).toEqual(["export.send"]);
});
