// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Journal, RETRY_FIRST_MS, WRITE_AFTER_MS } from "./journal.ts";
import type { DocChange, JournalChange, NodeJson } from "./types.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const block = (id: string, text: string): NodeJson => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] });
const edit = (id: string, text: string, order: string[] | null = null): DocChange => ({ head: {}, blocks: [block(id, text)], order });
const texts = (change: JournalChange) => change.blocks.map((one) => `${String(one.attrs!["id"])}=${one.content![0]!.text}`).join(" ");

/** A journal whose writes the test lets through, or not. */
function open() {
  const written: JournalChange[] = [];
  const waiting: { done: () => void; fail: (error: unknown) => void }[] = [];
  const states: string[] = [];
  let held = false;
  let broken: unknown = null;
  const journal = new Journal({
    send: (change) => {
      written.push(change);
      if (held) return new Promise<void>((done, fail) => waiting.push({ done, fail }));
      return broken === null ? Promise.resolve() : Promise.reject(broken);
    },
    onState: (state) => states.push(state),
  });
  return {
    journal, written, states, waiting,
    hold: () => (held = true),
    break: (error: unknown) => (broken = error),
    mend: () => (broken = null),
    wait: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}

test("the first keystroke is written in time, however long typing goes on", async () => {
  const { journal, written, wait } = open();
  for (let at = 0; at <= WRITE_AFTER_MS; at += 50) {
    journal.edit(edit("a", "x".repeat(at / 50 + 1)));
    await wait(50);
  }
  expect(written.map(texts)).toEqual(["a=xxxxx"]);
  await wait(WRITE_AFTER_MS);
  expect(written.map(texts)).toEqual(["a=xxxxx", "a=xxxxxx"]);
});

test("one write at a time; what comes in between goes together, and in time", async () => {
  const { journal, written, waiting, hold, wait, states } = open();
  hold();
  journal.edit(edit("a", "1"));
  await wait(WRITE_AFTER_MS);
  journal.edit(edit("a", "2"));
  journal.edit(edit("b", "3", ["a", "b"]));
  journal.slip("desk", "city");
  await wait(2000);
  expect(written).toHaveLength(1);
  waiting.shift()!.done();
  await wait(0);
  expect(written).toHaveLength(2);
  expect(texts(written[1]!)).toBe("a=2 b=3");
  expect(written[1]).toMatchObject({ order: ["a", "b"], slip: { desk: "city" } });
  waiting.shift()!.done();
  await wait(0);
  expect(states.at(-1)).toBe("saved");
});

test("flush writes at once and resolves when all is on disk", async () => {
  const { journal, written, waiting, hold, wait } = open();
  hold();
  journal.edit(edit("a", "1"));
  let flushed = false;
  const flush = journal.flush().then(() => (flushed = true));
  await wait(0);
  journal.edit(edit("a", "2"));
  waiting.shift()!.done();
  await wait(0);
  expect(flushed).toBe(false);
  waiting.shift()!.done();
  await wait(0);
  await flush;
  expect(written.map(texts)).toEqual(["a=1", "a=2"]);
  expect(journal.state).toBe("saved");
});

test("a failed write is tried again, each time later, with what came meanwhile", async () => {
  const { journal, written, wait, states, ...test } = open();
  test.break({ code: "disk_full" });
  journal.edit(edit("a", "1"));
  await wait(WRITE_AFTER_MS);
  expect(journal.state).toBe("failed");
  expect(journal.error).toEqual({ code: "disk_full" });
  journal.edit(edit("b", "2", ["a", "b"]));
  await wait(RETRY_FIRST_MS);
  expect(written.map(texts)).toEqual(["a=1", "a=1 b=2"]);
  await wait(RETRY_FIRST_MS * 2 - 1);
  expect(written).toHaveLength(2);
  test.mend();
  await wait(1);
  expect(written).toHaveLength(3);
  expect([journal.state, journal.error]).toEqual(["saved", null]);
  expect(states).toEqual(["unsaved", "saving", "failed", "failed", "saved"]);
});

test("flush says when it could not write, and nothing is lost", async () => {
  const { journal, written, ...test } = open();
  test.break("no");
  journal.edit(edit("a", "1"));
  await expect(journal.flush()).rejects.toBe("no");
  test.mend();
  await journal.flush();
  expect(written.map(texts)).toEqual(["a=1", "a=1"]);
});

test("a newer whole block or field takes the place of an older one", async () => {
  const { journal, written } = open();
  journal.edit(edit("a", "1", ["a", "b"]));
  journal.edit(edit("b", "2"));
  journal.edit(edit("a", "3", ["a"]));
  journal.slip("keywords", ["x"]);
  journal.slip("keywords", ["x", "y"]);
  journal.edit({ head: { title: block("t", "old") }, blocks: [], order: null });
  journal.edit({ head: { title: block("t", "new") }, blocks: [], order: null });
  await journal.flush();
  expect(written).toEqual([{ head: { title: block("t", "new") }, blocks: [block("a", "3")], order: ["a"], slip: { keywords: ["x", "y"] } }]);
});

test("nothing is written for nothing, and nothing after closing", async () => {
  const { journal, written, wait, states } = open();
  journal.edit({ head: {}, blocks: [], order: null });
  await wait(1000);
  expect([written, states]).toEqual([[], []]);
  journal.close();
  journal.edit(edit("a", "1"));
  await wait(1000);
  expect(written).toEqual([]);
});

test("what was typed just before closing is written all the same", async () => {
  const { journal, written, wait } = open();
  journal.edit(edit("a", "1"));
  journal.close();
  await wait(1);
  expect(written.map(texts)).toEqual(["a=1"]);
});

test("what is typed while a revision is made waits for it, and is written after it even when closed", async () => {
  const { journal, written, wait } = open();
  let made = (): void => {};
  const revision = journal.between(() => new Promise<void>((resolve) => (made = resolve)));
  await wait(1);
  journal.edit(edit("a", "1"));
  journal.close();
  await wait(5000);
  expect(written).toEqual([]);
  made();
  await revision;
  await wait(1);
  expect(written.map(texts)).toEqual(["a=1"]);
});

test("two revisions asked for at once are made one after the other, and no write goes out during either", async () => {
  const { journal, written, wait } = open();
  const ends: (() => void)[] = [];
  const one = () => journal.between(() => new Promise<void>((resolve) => ends.push(resolve)));
  const both = Promise.all([one(), one()]);
  await wait(0);
  expect(ends.length).toBe(1);
  journal.edit(edit("a", "一"));
  ends[0]!();
  await wait(WRITE_AFTER_MS);
  expect([ends.length, written.length]).toEqual([2, 1]);
  journal.edit(edit("a", "一二"));
  await wait(WRITE_AFTER_MS);
  expect(written.length).toBe(1);
  ends[1]!();
  await both;
  await wait(WRITE_AFTER_MS);
  expect(written.length).toBe(2);
});

test("a revision that cannot be made does not stop the journal", async () => {
  const { journal, written, wait } = open();
  await expect(journal.between(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  journal.edit(edit("a", "1"));
  await wait(300);
  expect(written.map(texts)).toEqual(["a=1"]);
});
