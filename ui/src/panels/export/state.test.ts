import { afterEach, beforeEach, expect, test, vi } from "vitest";
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

afterEach(() => vi.restoreAllMocks());

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

test("of two checks of a format the newer one counts, whichever answers last", async () => {
  const format = ex.formats.find((one) => one.carries_review)!;
  if (!ex.chosen.includes(format.id)) await ex.toggle(desk.story!, format.id);
  const host = await connect();
  const rpc = host.rpc.bind(host);
  const waiting = new Map<boolean, () => void>();
  vi.spyOn(host, "rpc").mockImplementation((async (verb: "export.check", request: { formats: string[]; with_review: boolean }) => {
    const found = await rpc(verb, request as never);
    if (verb !== "export.check" || request.formats[0] !== format.id) return found;
    await new Promise<void>((resolve) => waiting.set(request.with_review, resolve));
    return { ...found, suggestions: request.with_review ? 7 : 0, checks: found.checks.map((one) => ({ ...one, file: request.with_review ? "with" : "without" })) };
  }) as never);
  const both = [ex.setWithReview(desk.story!, true), ex.setWithReview(desk.story!, false)];
  await expect.poll(() => waiting.size).toBe(2);
  waiting.get(false)!();
  await both[1];
  waiting.get(true)!();
  await both[0];
  expect([ex.checks[format.id]!.file, ex.suggestions]).toEqual(["without", 0]);
});

test("two clicks write once", async () => {
  const host = await connect();
  const rpc = vi.spyOn(host, "rpc");
  if (ex.ready.length === 0) await ex.toggle(desk.story!, "html");
  await Promise.all([ex.write(desk.story!), ex.write(desk.story!)]);
  expect([rpc.mock.calls.filter(([verb]) => verb === "export.write").length, ex.busy]).toEqual([1, false]);
  vi.spyOn(desk, "leave").mockResolvedValueOnce(false);
  await ex.write(desk.story!);
  expect(ex.busy).toBe(false);
});
