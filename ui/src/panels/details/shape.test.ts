import { expect, test } from "vitest";
import type { Profile, Slip } from "../../host";
import { fieldId, shapeOf, strays, whereIs } from "./shape";

const profile = (more: Partial<Profile>) => ({ fields: [], required: [], own: [], ...more }) as unknown as Profile;

test("a profile says which fields stand first, and what it requires stands there too", () => {
  const { first, rest } = shapeOf(profile({ fields: ["authors", "channel"], required: ["title", "channel", "rights"] }), false);
  expect(first).toEqual(["authors", "channel", "rights"]);
  expect(rest).toContain("web_title");
  for (const field of ["authors", "rights", "title", "keywords", "original_title"]) expect(rest).not.toContain(field);
});

test("without a profile all fields are there once", () => {
  const { first, rest } = shapeOf(null, true);
  const all = [...first, ...rest];
  expect(new Set(all).size).toBe(all.length);
  expect(first.indexOf("original_title")).toBe(first.indexOf("source") + 1);
  expect(rest).toContain("related");
});

test("a missing field is filled in where it stands", () => {
  expect(whereIs("title", ["channel"])).toEqual({ paper: "title" });
  expect(whereIs("channel", ["channel"])).toEqual({ control: "d-channel" });
  expect(whereIs("keywords", [])).toEqual({ tab: "tags" });
  expect(whereIs("keywords", ["keywords"])).toEqual({ control: "d-keywords" });
  expect(whereIs("extra.topic_no", [])).toEqual({ control: "d-extra-topic-no" });
  expect(fieldId("published_at")).toBe("published-at");
});

test("values that the profile does not know stay to be seen", () => {
  const slip = { extra: { topic: "x", old: 7 } } as unknown as Slip;
  const own = [{ key: "topic", names: { zh: "选题", en: "" }, kind: "text" as const, choices: [], required: false }];
  expect(strays(slip, profile({ own }))).toEqual([["old", 7]]);
  expect(strays(slip, null)).toHaveLength(2);
});
