import { expect, test, vi } from "vitest";
import { rpc, pageRpc } from "../host";
import { copyfit } from "./copyfit.svelte";
import { desk } from "./story.svelte";

test("the page of the story being worked on is set, and anew after every change", async () => {
  const stop = copyfit.start();
  await vi.waitFor(() => expect(copyfit.loaded).toBe(true));
  const page = copyfit.pages[0]!;
  const [lead, ...rest] = page.placements;
  await desk.open(lead!.article, { keep: true });
  await vi.waitFor(() => expect(copyfit.current.set).not.toBe(null));
  expect([copyfit.current.page?.id, copyfit.current.slot?.slot]).toEqual([page.id, lead!.slot]);
  const before = copyfit.current.set!.sheet;

  // A story that stands nowhere has no page while it is only written, and a plan in the page's mode.
  const placed = new Set([lead, ...rest].map((one) => one!.article));
  const { stories } = await rpc("story.list", { channel: null, state: null, query: "", sort: "updated" });
  const free = stories.find((row) => !placed.has(row.id))!;
  await desk.open(free.id, { keep: true });
  await vi.waitFor(() => expect(copyfit.view).toBe(null));
  expect(copyfit.current.set).toBe(null);
  desk.mode = "page";
  await vi.waitFor(() => expect(copyfit.view).toEqual({ kind: "story", article: free.id, plan: "proof" }));
  await vi.waitFor(() => expect(copyfit.current.set?.sheet).toBeGreaterThan(before));

  // Placed, it is shown where it stands.
  await pageRpc("page.place", { page: page.id, slot: lead!.slot, article: free.id });
  await copyfit.refresh();
  await vi.waitFor(() => expect(copyfit.current.slot?.article).toBe(free.id));
  const rows = copyfit.current.slot!.over;
  const story = desk.story!;
  const read = await rpc("story.read", { id: free.id });
  const body = (read.article.doc as { content: { content: Record<string, unknown>[] }[] }).content[1]!.content;
  const block = { ...body[0]!, type: "paragraph", content: [{ type: "text", text: "字".repeat(900) }] } as never;
  story.edited({ head: {}, blocks: [block], order: null });
  expect(copyfit.current.stale).toBe(true);
  await vi.waitFor(() => expect(copyfit.current.stale).toBe(false));
  expect(copyfit.current.slot!.over).toBeGreaterThan(rows);
  expect(copyfit.fits.get(free.id)?.over).toBe(copyfit.current.slot!.over);
  desk.mode = "write";
  stop();
});
