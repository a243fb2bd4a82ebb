import { beforeEach, describe, expect, test, vi } from "vitest";
import { createEditor, figureLacks } from "../../editor";
import "../../editor/test/clipboard";
import { story as notated } from "../../editor/test/notation";
import { connect, type Host } from "../../host";
import { emptySlip } from "../../host/fake-stories";
import { OpenStory } from "../story.svelte";
import { toasts } from "../toasts.svelte";
import { bringFiles, cancelBringing } from "./bring";

let host: Host;
let open: OpenStory;
const files = (...handles: string[]) => handles.map((handle) => ({ handle, name: `${handle}.jpg` }));
const text = () => JSON.stringify((open.editor ?? { getDoc: () => open.kept!.state.doc.toJSON() as unknown }).getDoc());
const figures = () => text().match(/"type":"figure"/g)?.length ?? 0;
const waiting = () => document.querySelectorAll(".ms-waiting").length;
const mount = () => {
  const editor = createEditor({ mount: document.body, doc: open.doc, kept: open.kept ?? undefined, language: "zh-CN", onChange: (change) => open.edited(change) });
  open.mounted(editor);
};

beforeEach(async () => {
  host = await connect();
  document.body.replaceChildren();
  toasts.list = [];
  const doc = notated("<p>前</p><p>后</p>").doc.toJSON() as unknown;
  open = new OpenStory({ article: { format: "gaotai-article", version: 1, id: crypto.randomUUID(), doc, slip: emptySlip("zh-CN") } as never, revision: "r", dirty: false, count: {} as never, verbatim: null, problems: [], repairs: 0 });
  vi.spyOn(open.journal, "edit").mockImplementation(() => undefined);
  mount();
});

test("good files come in, one that is none is told by its name", async () => {
  await bringFiles(open, files("a", "broken-b", "c"));
  expect([figures(), waiting()]).toEqual([2, 0]);
  const wrong = toasts.list.filter(({ tone }) => tone === "wrong");
  expect(wrong).toHaveLength(1);
  expect(wrong[0]!.text).toMatch(/“.+”/);
});

test("the mark stands while they come, and cancelling leaves nothing", async () => {
  const done = bringFiles(open, files("a"));
  expect(waiting()).toBe(1);
  const id = (open.editor!.view.state as unknown as Record<string, { id: string }[]>)[Object.keys(open.editor!.view.state).find((name) => name.startsWith("pictures-waiting"))!]![0]!.id;
  await cancelBringing(open, id);
  await done;
  expect([figures(), waiting(), toasts.list.length]).toEqual([0, 0, 0]);
});

test("a failure of all leaves nothing but its words", async () => {
  vi.spyOn(host, "rpc").mockRejectedValueOnce({ code: "disk_full", params: {}, detail: "" });
  await bringFiles(open, files("a"));
  expect([figures(), waiting(), toasts.list.length]).toEqual([0, 0, 1]);
});

describe("while another story is in front", () => {
  test("the picture comes into the one that was asked, and to its journal", async () => {
    const done = bringFiles(open, files("a"));
    open.unmounted(open.editor!);
    await done;
    expect(figures()).toBe(1);
    expect(open.journal.edit).toHaveBeenCalledTimes(1);
    mount();
    expect([figures(), waiting()]).toEqual([1, 0]);
    open.editor!.undo();
    expect(figures()).toBe(0);
  });

  test("a closed one takes none, and it is told", async () => {
    const done = bringFiles(open, files("a"));
    open.unmounted(open.editor!);
    open.close();
    await done;
    expect(toasts.list).toHaveLength(1);
  });
});

test("replacing keeps the words", async () => {
  await bringFiles(open, files("a"));
  const { figure } = figureLacks(open.editor!.view)[0]!;
  await bringFiles(open, files("z"), { replaces: figure.id });
  expect(figures()).toBe(1);
  const now = figureLacks(open.editor!.view)[0]!.figure;
  expect([now.id, now.caption, now.media === figure.media]).toEqual([figure.id, figure.caption, false]);
});
