import { test } from "vitest";
import { check } from "../../test/keys.ts";

test.each([
  ["<p>|</p>", "`（`", "<p>（|）</p>"],
  ["<p>|</p>", "`（记者）`", "<p>（记者）|</p>"],
  ["<p>|</p>", "`「甲」『乙』【丙】〔丁〕`", "<p>「甲」『乙』【丙】〔丁〕|</p>"],
  ["<p>|</p>", "`《评《红楼梦》的真意》`", "<p>《评〈红楼梦〉的真意》|</p>"],
  ["<p>《评|》</p>", "`《`", "<p>《评〈|〉》</p>"],
  ["<p>|甲</p>", "`（`", "<p>（|甲</p>"],
  ["<p>（甲|乙</p>", "`）`", "<p>（甲）|乙</p>"],
  ["<p>（甲|）</p>", "`）`", "<p>（甲）|）</p>"],
  ["<p>|</p>", "`（` Backspace", "<p>|</p>"],
  ["<p>|</p>", "`（https://example.org/a)见`", "<p>（https://example.org/a）见|</p>"],
  ["<p>|</p>", "`（` ArrowRight", "<p>（|）</p>"],
])("%s  %s", (before, keys, after) => check(before, keys, after, "zh-CN"));
