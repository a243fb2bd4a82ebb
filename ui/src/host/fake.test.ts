// @vitest-environment node
import { expect, test } from "vitest";
import type { NodeJson } from "../editor/index.ts";
import { readDoc } from "../editor/state.ts";
import { quiet } from "../editor/test/quiet";
import { createFake } from "./fake.ts";

test("its stories are stories", async () => {
  const host = createFake();
  const { stories, total } = await host.rpc("story.list", { channel: null, state: null, query: "", sort: "updated" });
  expect(total).toBeGreaterThan(3);
  for (const { id } of stories) {
    const { article, verbatim } = await host.rpc("story.read", { id });
    for (const one of [article, verbatim]) if (one) expect(quiet(readDoc(one.doc as NodeJson).toJSON() as NodeJson)).toEqual(one.doc);
  }
});

test("what is written to the journal is read back, and becomes a revision", async () => {
  const host = createFake();
  const { id } = await host.rpc("story.create", { language: "zh-CN", profile: null });
  const { article, revision } = await host.rpc("story.read", { id });
  const block = (article.doc as NodeJson).content![1]!.content![0]!;
  const change = { head: {}, blocks: [{ ...block, content: [{ type: "text", text: "三个字" }] }], order: null, slip: { desk: "要闻部" } };
  const { count } = await host.rpc("story.journal", { id, base: revision, change, tracked: false, decided: [] });
  expect(count.body.words).toBe(3);
  const read = await host.rpc("story.read", { id });
  expect([read.dirty, read.article.slip.desk, JSON.stringify(read.article.doc)]).toEqual([true, "要闻部", expect.stringContaining("三个字")]);
  const committed = await host.rpc("story.commit", { id });
  expect(committed.revision).not.toBe(revision);
  await expect(host.rpc("story.journal", { id, base: revision, change, tracked: false, decided: [] })).rejects.toMatchObject({ code: "story_changed_elsewhere" });
});

test("stories from its profiles are stories", async () => {
  const host = createFake();
  for (const { profile } of (await host.rpc("profile.list", {})).profiles) {
    const { id } = await host.rpc("story.create", { profile: profile.id, language: null });
    const { article } = await host.rpc("story.read", { id });
    expect(quiet(readDoc(article.doc as NodeJson).toJSON() as NodeJson), profile.id).toEqual(article.doc);
  }
});

test("what it does not know is a failure with a code", async () => {
  const host = createFake();
  await expect(host.rpc("story.read", { id: "nowhere" })).rejects.toMatchObject({ code: "story_missing" });
  await expect(host.rpc("no.such" as "job.cancel", { job: "" })).rejects.toMatchObject({ code: "unknown_verb" });
});
