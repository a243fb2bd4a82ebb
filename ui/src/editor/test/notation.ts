/**
 * Stories in a line of text, for tests: `<t>Title</t><p>ab|c</p>`.
 *
 * `|` is the cursor, `[` and `]` are the ends of a selection (anchor `[`). Lines of the
 * title group that are empty and without the cursor may be left out.
 */
import { Fragment, type Mark, type Node, type NodeType } from "prosemirror-model";
import { type EditorState, NodeSelection, type Selection, TextSelection } from "prosemirror-state";
import { schema } from "../schema/index.ts";
import { createState, basePlugins } from "../state.ts";

const { nodes: n, marks: m } = schema;

type Kind = { type: NodeType; attrs?: Record<string, unknown> };
const KINDS: Record<string, Kind> = {
  w: { type: n.web_title }, k: { type: n.kicker }, t: { type: n.title }, s: { type: n.subtitle }, a: { type: n.abstract },
  p: { type: n.paragraph },
  lede: { type: n.paragraph, attrs: { style: "lede" } },
  cont: { type: n.paragraph, attrs: { style: "continuation" } },
  q: { type: n.paragraph, attrs: { style: "question" } },
  an: { type: n.paragraph, attrs: { style: "answer" } },
  h2: { type: n.section_head, attrs: { level: 2 } },
  h3: { type: n.section_head, attrs: { level: 3 } },
  ul: { type: n.bullet_list }, ol: { type: n.ordered_list }, li: { type: n.list_item },
  quote: { type: n.quote }, pull: { type: n.quote, attrs: { kind: "pull" } },
  box: { type: n.box }, fig: { type: n.figure }, cap: { type: n.caption }, cred: { type: n.credit },
  table: { type: n.table }, tr: { type: n.table_row }, td: { type: n.table_cell }, th: { type: n.table_header },
  hr: { type: n.divider }, embed: { type: n.embed }, br: { type: n.hard_break },
};
const MARKS: Record<string, (element: Element) => Mark> = {
  b: () => m.strong.create(), i: () => m.em.create(), u: () => m.underline.create(),
  sup: () => m.sup.create(), sub: () => m.sub.create(),
  link: (element) => m.link.create({ href: element.getAttribute("to") }),
};
const LINES = ["w", "k", "t", "s", "a"];

/** A document with its selection. */
export type Story = { doc: Node; selection: (doc: Node) => Selection };

let counter = 0;
/** UUIDs in a row, the same in every run of a test. */
export const newId = () => `00000000-0000-4000-8000-${String((counter += 1)).padStart(12, "0")}`;

function build(source: globalThis.Node, marks: readonly Mark[]): Node[] {
  if (source.nodeType === 3) return source.textContent ? [schema.text(source.textContent, marks)] : [];
  const element = source as Element;
  const inside = (more: readonly Mark[]) => [...element.childNodes].flatMap((child) => build(child, more));
  const mark = MARKS[element.tagName];
  if (mark) return inside(mark(element).addToSet(marks));
  const kind = KINDS[element.tagName];
  if (!kind) throw new Error(`no such tag in the notation: ${element.tagName}`);
  const attrs = { ...kind.attrs, ...("id" in (kind.type.spec.attrs ?? {}) ? { id: newId() } : {}) };
  return [kind.type.create(attrs, Fragment.fromArray(inside([])), kind.type.isInline ? marks : [])];
}

function find(doc: Node, sign: string): number | null {
  let found: number | null = null;
  doc.descendants((node, pos) => {
    const at = node.isText ? node.text!.indexOf(sign) : -1;
    if (at >= 0) found = pos + at;
  });
  return found;
}

/** Reads the notation. */
export function story(source: string): Story {
  const xml = new DOMParser().parseFromString(`<doc>${source}</doc>`, "text/xml").documentElement;
  const all = [...xml.childNodes].flatMap((child) => build(child, []));
  const lines = LINES.map((line) => {
    const type = KINDS[line]!.type;
    return all.find((node) => node.type === type) ?? type.create({ id: newId() });
  });
  const body = all.filter((node) => !LINES.some((line) => KINDS[line]!.type === node.type));
  const empty = n.paragraph.create({ id: newId() });
  let doc: Node = n.doc.create(null, [n.head.create(null, lines), n.body.create(null, body.length > 0 ? body : [empty])]);
  const marks: Record<string, number> = {};
  for (const sign of ["|", "[", "]"]) {
    const at = find(doc, sign);
    if (at === null) continue;
    marks[sign] = at;
    doc = doc.replace(at, at + 1, doc.slice(0, 0));
    for (const other of Object.keys(marks)) if (other !== sign && marks[other]! > at) marks[other]! -= 1;
  }
  doc.check();
  const anchor = marks["|"] ?? marks["["];
  return {
    doc,
    selection: (whole) =>
      anchor === undefined ? TextSelection.atStart(whole) : TextSelection.create(whole, anchor, marks["|"] ?? marks["]"]!),
  };
}

/** A state with all plugins on a story in the notation; `language` is that of the story. */
export function stateOf(source: string, language = "zh-CN"): EditorState {
  const { doc, selection } = story(source);
  const state = createState(doc, basePlugins({ newId, language: () => language }), newId);
  return state.apply(state.tr.setSelection(selection(state.doc)));
}

const tagOf = (node: Node) => {
  const fits = ([, kind]: [string, Kind]) =>
    kind.type === node.type && Object.entries(kind.attrs ?? {}).every(([name, value]) => node.attrs[name] === value);
  const named = Object.entries(KINDS).filter(fits);
  return (named.find(([, kind]) => kind.attrs) ?? named[0])?.[0] ?? node.type.name;
};

function textOf(parent: Node, start: number, signs: [number, string][]): string {
  let out = "";
  const put = (pos: number) => signs.filter(([at]) => at === pos).map(([, sign]) => sign).join("");
  let pos = start;
  for (const child of parent.children) {
    const names = child.marks.map((mark) => Object.keys(MARKS).find((name) => m[name === "b" ? "strong" : name === "i" ? "em" : name === "u" ? "underline" : (name as "sup")] === mark.type) ?? mark.type.name);
    let inner = "";
    if (child.isText) for (const [at, char] of [...child.text!].entries()) inner += put(pos + at) + char;
    else inner = put(pos) + `<${tagOf(child)}/>`;
    out += names.map((name) => `<${name}>`).join("") + inner + [...names].reverse().map((name) => `</${name}>`).join("");
    pos += child.nodeSize;
  }
  return out + put(pos);
}

function write(node: Node, pos: number, signs: [number, string][], chosen: number | null): string {
  const tag = tagOf(node);
  const star = chosen === pos ? "*" : "";
  if (node.isLeaf) return `<${tag}${star}/>`;
  if (node.isTextblock) {
    const inner = textOf(node, pos + 1, signs);
    return LINES.includes(tag) && inner === "" ? "" : `<${tag}>${inner}</${tag}>`;
  }
  let inner = "";
  node.forEach((child, offset) => (inner += write(child, pos + 1 + offset, signs, chosen)));
  return ["doc", "head", "body"].includes(node.type.name) ? inner : `<${tag}${star}>${inner}</${tag}>`;
}

/** Writes the notation; a selected node is `<fig*>`. */
export function notation(state: EditorState): string {
  const { selection } = state;
  const chosen = selection instanceof NodeSelection ? selection.from : null;
  const signs: [number, string][] =
    chosen !== null ? [] : selection.empty ? [[selection.head, "|"]] : [[selection.anchor, "["], [selection.head, "]"]];
  return write(state.doc, -1, signs, chosen);
}

/** As {@link notation}, without the cursor. */
export const content = (doc: Node) => write(doc, -1, [], null);
