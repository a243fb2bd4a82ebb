import { beforeEach, expect, test } from "vitest";
import { profiles, withHints } from "../shared/profiles.svelte";
import { desk } from "../shared/story.svelte";
import { COMMAND_LIST } from "./commands";
import { profileCommands } from "./profile-commands";

beforeEach(() => profiles.load());

const found = (id: string) => profileCommands().find((one) => one.id === `story.new.${id}`)!;

test("the palette has a command for every profile, by its name in both languages", () => {
  expect(profileCommands()).toHaveLength(profiles.rows.length);
  expect(found("zh-xiaoxi").title).toEqual({ zh: "新建：消息", en: "New: News report (Chinese)" });
  expect(found("en-story").title).toEqual({ zh: "新建：英文消息", en: "New: News story" });
  const known = new Set(COMMAND_LIST.map((one) => one.id));
  for (const { id } of profileCommands()) expect(known.has(id), id).toBe(false);
});

test("a profile with one name only is called by it in both", () => {
  profiles.rows = profiles.rows.map((row, at) => (at === 0 ? { ...row, profile: { ...row.profile, names: { zh: "", en: "Own" } } } : row));
  expect(profileCommands().some(({ title }) => title.zh === "新建：Own" && title.en === "New: Own")).toBe(true);
});

test("the command makes a story of that profile and opens it", async () => {
  await found("zh-fangtan").run();
  expect(desk.story?.slip.profile).toBe("zh-fangtan");
  expect(desk.mode).toBe("write");
});

test("a profile's hint for paragraphs stands in all of them, the usual one only in an empty body", () => {
  expect(withHints({ paragraph: "写", title: "题" })).toEqual({ paragraph: "写", title: "题" });
  expect(withHints({ paragraph: "写", title: "题" }, { paragraph: "细节" })).toEqual({ paragraph: "细节", title: "题", body: "细节" });
});
