import { beforeEach, expect, test } from "vitest";
import { profiles } from "../../shared/profiles.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { draft } from "./draft.svelte";

beforeEach(async () => {
  await profiles.load();
  draft.show(profiles.find("zh-xiaoxi")!);
  toasts.list = [];
});

const rowOf = (id: string) => profiles.rows.find((row) => row.profile.id === id);
const said = () => toasts.list.map((toast) => [toast.tone, toast.text]);

test("what is typed can be kept, and a built-in profile brought back", async () => {
  const { fields } = draft.profile!;
  draft.set("fields", [...fields].reverse());
  expect(draft.changed).toBe(true);
  expect(await draft.save()).toBe(true);
  expect([draft.changed, rowOf("zh-xiaoxi")!.own, draft.profile!.fields]).toEqual([false, true, [...fields].reverse()]);
  await draft.remove();
  expect([rowOf("zh-xiaoxi")!.own, draft.profile!.fields]).toEqual([false, fields]);
});

test("what cannot be kept says why, and stays as typed", async () => {
  draft.set("names", { zh: "", en: "" });
  expect(await draft.save()).toBe(false);
  expect(draft.problems.map((problem) => problem.at)).toEqual(["names"]);
  expect(draft.changed).toBe(true);
});

test("a copy is one more; removed, it is gone, and no longer the default", async () => {
  const before = profiles.rows.length;
  draft.begin(draft.profile);
  await draft.save();
  const { id } = draft.profile!;
  expect([profiles.rows.length, rowOf(id)!.stock]).toEqual([before + 1, false]);
  await draft.makeUsual();
  expect(profiles.usual!.id).toBe(id);
  await draft.remove();
  expect([profiles.rows.length, rowOf(id)]).toEqual([before, undefined]);
  expect(profiles.usual!.id).not.toBe(id);
  expect(draft.profile!.id).not.toBe(id);
});

test("what was not saved when the window closed is there again, and gone once it is saved", async () => {
  draft.set("about", { zh: "县里的事", en: "" });
  const typed = draft.profile;
  // The window is opened anew: nothing is shown yet.
  [draft.profile, draft.before] = [null, null];
  expect(draft.restore()).toBe(true);
  expect([draft.profile, draft.changed]).toEqual([typed, true]);
  draft.discard();
  [draft.profile, draft.before] = [null, null];
  expect(draft.restore()).toBe(false);
});

test("changes are asked about before one leaves", () => {
  let gone = 0;
  draft.leave(() => (gone += 1));
  expect([gone, draft.leaving]).toEqual([1, null]);
  draft.setDefault("priority", 1);
  draft.leave(() => (gone += 1));
  expect([gone, draft.leaving === null]).toEqual([1, false]);
  draft.leaving = null;
  draft.discard();
  expect(draft.changed).toBe(false);
});

test("a default is taken away by an empty value", () => {
  draft.setDefault("priority", 1);
  expect(draft.profile!.defaults["priority"]).toBe(1);
  draft.setDefault("priority", "");
  expect("priority" in draft.profile!.defaults).toBe(false);
});

test("export says where the file is; import lists what is wrong", async () => {
  await draft.exportFile();
  expect(said()).toEqual([["good", expect.stringContaining("zh-xiaoxi.profile.yaml")]]);
  await draft.importFiles();
  expect(profiles.mistakes.map((file) => file.problems[0]!.at)).toEqual(["fileds"]);
});
