/** Rust decides the same suggestions (crates/article/src/suggest) and comes to the same documents. */
import { readFileSync } from "node:fs";
import { resolve as path } from "node:path";
import { expect, test } from "vitest";
import { readDoc } from "../state.ts";
import { quiet } from "../test/quiet.ts";
import type { NodeJson } from "../types.ts";
import { accepted, asItWas } from "./resolve.ts";

type Case = { doc: NodeJson; accepted: NodeJson; was: NodeJson };

const file = path(import.meta.dirname, "../../../../tests/refs/suggest/decided.jsonl");
const cases = readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line) as Case);

/** A container that is needed twice gets its second id elsewhere; Rust gives it at once. */
function sameBut(found: NodeJson, expected: NodeJson): NodeJson {
  const attrs = found.attrs?.["id"] === null ? { ...found.attrs, id: expected.attrs?.["id"] } : found.attrs;
  const content = found.content?.map((child, at) => sameBut(child, expected.content?.[at] ?? child));
  return { ...found, ...(attrs && { attrs }), ...(content && { content }) };
}

test("there are cases", () => expect(cases.length).toBeGreaterThan(8));

test.each(cases.map((one, at) => [at, one] as const))("case %i", (_, one) => {
  const doc = readDoc(one.doc);
  expect(sameBut(quiet(accepted(doc).toJSON() as NodeJson), one.accepted)).toEqual(one.accepted);
  expect(sameBut(quiet(asItWas(doc).toJSON() as NodeJson), one.was)).toEqual(one.was);
});
