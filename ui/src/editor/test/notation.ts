/**
 * Stories in a line of text, for tests: `<t>Title</t><p>ab|c</p>`.
 *
 * `|` is the cursor, also between two blocks; `[` and `]` are the ends of a selection (anchor
 * `[`), `{` and `}` stand in the first and last cell of selected cells, `<fig*>` is a selected
 * block. Lines of the title group that are empty and without the cursor may be left out.
 * Suggestions are only written, not read: `<ins>`, `<del>`, `<mod-strong>`, and `acts='split'` of a block.
 * `<print>` and `<web>` are runs for one channel only, `<p only='print'>` is such a block.
 */
import { GapCursor } from "prosemirror-gapcursor";
import { Fragment, type Mark, type Node, type NodeType } from "prosemirror-model";
import { type EditorState, NodeSelection, type Selection, TextSelection } from "prosemirror-state";
import { CellSelection } from "prosemirror-tables";
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
  box: { type: n.box }, back: { type: n.box, attrs: { kind: "background" } },
  ask: { type: n.box, attrs: { kind: "questions" } }, note: { type: n.box, attrs: { kind: "note" } },
  fig: { type: n.figure }, cap: { type: n.caption }, cred: { type: n.credit },
  table: { type: n.table }, tr: { type: n.table_row }, td: { type: n.table_cell }, th: { type: n.table_header },
  hr: { type: n.divider }, embed: { type: n.embed }, br: { type: n.hard_break },
};
const MARKS: Record<string, (element: Element) => Mark> = {
  b: () => m.strong.create(), i: () => m.em.create(), u: () => m.underline.create(),
  sup: () => m.sup.create(), sub: () => m.sub.create(),
  link: (element) => m.link.create({ href: element.getAttribute("to") }),
  print: () => m.only.create({ channels: ["print"] }), web: () => m.only.create({ channels: ["web"] }),
};
const LINES = ["w", "k", "t", "s", "a"];
/** Attributes that are written out, by their names here. */
const SHOWN: Record<string, string> = { title: "title", cite: "cite", cols: "colspan", rows: "rowspan", align: "alignment", url: "url", only: "only" };

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
  const attrs: Record<string, unknown> = { ...kind.attrs, ...("id" in (kind.type.spec.attrs ?? {}) ? { id: newId() } : {}) };
  for (const [name, attr] of Object.entries(SHOWN)) {
    const value = element.getAttribute(name);
    if (value !== null) attrs[attr] = attr.endsWith("span") ? Number(value) : attr === "only" ? value.split(" ") : value;
  }
  const node = kind.type.create(attrs, Fragment.fromArray(inside([])), kind.type.isInline ? marks : []);
  if (element.hasAttribute("chosen")) chosenId = String(attrs["id"]);
  return [node];
}

/** The id of the block that was written with a `*`. */
let chosenId: string | null = null;

function blockAt(doc: Node, id: string): number {
  let found = -1;
  doc.descendants((node, pos) => void (node.attrs["id"] === id && (found = pos)));
  return found;
}

/** What the signs at these places select. */
function selected(doc: Node, marks: Record<string, number>, chosen: string | null): Selection {
  if (chosen !== null) return NodeSelection.create(doc, blockAt(doc, chosen));
  if (marks["{"] !== undefined) {
    const cell = (at: number) => doc.resolve(at).before(doc.resolve(at).depth - 1);
    return CellSelection.create(doc, cell(marks["{"]), cell(marks["}"]!));
  }
  const anchor = marks["|"] ?? marks["["];
  if (anchor === undefined) return TextSelection.atStart(doc);
  const $anchor = doc.resolve(anchor);
  return $anchor.parent.inlineContent ? TextSelection.create(doc, anchor, marks["|"] ?? marks["]"]!) : new GapCursor($anchor);
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
  const tagged = source.replaceAll(/<(\w+)([^<>]*)\*(\/?)>/g, "<$1$2 chosen=''$3>");
  const xml = new DOMParser().parseFromString(`<doc>${tagged}</doc>`, "text/xml").documentElement;
  chosenId = null;
  const all = [...xml.childNodes].flatMap((child) => build(child, []));
  const lines = LINES.map((line) => {
    const type = KINDS[line]!.type;
    return all.find((node) => node.type === type) ?? type.create({ id: newId() });
  });
  const body = all.filter((node) => !LINES.some((line) => KINDS[line]!.type === node.type));
  const empty = n.paragraph.create({ id: newId() });
  let doc: Node = n.doc.create(null, [n.head.create(null, lines), n.body.create(null, body.length > 0 ? body : [empty])]);
  const marks: Record<string, number> = {};
  for (const sign of ["|", "[", "]", "{", "}"]) {
    const at = find(doc, sign);
    if (at === null) continue;
    marks[sign] = at;
    doc = doc.replace(at, at + 1, doc.slice(0, 0));
    for (const other of Object.keys(marks)) if (other !== sign && marks[other]! > at) marks[other]! -= 1;
  }
  doc.check();
  const chosen = chosenId;
  return { doc, selection: (whole) => selected(whole, marks, chosen) };
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
    const names = child.marks.map((mark) => mark.type === m.insertion ? "ins" : mark.type === m.deletion ? "del" : mark.type === m.modification ? `mod-${String(mark.attrs["mark"])}` : mark.type === m.only ? String(mark.attrs["channels"]) : Object.keys(MARKS).find((name) => m[name === "b" ? "strong" : name === "i" ? "em" : name === "u" ? "underline" : (name as "sup")] === mark.type) ?? mark.type.name);
    let inner = "";
    if (child.isText) for (const [at, char] of [...child.text!].entries()) inner += put(pos + at) + char;
    else inner = put(pos) + `<${tagOf(child)}/>`;
    out += names.map((name) => `<${name}>`).join("") + inner + [...names].reverse().map((name) => `</${name}>`).join("");
    pos += child.nodeSize;
  }
  return out + put(pos);
}

/** The attributes that are not at their defaults, and a star where the block is selected. */
function openTag(node: Node, star: string): string {
  const shown = Object.entries(SHOWN).flatMap(([name, attr]) => {
    const value: unknown = node.attrs[attr];
    return value === undefined || value === node.type.spec.attrs?.[attr]?.default ? [] : [` ${name}='${String(value)}'`];
  });
  const acts = ((node.attrs["suggested"] ?? []) as { act: string }[]).map(({ act }) => act);
  return tagOf(node) + shown.join("") + (acts.length > 0 ? ` acts='${acts.join(" ")}'` : "") + star;
}

function write(node: Node, pos: number, signs: [number, string][], chosen: number | null): string {
  const tag = tagOf(node);
  const open = openTag(node, chosen === pos ? "*" : "");
  const put = (at: number) => signs.filter(([sign]) => sign === at).map(([, sign]) => sign).join("");
  if (node.isLeaf) return `<${open}/>`;
  if (node.isTextblock) {
    const inner = textOf(node, pos + 1, signs);
    return LINES.includes(tag) && inner === "" ? "" : `<${open}>${inner}</${tag}>`;
  }
  let inner = "";
  node.forEach((child, offset) => (inner += put(pos + 1 + offset) + write(child, pos + 1 + offset, signs, chosen)));
  inner += put(pos + 1 + node.content.size);
  return ["doc", "head", "body"].includes(node.type.name) ? inner : `<${open}>${inner}</${tag}>`;
}

function signsOf(selection: Selection): [number, string][] {
  if (selection instanceof NodeSelection) return [];
  if (selection instanceof CellSelection) {
    const { $anchorCell, $headCell } = selection;
    return [[$anchorCell.pos + 2, "{"], [$headCell.pos + $headCell.nodeAfter!.nodeSize - 2, "}"]];
  }
  return selection.empty ? [[selection.head, "|"]] : [[selection.anchor, "["], [selection.head, "]"]];
}

/** Writes the notation; a selected node is `<fig*>`. */
export function notation(state: EditorState): string {
  const { selection } = state;
  const chosen = selection instanceof NodeSelection ? selection.from : null;
  return write(state.doc, -1, signsOf(selection), chosen);
}

/** As {@link notation}, without the cursor. */
export const content = (doc: Node) => write(doc, -1, [], null);
