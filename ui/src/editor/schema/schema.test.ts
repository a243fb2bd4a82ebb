import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { DOMParser as Parser, DOMSerializer } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { readDoc } from "../state.ts";
import { quiet } from "../test/quiet.ts";
import type { NodeJson } from "../types.ts";
import { MARK_ATTRS, NODE_ATTRS } from "./attrs.ts";
import type { Attrs } from "./forms.ts";
import everything from "./everything.json";
import { schema } from "./index.ts";
import model from "./model.json";

const attrs = (all: Attrs) =>
  Object.entries(all).map(([name, attr]) => ({
    name,
    required: !("default" in attr),
    default: "default" in attr ? attr.default : null,
  }));

describe("the schema is the model's", () => {
  const byName = <T extends { name: string }>(list: T[]) => Object.fromEntries(list.map((one) => [one.name, one]));

  test("nodes: names in order, content, attributes, what is a block", () => {
    const types = Object.values(schema.nodes).filter((type) => type.name !== "text");
    expect(types.map((type) => type.name)).toEqual(model.nodes.map((node) => node.name));
    const ours = types.map((type) => ({
      name: type.name,
      content: type.spec.content ?? "",
      block: type.spec.group === "block",
      attrs: attrs(NODE_ATTRS[type.name as keyof typeof NODE_ATTRS]),
    }));
    expect(byName(ours)).toEqual(byName(model.nodes));
  });

  test("marks: names in order, attributes, which may lie there several times", () => {
    const ours = Object.values(schema.marks).map((type) => ({
      name: type.name,
      several: type.spec.excludes === "",
      attrs: attrs(MARK_ATTRS[type.name as keyof typeof MARK_ATTRS]),
    }));
    expect(ours).toEqual(model.marks.map(({ name, several, attrs }) => ({ name, several, attrs })));
  });
});

const corpus = resolve(import.meta.dirname, "../../../../tests/corpus");
const stories = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json")).sort();

describe("every story comes back as it went in", () => {
  const check = (doc: NodeJson) => {
    const node = readDoc(doc);
    expect(quiet(node.toJSON() as NodeJson)).toEqual(doc);
    const html = document.createElement("div");
    html.append(DOMSerializer.fromSchema(schema).serializeFragment(node.content));
    const parsed = Parser.fromSchema(schema).parse(html, { topNode: schema.nodes.doc.create(), preserveWhitespace: "full" });
    expect(quiet(parsed.toJSON() as NodeJson)).toEqual(doc);
  };

  test("the one with every node, mark and attribute", () => {
    const text = JSON.stringify(everything);
    for (const { name } of [...model.nodes, ...model.marks]) expect(text).toContain(`"type":"${name}"`);
    check(everything as NodeJson);
  });

  test("the corpus is there", () => {
    expect(stories.length).toBeGreaterThan(0);
  });

  test.each(stories)("%s", (name) => {
    const article = JSON.parse(readFileSync(resolve(corpus, name), "utf8")) as { doc: NodeJson };
    check(article.doc);
  });
});

test.each([
  ["an unknown style", { type: "paragraph", attrs: { id: null, style: "loud", only: null } }],
  ["an id that is no UUID", { type: "paragraph", attrs: { id: "7", style: "body", only: null } }],
  ["a level of 4", { type: "section_head", attrs: { id: null, level: 4, only: null } }],
  ["a picture that is no hash", { type: "figure", attrs: { media: "../../etc/passwd" }, content: [{ type: "caption" }, { type: "credit" }] }],
])("%s is refused", (_, block) => {
  const doc = structuredClone(everything) as NodeJson;
  doc.content![1]!.content = [block as NodeJson];
  expect(() => readDoc(doc)).toThrow(RangeError);
});
