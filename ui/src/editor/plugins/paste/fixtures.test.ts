/**
 * What programs put on the clipboard, and what becomes of it. `GAOTAI_GOLDEN=write` writes the
 * expected results anew. tests/corpus/paste/README.md says where each comes from.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Node } from "prosemirror-model";
import { expect, test } from "vitest";
import { readDoc } from "../../state.ts";
import { paste, viewOf } from "../../test/clipboard.ts";
import type { NodeJson } from "../../types.ts";

const root = resolve(import.meta.dirname, "../../../../../tests");
const corpus = join(root, "corpus/paste");
const refs = join(root, "refs/paste");
const files = readdirSync(corpus).filter((name) => /\.(html|txt)$/.test(name)).sort();

/** Attributes that differ from their defaults, but for ids. */
function attrs(of: { attrs: Record<string, unknown>; type: { spec: { attrs?: Record<string, { default?: unknown }> } } }): string {
  const differs = ([name, value]: [string, unknown]) => name !== "id" && value !== (of.type.spec.attrs?.[name]?.default ?? null);
  return Object.entries(of.attrs).filter(differs).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`).join("");
}

function run(node: Node): string {
  const inner = node.isText ? node.text! : `<${node.type.name}>`;
  return node.marks.reduceRight((text, mark) => `<${mark.type.name}${attrs(mark)}>${text}</${mark.type.name}>`, inner);
}

/** One line a block, indented by depth. */
function outline(node: Node, depth = 0): string {
  const head = `${"  ".repeat(depth)}${node.type.name}${attrs(node)}`;
  if (node.isTextblock) return `${head}: ${node.children.map(run).join("")}\n`;
  return `${head}\n${node.children.map((child) => outline(child, depth + 1)).join("")}`;
}

test.each(files)("%s", (name) => {
  const source = readFileSync(join(corpus, name), "utf8");
  const view = viewOf("<p>|</p>");
  paste(view, name.endsWith(".html") ? { html: source } : { text: source });
  const { doc } = view.state;
  // The article's own JSON: readDoc checks every node and attribute against the model.
  expect(readDoc(doc.toJSON() as NodeJson).eq(doc)).toBe(true);
  const got = doc.child(1).children.map((block) => outline(block)).join("");
  const golden = join(refs, `${name}.outline`);
  if (process.env["GAOTAI_GOLDEN"] === "write") {
    mkdirSync(refs, { recursive: true });
    writeFileSync(golden, got);
  }
  expect(existsSync(golden), `${golden} is missing: GAOTAI_GOLDEN=write makes it`).toBe(true);
  expect(got).toBe(readFileSync(golden, "utf8"));
});
