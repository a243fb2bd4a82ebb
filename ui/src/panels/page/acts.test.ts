import { beforeEach, expect, test } from "vitest";
import type { JournalChange } from "../../editor";
import { tellEdit } from "../../shared/edits";
import { toasts } from "../../shared/toasts.svelte";
import { Acts, type Act } from "./acts.svelte";

let acts: Acts;
/** What was done and taken back, in its order. */
let log: string[];
beforeEach(() => {
  acts = new Acts();
  log = [];
  toasts.list = [];
});

function did(name: string): Act {
  const act = { said: name, back: async () => void log.push(`-${name}`), again: async () => void log.push(`+${name}`) };
  acts.did(act);
  return act;
}
const able = () => [acts.undoable, acts.redoable];

test("the last is taken back first, and done again first", async () => {
  did("a");
  did("b");
  await Promise.all([acts.undo(), acts.undo(), acts.undo()]);
  expect([log, able()]).toEqual([["-b", "-a"], [false, true]]);
  await Promise.all([acts.redo(), acts.redo(), acts.redo()]);
  expect([log, able()]).toEqual([["-b", "-a", "+a", "+b"], [true, false]]);
});

test("what is done then cannot be done again over it", async () => {
  did("a");
  await acts.undo();
  did("b");
  expect(able()).toEqual([true, false]);
});

test("a notice takes back its own, once", async () => {
  did("a");
  const { action } = toasts.list[0]!;
  did("b");
  action!.run();
  action!.run();
  await acts.undo();
  expect(log).toEqual(["-a", "-b"]);
});

test("one waits for the one before it", async () => {
  let free = () => {};
  acts.did({ said: "a", back: async () => void log.push("-a"), again: async () => {} });
  acts.did({ said: "b", back: () => new Promise((done) => (free = () => (log.push("-b"), done()))), again: async () => {} });
  const both = Promise.all([acts.undo(), acts.undo()]);
  await Promise.resolve();
  await Promise.resolve();
  expect(log).toEqual([]);
  free();
  await both;
  expect(log).toEqual(["-b", "-a"]);
});

test("one that fails is told, and the others still can be taken back", async () => {
  did("a");
  acts.did({ said: "b", back: () => Promise.reject({ code: "page_missing", params: {}, detail: "" }), again: async () => {} });
  await acts.undo();
  expect(toasts.list.at(-1)?.tone).toBe("wrong");
  await acts.undo();
  expect(log).toEqual(["-a"]);
});

test("after typing the last thing done is the text's, until something is done to a page", () => {
  did("a");
  expect(acts.last).toBe(true);
  tellEdit("story", {} as JournalChange);
  expect([acts.last, acts.undoable]).toEqual([false, true]);
  did("b");
  expect(acts.last).toBe(true);
});

test("fifty are remembered", async () => {
  for (let at = 0; at < 60; at += 1) did(String(at));
  for (let at = 0; at < 60; at += 1) await acts.undo();
  expect([log.length, log.at(-1)]).toEqual([50, "-10"]);
});
