import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect, type HostEvents, type Verbs } from "../../../host";
import { library } from "../../../shared/library.svelte";
import { settings } from "../../../shared/settings.svelte";
import { desk } from "../../../shared/story.svelte";
import { sending } from "./state.svelte";

beforeEach(async () => {
  if (library.rows.length === 0) await library.refresh();
  await desk.open(library.rows[0]!.id, { keep: true });
  [sending.several, sending.report] = [[], null];
  await sending.load();
  sending.choose("site");
});

afterEach(() => vi.restoreAllMocks());

/** Answers a verb otherwise; null: as ever. Gives what it was asked for. */
async function answer<V extends keyof Verbs>(verb: V, made: (request: Verbs[V]["request"]) => Promise<Verbs[V]["response"]> | null): Promise<Verbs[V]["request"][]> {
  const host = await connect();
  const rpc = host.rpc.bind(host);
  const asked: Verbs[V]["request"][] = [];
  vi.spyOn(host, "rpc").mockImplementation((async (name: keyof Verbs, request: never) => {
    if (name !== verb) return rpc(name, request);
    asked.push(request);
    return made(request) ?? rpc(name, request);
  }) as never);
  return asked;
}

const outcomes = () => sending.report!.stories.map((one) => [one.outcome, one.version]);

test("sent once it is new, then unchanged, and once more when asked", async () => {
  await sending.send();
  expect(outcomes()).toEqual([["new", 1]]);
  await sending.send();
  expect(outcomes()).toEqual([["unchanged", 1]]);
  await sending.send(sending.asked, true);
  expect(outcomes()).toEqual([["update", 2]]);
});

test("once more although unchanged is said for one sending, also when that one fails", async () => {
  const asked = await answer("export.send", ({ again }) => (again ? Promise.reject({ code: "io", params: {}, detail: "" }) : null));
  await sending.send(sending.ids, true);
  expect(sending.failure!.code).toBe("io");
  await sending.send();
  expect(asked.map((one) => one.again)).toEqual([true, false]);
});

test("a report is about its destination: another one is chosen without it", async () => {
  await sending.send();
  expect(sending.told).not.toBeNull();
  sending.choose("site");
  expect(sending.told).not.toBeNull();
  sending.choose("wire");
  expect([sending.told, sending.report, sending.asked]).toEqual([null, null, []]);
});

test("a report that comes while another destination is chosen waits for its own", async () => {
  const going = sending.send();
  sending.choose("wire");
  await going;
  expect([sending.report === null, sending.told]).toEqual([false, null]);
  sending.choose("site");
  expect(sending.told).toBe(sending.report);
});

test("two clicks send once", async () => {
  const asked = await answer("export.send", () => null);
  await Promise.all([sending.send(), sending.send()]);
  expect([asked.length, sending.busy]).toEqual([1, false]);
});

test("a text that is not saved is not sent, and can be sent later", async () => {
  vi.spyOn(desk, "leave").mockResolvedValueOnce(false);
  await sending.send();
  expect([sending.report, sending.busy]).toEqual([null, false]);
});

test("only the job of this sending is followed and stopped", async () => {
  const host = await connect();
  const heard: ((progress: HostEvents["progress"]) => void)[] = [];
  vi.spyOn(host, "on").mockImplementation(async (_, hear) => (heard.push(hear as never), () => undefined));
  let done = (): void => undefined;
  const asked = await answer("export.send", () => new Promise((resolve) => (done = () => resolve({ path: "", files: [], stories: [], cancelled: true }))));
  const going = sending.send();
  await expect.poll(() => asked.length).toBe(1);
  const tell = (job: string, at: number, label: string) => heard.forEach((hear) => hear({ job, done: at, total: 1, label }));
  tell("check", 0, "html");
  tell("older", 1, "DSC_0417.JPG");
  expect(sending.progress).toBeNull();
  tell("mine", 0, "");
  tell("check", 1, "html");
  tell("mine", 1, "防汛");
  tell("later", 0, "DSC_0418.JPG");
  expect(sending.progress).toMatchObject({ job: "mine", done: 1 });
  done();
  await going;
});

test("what would be written of the story is known beforehand", async () => {
  await sending.try();
  expect(sending.trial!.files[0]!.path).toMatch(/\.html$/);
  sending.several = [library.rows[0]!.id, library.rows[1]!.id];
  await sending.try();
  expect(sending.trial).toBeNull();
});

test("why it is not known what would be written is told, and forgotten with the next try", async () => {
  await answer("destination.preview", () => Promise.reject({ code: "story_missing", params: {}, detail: "" }));
  await sending.try();
  expect([sending.untried?.code, sending.trial, sending.trying]).toEqual(["story_missing", null, false]);
  vi.restoreAllMocks();
  await sending.try();
  expect([sending.untried, sending.trial === null]).toEqual([null, false]);
});

test("nothing is being tried any more once several are chosen", async () => {
  const going = sending.try();
  expect(sending.trying).toBe(true);
  sending.several = [library.rows[0]!.id, library.rows[1]!.id];
  await sending.try();
  await going;
  expect(sending.trying).toBe(false);
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
