import { expect, test } from "vitest";
import { findTerm } from "./vocabulary.svelte";

test("a typed name is an entry, or is new", () => {
  const entries = [
    { id: "1", name: "要闻", parent: null },
    { id: "2", name: "江苏", parent: "1" },
    { id: "3", name: "己", parent: "3" },
  ];
  const check = (typed: string, id: string | undefined) => expect(findTerm(entries, typed)?.id, typed).toBe(id);
  check("江苏", "2");
  check("要闻 / 江苏", "2");
  check("己", "3");
  check("体育", undefined);
});
