/**
 * What leaves with a copy: HTML that other programs understand as it stands, from which Gaotai
 * still reads the very same blocks, and plain text.
 */
import { DOMParser, DOMSerializer, type DOMOutputSpec, type Mark, type Node, type Slice } from "prosemirror-model";
import { safeHref } from "../../schema/marks.ts";
import { schema } from "../../schema/index.ts";
import { plain } from "../../text.ts";

const { nodes: n } = schema;

/** Shown to other programs; here the same stands in an attribute. */
const FOR_OTHERS = "data-for-others";

const own = DOMSerializer.fromSchema(schema);

/** The element that the schema writes, with more in it than the content. */
function around(node: Node, before: DOMOutputSpec[], after: DOMOutputSpec[] = []): DOMOutputSpec {
  const spec = node.type.spec.toDOM!(node) as readonly [string, Record<string, string>];
  // The content has an element to itself where something stands beside it.
  return [spec[0], spec[1], ...before, ["div", 0], ...after];
}

const line = (text: string): DOMOutputSpec => ["p", { [FOR_OTHERS]: "" }, ["strong", text]];

const nodes: Record<string, (node: Node) => DOMOutputSpec> = {
  ...own.nodes,
  box: (node) => (node.attrs["title"] === "" ? own.nodes["box"]!(node) : around(node, [line(String(node.attrs["title"]))])),
  quote: (node) => (node.attrs["cite"] ? around(node, [], [line(`—— ${String(node.attrs["cite"])}`)]) : own.nodes["quote"]!(node)),
  embed: (node) => {
    const [tag, attrs] = own.nodes["embed"]!(node) as [string, Record<string, string>];
    return [tag, attrs, ["span", { [FOR_OTHERS]: "" }, String(node.attrs["title"] || node.attrs["url"])]];
  },
};

const marks: Record<string, (mark: Mark, inline: boolean) => DOMOutputSpec> = {
  ...own.marks,
  link: (mark, inline) => {
    const [tag, attrs, hole] = own.marks["link"]!(mark, inline) as [string, Record<string, string>, 0];
    const href = safeHref(String(mark.attrs["href"]));
    const { title: _, ...rest } = attrs;
    return [tag, { ...(href === null ? {} : { href }), ...(mark.attrs["title"] ? { title: String(mark.attrs["title"]) } : {}), ...rest }, hole];
  },
};

/** For the clipboard: links lead somewhere, titles of boxes and sources of quotes are text. */
export const clipboardSerializer = new DOMSerializer(nodes, marks);

/** Reads that HTML, and all other. */
export const clipboardParser = new DOMParser(schema, [{ tag: `[${FOR_OTHERS}]`, ignore: true, priority: 90 }, ...DOMParser.fromSchema(schema).rules]);

function listText(list: Node, indent: string): string {
  const sign = (at: number) => (list.type === n.ordered_list ? `${at + 1}. ` : "• ");
  const item = (node: Node, at: number) =>
    node.children.map((child, i) => (isList(child) ? listText(child, `${indent}  `) : indent + (i === 0 ? sign(at) : "  ") + blockText(child))).join("\n");
  return list.children.map(item).join("\n");
}

const isList = (node: Node) => node.type === n.bullet_list || node.type === n.ordered_list;

function blockText(node: Node): string {
  if (node.isTextblock) return plain(node);
  if (isList(node)) return listText(node, "");
  if (node.type === n.table_row) return node.children.map((cell) => cell.children.map((block) => plain(block)).join(" ")).join("\t");
  if (node.type === n.table) return node.children.map(blockText).join("\n");
  if (node.type === n.embed) return [node.attrs["title"], node.attrs["url"]].filter((text) => text !== "").join(" ");
  if (node.type === n.divider) return "——";
  const lines = blocksText(node.children);
  return [node.attrs["title"], lines, node.attrs["cite"]].filter((text) => text !== undefined && text !== null && text !== "").join("\n\n");
}

const blocksText = (blocks: readonly Node[]) => blocks.map(blockText).filter((text) => text !== "").join("\n\n");

/** Paragraphs parted by a blank line, list signs, cells parted by tabs. */
export function clipboardText(slice: Slice): string {
  const { content } = slice;
  if (content.firstChild?.isInline) return content.textBetween(0, content.size, "\n", (leaf) => (leaf.type === n.hard_break ? "\n" : ""));
  if (content.firstChild?.type === n.list_item) return blockText(n.bullet_list.create(null, content));
  return content.firstChild?.type === n.table_row ? content.content.map(blockText).join("\n") : blocksText(content.content);
}
