import { beforeEach, expect, test, vi } from "vitest";
import { connect } from "../../host";
import { library } from "../../shared/library.svelte";
import { settings } from "../../shared/settings.svelte";
import { desk } from "../../shared/story.svelte";
import { state as ex } from "./state.svelte";

beforeEach(async () => {
  await library.refresh();
  await desk.open(library.rows[0]!.id, { keep: true });
  await ex.load(desk.story!);
});

test("the formats that are ticked are remembered", async () => {
  expect(ex.chosen).toContain("html");
  await ex.toggle(desk.story!, "html");
  expect(settings.values["export.formats"]).toEqual(ex.chosen);
  expect(ex.chosen).not.toContain("html");
});

test("what is open in the story is known although no format is ticked", async () => {
  for (const id of [...ex.chosen]) await ex.toggle(desk.story!, id);
  expect(ex.ready).toEqual([]);
  const host = await connect();
  const rpc = host.rpc.bind(host);
  vi.spyOn(host, "rpc").mockImplementation(async (verb, request) => (verb === "export.check" ? { checks: [], placeholders: [], suggestions: 3, pictures: [] } : rpc(verb, request)) as never);
  await ex.load(desk.story!);
  expect([ex.checks, ex.suggestions, ex.held]).toEqual([{}, 3, "suggestions"]);
});
