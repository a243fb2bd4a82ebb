import { beforeEach, expect, test } from "vitest";
import { destinations } from "../../shared/destinations.svelte";
import { settings } from "../../shared/settings.svelte";
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

test("what is typed while it is saved stays, and outlives the window", async () => {
  draft.set("manifest", true);
  draft.set("name", "主站");
  const [saving, { shown }] = [draft.save(), draft];
  draft.set("name", "主站二");
  expect(await saving).toBe(true);
  expect([draft.destination!.name, draft.before!.name, draft.changed, draft.shown]).toEqual(["主站二", "主站", true, shown]);
  expect(settings.values["destination_draft"]).toMatchObject({ destination: { name: "主站二" }, before: { name: "主站" } });
  await draft.save();
  expect([destinations.find("site")!.name, draft.changed]).toEqual(["主站二", false]);
});

test("a new one that is typed on while it is saved stays that one", async () => {
  const count = ids().length;
  draft.begin(READY[0]!);
  await draft.chooseFolder();
  const saving = draft.save();
  draft.set("name", "晨报");
  await saving;
  const { id, name, out } = draft.destination!;
  expect([id !== "", name, out.path, draft.folder]).toEqual([true, "晨报", expect.stringContaining("送审"), null]);
  await draft.save();
  expect([ids().length, destinations.find(id)!.name]).toEqual([count + 1, "晨报"]);
  await draft.remove();
});

test("another one that is shown while the first is saved stays shown", async () => {
  draft.set("manifest", !draft.destination!.manifest);
  const saving = draft.save();
  draft.show(destinations.find("wire")!);
  await saving;
  expect([draft.destination!.id, draft.before!.id, draft.changed]).toEqual(["wire", "wire", false]);
});

test("two clicks save a new one once", async () => {
  const count = ids().length;
  draft.begin(READY[0]!);
  expect(await Promise.all([draft.save(), draft.save()])).toEqual([true, true]);
  expect([ids().length, toasts.list.length]).toEqual([count + 1, 1]);
  await draft.remove();
});
