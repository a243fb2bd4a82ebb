import { beforeEach, expect, test } from "vitest";
import { install } from "../shared/command.svelte";
import { library } from "../shared/library.svelte";
import { profiles } from "../shared/profiles.svelte";
import { desk } from "../shared/story.svelte";
import { toasts } from "../shared/toasts.svelte";
import { COMMAND_LIST } from "./commands";
import { importFiles } from "./importing";

beforeEach(async () => {
  install(COMMAND_LIST);
  toasts.list = [];
  desk.mode = "write";
  await Promise.all([profiles.load(), library.refresh()]);
});

const tones = () => toasts.list.map((toast) => toast.tone);

test("a profile's file comes in as a profile, and the work goes on", async () => {
  const stories = library.total;
  await importFiles([{ handle: "profile-good", name: "晚报短讯.profile.YAML" }]);
  expect(profiles.find("wanbao")?.names.zh).toBe("晚报短讯");
  expect([tones(), library.total, desk.mode]).toEqual([["good"], stories, "write"]);
  toasts.list[0]!.action!.run();
  expect(desk.mode).toBe("profiles");
});

test("a profile with mistakes is shown where profiles are edited", async () => {
  await importFiles([{ handle: "file-2", name: "晚报.profile.yml" }]);
  expect(profiles.mistakes.map((file) => file.problems.length)).toEqual([1]);
  expect(desk.mode).toBe("profiles");
});

test("all else comes in as stories, also beside a profile", async () => {
  const stories = library.total;
  await importFiles([{ handle: "file-1", name: "来稿.txt" }, { handle: "profile-good", name: "晚报短讯.yaml" }]);
  expect(library.total).toBe(stories + 1);
  expect(desk.mode).toBe("write");
});
