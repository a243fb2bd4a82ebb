/** Every node: where it may stand, how it looks in HTML, and what it is read from. */
import type { DOMOutputSpec, NodeSpec, TagParseRule } from "prosemirror-model";
import { NODE_ATTRS } from "./attrs.ts";
import { attributeSpecs, type Attrs, fromData, toData } from "./forms.ts";

type Name = keyof typeof NODE_ATTRS;
type Rule = { tag: string; attrs?: (element: HTMLElement) => Record<string, unknown>; context?: string };
type Shape = Omit<NodeSpec, "toDOM" | "parseDOM" | "attrs"> & {
  /** The element, or how to choose it. */
  element: string | ((attrs: Record<string, unknown>) => string);
  /** Foreign HTML that is read as this node. */
  reads?: Rule[];
  /** More attributes of the element than `data-…`. */
  html?: (attrs: Record<string, unknown>) => Record<string, string>;
};

function node(name: Name, shape: Shape): NodeSpec {
  const { element, reads = [], html, ...spec } = shape;
  const attrs: Attrs = NODE_ATTRS[name];
  const own: TagParseRule = {
    tag: `[data-node="${name}"]`,
    priority: 60,
    getAttrs: (dom) => fromData(attrs, dom),
  };
  const foreign = reads.map(
    (rule): TagParseRule => ({
      tag: rule.tag,
      ...(rule.context === undefined ? {} : { context: rule.context }),
      getAttrs: (dom) => rule.attrs?.(dom) ?? {},
    }),
  );
  return {
    ...spec,
    ...(Object.keys(attrs).length > 0 ? { attrs: attributeSpecs(attrs) } : {}),
    parseDOM: [own, ...foreign],
    toDOM: (self): DOMOutputSpec => {
      const tag = typeof element === "string" ? element : element(self.attrs);
      const all = { "data-node": name, ...toData(attrs, self.attrs), ...html?.(self.attrs) };
      return self.isLeaf ? [tag, all] : [tag, all, 0];
    },
  };
}

/** A line that is never split or joined: title group, caption, credit. */
const line = (name: Name, element: string, reads: Rule[] = []) =>
  node(name, { content: "inline*", element, reads, defining: true });

const level = (value: number) => () => ({ level: value });
const span = (dom: HTMLElement, name: string) => {
  const value = Number(dom.getAttribute(name) ?? 1);
  return Number.isInteger(value) && value >= 1 && value <= 1000 ? value : 1;
};
const cellAttrs = (dom: HTMLElement) => {
  const align = dom.style.textAlign || dom.getAttribute("align") || "";
  return {
    colspan: span(dom, "colspan"),
    rowspan: span(dom, "rowspan"),
    alignment: ["left", "center", "right"].includes(align) ? align : null,
  };
};
const cellHtml = ({ colspan, rowspan, alignment }: Record<string, unknown>) => ({
  ...(colspan === 1 ? {} : { colspan: String(colspan) }),
  ...(rowspan === 1 ? {} : { rowspan: String(rowspan) }),
  ...(typeof alignment === "string" ? { style: `text-align: ${alignment}` } : {}),
});
const cell = (name: "table_cell" | "table_header", tag: string, tableRole: string) =>
  node(name, {
    content: "paragraph+",
    isolating: true,
    tableRole,
    element: tag,
    reads: [{ tag, attrs: cellAttrs }],
    html: cellHtml,
  });

export const nodes: Record<Name | "text", NodeSpec> = {
  doc: { content: "head body" },
  head: node("head", { content: "web_title kicker title subtitle abstract", isolating: true, element: "header" }),
  web_title: line("web_title", "div"),
  kicker: line("kicker", "div"),
  title: line("title", "h1"),
  subtitle: line("subtitle", "div"),
  abstract: line("abstract", "div"),
  body: node("body", { content: "block+", isolating: true, element: "div" }),
  paragraph: node("paragraph", { content: "inline*", group: "block", element: "p", reads: [{ tag: "p" }, { tag: "dt" }, { tag: "dd" }] }),
  section_head: node("section_head", {
    content: "inline*",
    group: "block",
    defining: true,
    element: (attrs) => `h${Math.max(2, Number(attrs["level"]))}`,
    reads: [
      { tag: "h1", attrs: level(2) },
      { tag: "h2", attrs: level(2) },
      ...[3, 4, 5, 6].map((n) => ({ tag: `h${n}`, attrs: level(3) })),
    ],
  }),
  bullet_list: node("bullet_list", { content: "list_item+", group: "block", element: "ul", reads: [{ tag: "ul" }] }),
  ordered_list: node("ordered_list", { content: "list_item+", group: "block", element: "ol", reads: [{ tag: "ol" }] }),
  list_item: node("list_item", { content: "block+", defining: true, element: "li", reads: [{ tag: "li" }] }),
  quote: node("quote", {
    content: "paragraph+",
    group: "block",
    defining: true,
    element: "blockquote",
    reads: [{ tag: "blockquote" }],
  }),
  figure: node("figure", {
    content: "caption credit",
    group: "block",
    isolating: true,
    draggable: true,
    element: "figure",
    reads: [{ tag: "figure", attrs: (dom) => ({ alt: dom.querySelector("img")?.getAttribute("alt") ?? "" }) }],
  }),
  caption: line("caption", "div", [{ tag: "figcaption", context: "figure/" }]),
  credit: line("credit", "div"),
  table: node("table", {
    content: "table_row+",
    group: "block",
    isolating: true,
    tableRole: "table",
    element: "table",
    reads: [{ tag: "table" }],
  }),
  table_row: node("table_row", {
    content: "(table_cell | table_header)+",
    tableRole: "row",
    element: "tr",
    reads: [{ tag: "tr" }],
  }),
  table_cell: cell("table_cell", "td", "cell"),
  table_header: cell("table_header", "th", "header_cell"),
  box: node("box", {
    content: "block+",
    group: "block",
    isolating: true,
    defining: true,
    element: "aside",
    reads: [{ tag: "aside" }],
  }),
  divider: node("divider", { group: "block", content: "", element: "hr", reads: [{ tag: "hr" }] }),
  embed: node("embed", { group: "block", content: "", draggable: true, element: "div" }),
  hard_break: {
    content: "",
    group: "inline",
    inline: true,
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: "br" }],
    toDOM: () => ["br"],
  },
  text: { group: "inline" },
};
