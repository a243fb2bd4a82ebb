import { flushSync } from "svelte";
import { expect, test, vi } from "vitest";
import { createEditor } from "../../editor";
import { connect, rpc } from "../../host";
import { settled } from "../../shared/leaving";
import { settings } from "../../shared/settings.svelte";
import { desk } from "../../shared/story.svelte";
import { vault } from "./state.svelte";

const PHRASE = "芦花渡口线人老周";

async function story(at = 0): Promise<string> {
  const { stories } = await rpc("story.list", { channel: null, state: null, query: "", sort: "updated" });
  return stories[at]!.id;
}

const stored = async (id: string) => (await rpc("vault.list", { story: id })).entries;

test("what is written comes to disk by itself, and before a story is left", async () => {
  vi.useFakeTimers();
  const id = await story();
  await vault.load(id);
  await vault.add("note", null);
  vault.edit(vault.entries[0]!, { text: "一" });
  vault.edit(vault.entries[0]!, { text: "一二" });
  expect((await stored(id))[0]!.content.text).toBe("");
  await vi.advanceTimersByTimeAsync(300);
  expect((await stored(id))[0]!.content.text).toBe("一二");
  expect(vault.save).toBe("saved");
  vault.edit(vault.entries[0]!, { text: "一二三" });
  vault.flush();
  await settled();
  expect((await stored(id))[0]!.content.text).toBe("一二三");
  vi.useRealTimers();
});

test("a write that fails is tried again, and what is newer is not written over", async () => {
  vi.useFakeTimers();
  const id = await story(1);
  await vault.load(id);
  await vault.add("note", null);
  const host = await connect();
  const fails = vi.spyOn(host, "rpc").mockRejectedValueOnce({ code: "disk_full", params: {}, detail: "" });
  vault.edit(vault.entries[0]!, { text: PHRASE });
  await vi.advanceTimersByTimeAsync(300);
  expect(vault.save).toBe("failed");
  vault.edit(vault.entries[0]!, { text: `${PHRASE}。` });
  await vi.advanceTimersByTimeAsync(3300);
  expect((await stored(id))[0]!.content.text).toBe(`${PHRASE}。`);
  expect(vault.save).toBe("saved");
  fails.mockRestore();
  vi.useRealTimers();
});

test("an entry in which nothing was written goes when it is left; another one stays and can come back", async () => {
  const id = await story(2);
  await vault.load(id);
  await vault.add("note", null);
  vault.leave(vault.entries[0]!);
  await vi.waitFor(() => expect(vault.entries[0]!.trashed).not.toBeNull());
  await vault.add("contact", null);
  const contact = vault.entries[1]!;
  vault.edit(contact, { title: PHRASE });
  vault.leave(vault.entries[1]!);
  await settled();
  expect((await stored(id))[1]!.trashed).toBeNull();
  await vault.remove(contact);
  await vault.restore(contact);
  expect(vault.entries[1]!.trashed).toBeNull();
});

test("nothing of it is in the manuscript, its copies, the session or the settings", async () => {
  const id = await story(3);
  await desk.open(id);
  await vault.load(id);
  const mount = document.createElement("div");
  document.body.append(mount);
  const open = desk.story!;
  const editor = createEditor({ mount, doc: open.doc, language: "zh-CN" });
  open.mounted(editor);
  const before = JSON.stringify(editor.getDoc());
  await vault.add("note", vault.place);
  vault.edit(vault.entries.at(-1)!, { text: PHRASE, title: PHRASE });
  vault.flush();
  await settled();
  vault.mark();
  expect(editor.view.dom.querySelector(".has-aside")).not.toBeNull();
  expect(JSON.stringify(editor.getDoc())).toBe(before);
  expect(editor.canUndo()).toBe(false);
  editor.exec("select_all");
  const { dom, text } = editor.view.serializeForClipboard(editor.view.state.selection.content());
  expect(dom.innerHTML + text).not.toContain("aside");
  expect(dom.innerHTML + text).not.toContain(PHRASE);
  await settings.flush();
  expect(JSON.stringify((await rpc("settings.read", {})).values)).not.toContain(PHRASE);
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain(PHRASE);
  vault.hide(true);
  expect(editor.view.dom.querySelector(".has-aside")).toBeNull();
  vault.hide(false);
  expect(editor.view.dom.querySelector(".has-aside")).not.toBeNull();
  editor.destroy();
});

test("only the vault's own search finds it", async () => {
  const host = await connect();
  const asked = vi.spyOn(host, "rpc");
  await vault.search(" ");
  expect(asked).not.toHaveBeenCalled();
  await vault.search(PHRASE);
  expect(vault.hits!.length).toBeGreaterThan(0);
  const { stories } = await rpc("story.list", { channel: null, state: null, query: PHRASE, sort: "updated" });
  expect(stories).toEqual([]);
});

test("fifty marks are not looked for while somebody types, and once when the writing rests", async () => {
  const id = await story(3);
  await desk.open(id);
  await vault.load(id);
  const mount = document.createElement("div");
  document.body.append(mount);
  const editor = createEditor({ mount, doc: desk.story!.doc, language: "zh-CN", onChange: () => (desk.moves += 1) });
  desk.story!.mounted(editor);
  for (let at = 0; at < 50; at += 1) await vault.add("note", vault.place);
  vi.useFakeTimers();
  const marks = vi.spyOn(vault, "mark");
  const dispatched = vi.spyOn(editor.view, "dispatch");
  for (let key = 0; key < 20; key += 1) {
    editor.view.dispatch(editor.view.state.tr.insertText("字"));
    flushSync();
    vi.advanceTimersByTime(100);
  }
  expect(marks).not.toHaveBeenCalled();
  expect(dispatched).toHaveBeenCalledTimes(20);
  vi.advanceTimersByTime(2_000);
  expect(marks).toHaveBeenCalledTimes(1);
  expect(dispatched).toHaveBeenCalledTimes(21);
  vi.useRealTimers();
  editor.destroy();
});

test("what belongs to a mark in the text is shown in the panel, whatever stood there, and takes the focus once", async () => {
  const id = await story();
  await desk.open(id);
  await vault.load(id);
  await vault.add("note", null);
  const entry = vault.entries.at(-1);
  settings.setPanes({ inspector: false, tab: "details" });
  desk.mode = "media";
  vault.hits = [];
  await vault.marked(id, [entry!.id]);
  expect(settings.panes).toMatchObject({ inspector: true, tab: "vault" });
  expect([desk.mode, vault.hits, vault.asked, vault.here]).toEqual(["write", null, entry!.id, [entry!.id]]);
  vault.asked = null;
  await vault.remove(entry!, false);
  await vault.marked(id, [entry!.id]);
  expect(vault.asked, "what was removed is not opened").toBeNull();
});

test("a mark in the story beside brings that story to the front first", async () => {
  const [here, beside] = [await story(0), await story(1)];
  await vault.load(beside);
  await vault.add("note", null);
  const entry = vault.entries.at(-1);
  await desk.open(here);
  await vault.load(here);
  await vault.marked(beside, [entry!.id]);
  expect([desk.story?.id, vault.story, vault.asked]).toEqual([beside, beside, entry!.id]);
});

test("files that are let go on the panel become documents and recordings, and no stories", async () => {
  const id = await story(2);
  await vault.load(id);
  const before = (await rpc("story.list", { channel: null, state: null, query: "", sort: "updated" })).stories.length;
  const there = (await stored(id)).length;
  await vault.take([{ handle: "合同.pdf", name: "合同.pdf" }, { handle: "电话.m4a", name: "电话.m4a" }]);
  expect((await stored(id)).slice(there).map(({ kind, file }) => [kind, file?.name])).toEqual([["document", "合同.pdf"], ["recording", "电话.m4a"]]);
  await vault.load(null);
  await vault.take([{ handle: "爆料.docx", name: "爆料.docx" }]);
  expect((await rpc("story.list", { channel: null, state: null, query: "", sort: "updated" })).stories.length).toBe(before);
});
