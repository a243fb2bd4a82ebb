import { beforeEach, expect, test, vi } from "vitest";
import { connect, rpc } from "../host";
import { pending } from "./leaving";
import { COMMIT_AFTER_MS, desk } from "./story.svelte";

const stored = async (id: string) => (await rpc("story.read", { id })).article.slip;

/** A story on the desk, kept open. */
async function opened() {
  const { id } = await rpc("story.create", { language: "zh-CN", profile: null });
  await desk.open(id, { keep: true });
  return desk.storyOf(id)!;
}

beforeEach(() => {
  document.body.replaceChildren();
  return () => void vi.useRealTimers();
});

test("a story that was closed writes its last words, and then does nothing any more", async () => {
  vi.useFakeTimers();
  const story = await opened();
  story.set("slug", "末句");
  story.close();
  // Opened again, another object would stand for it, and a revision made here would leave that one behind.
  const commit = vi.spyOn(story, "commit");
  await vi.advanceTimersByTimeAsync(COMMIT_AFTER_MS + 1000);
  expect(commit).not.toHaveBeenCalled();
  expect((await stored(story.id)).slug).toBe("末句");
});

test("an older version comes back although another story is asked for meanwhile, and can be written in", async () => {
  const story = await opened();
  const other = await opened();
  story.set("slug", "旧");
  await story.commit();
  const old = story.revision;
  story.set("slug", "新");
  const [back] = await Promise.all([desk.bringBack(story, old), desk.open(other.id)]);
  const again = desk.storyOf(story.id)!;
  expect([back, again === story, again.slip.slug]).toEqual([true, false, "旧"]);
  again.set("ed_note", "请核对");
  await again.commit();
  expect([again.save, await stored(story.id)]).toMatchObject(["saved", { slug: "旧", ed_note: "请核对" }]);
});

test.each([
  ["the window is closed", () => desk.leaveAll()],
  ["the story is closed", (id: string) => desk.close(id)],
])("what stands in a field comes in when %s", async (_, leave) => {
  const story = await opened();
  const field = document.body.appendChild(document.createElement("input"));
  const save = async () => {
    await Promise.resolve();
    story.set("desk", "要闻部");
  };
  field.addEventListener("blur", () => {
    story.set("slug", "现场");
    pending(save());
  });
  field.focus();
  await leave(story.id);
  expect(await stored(story.id)).toMatchObject({ slug: "现场", desk: "要闻部" });
});

test("what was decided of suggestions is written with the change that it made, and again where that could not be written", async () => {
  const story = await opened();
  const decision = { id: "00000000-0000-4000-8000-000000000001", verdict: "accept" as const, kind: "insertion", person: "p", time: "2026-11-26T09:00:00+08:00", was: "", now: "新", section: null };
  const host = await connect();
  const send = vi.spyOn(host, "rpc").mockRejectedValueOnce({ code: "disk_full", params: {}, detail: "" });
  story.edited({ head: {}, blocks: [], order: null }, [decision]);
  story.set("slug", "一");
  await story.flush();
  await story.flush();
  send.mockRestore();
  const { decided } = await rpc("ledger.list", { article: story.id });
  expect(decided).toMatchObject([{ id: decision.id, verdict: "accept", now: "新" }]);
});
