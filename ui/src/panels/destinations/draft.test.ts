import { beforeEach, expect, test } from "vitest";
import { destinations } from "../../shared/destinations.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { draft } from "./draft.svelte";
import { READY } from "./model";

beforeEach(async () => {
  await destinations.load();
  draft.show(destinations.find("site")!);
  toasts.list = [];
});

const ids = () => destinations.rows.map((row) => row.id);
const said = () => toasts.list.map((toast) => [toast.tone, toast.text]);

test("what is typed can be kept", async () => {
  draft.set("manifest", false);
  expect(draft.changed).toBe(true);
  expect(await draft.save()).toBe(true);
  expect([draft.changed, destinations.find("site")!.manifest]).toEqual([false, false]);
  expect(said()).toEqual([["good", expect.any(String)]]);
});

test("it is kept with a mistake too, and says so", async () => {
  const { names } = draft.destination!;
  draft.set("names", { ...names, file: "{nothing}" });
  expect(await draft.save()).toBe(true);
  expect(draft.problems.map((one) => one.field)).toEqual(["names.file"]);
  expect(said()).toEqual([["plain", expect.stringContaining("1")]]);
  draft.set("names", names);
  await draft.save();
});

test("one without a name is not kept, and stays as typed", async () => {
  draft.set("name", " ");
  expect(await draft.save()).toBe(false);
  expect([draft.problems.map((one) => one.code), draft.changed]).toEqual([["name_empty"], true]);
  draft.discard();
});

test("a copy is one more; removed it is gone, and one word brings it back", async () => {
  const before = ids();
  draft.copy();
  expect(draft.row).toBeNull();
  await draft.save();
  const { id } = draft.destination!;
  expect([ids().length, before.includes(id)]).toEqual([before.length + 1, false]);
  await draft.remove();
  expect(ids()).toEqual(before);
  toasts.list.at(-1)!.action!.run();
  await expect.poll(() => ids()).toContain(id);
  await expect.poll(() => draft.destination!.id).toBe(id);
  await draft.remove();
});

test("a folder that was chosen is a change, and becomes the place when it is saved", async () => {
  await draft.chooseFolder();
  expect([draft.changed, draft.folder?.name]).toEqual([true, "送审"]);
  await draft.save();
  expect([draft.changed, draft.folder, draft.destination!.out.path]).toEqual([false, null, expect.stringContaining("送审")]);
  draft.useOutbox();
  await draft.save();
  expect(draft.destination!.out.path).toBeNull();
});

test("what was not saved when the window closed is there again, and gone once it is discarded", () => {
  draft.begin(READY[0]!);
  const typed = draft.destination;
  [draft.destination, draft.before] = [null, null];
  expect(draft.restore()).toBe(true);
  expect([draft.destination, draft.changed]).toEqual([typed, true]);
  draft.discard();
  [draft.destination, draft.before] = [null, null];
  expect(draft.restore()).toBe(false);
});

test("changes are asked about before one leaves", () => {
  let gone = 0;
  draft.leave(() => (gone += 1));
  expect([gone, draft.leaving]).toEqual([1, null]);
  draft.set("gather", true);
  draft.leave(() => (gone += 1));
  expect([gone, draft.leaving === null]).toEqual([1, false]);
  draft.leaving = null;
  draft.discard();
  expect(draft.changed).toBe(false);
});

test("a file that is no destination says so; a shared one is shown", async () => {
  await draft.takeFiles();
  expect(toasts.list.map((toast) => toast.tone)).toEqual(["wrong"]);
  await draft.giveFile();
  expect(said().at(-1)).toEqual(["good", expect.stringContaining("site.destination.json")]);
});

test("a file that was dropped is brought in without a dialog", async () => {
  await draft.takeFiles([{ handle: "evening", name: "晚报.destination.json" }]);
  expect([draft.destination!.id, said()]).toEqual(["evening", [["good", expect.stringContaining("晚报")]]]);
  await draft.remove();
});
