/** Foreign HTML, walked once in its order, becomes blocks of the story. */
import { Fragment, type Node } from "prosemirror-model";
import { schema } from "../../schema/index.ts";
import { inline, Line } from "./line.ts";
import { link, marksOf, type Marking } from "./marking.ts";
import { isHidden, type Style, type Styles } from "./style.ts";
import { tableBlocks } from "./table.ts";
import { textParagraphs } from "./text.ts";

const { nodes: n } = schema;

const DROPPED = new Set((
  "script style head meta link title template noscript iframe object embed applet video audio canvas svg map area " +
  "button select input textarea datalist progress meter nav dialog rp img picture source track col colgroup del comment"
).split(" "));
const BLOCKS = new Set((
  "address article aside body center details dd div dl dt fieldset figcaption figure footer form header hgroup html legend li main " +
  "p section summary caption tbody thead tfoot tr td th optgroup option multicol"
).split(" "));
/** Around these a heading's tag is a mistake. */
const INSIDE_NO_HEAD = new Set(["table", "ul", "ol", "p", "h1", "h2", "h3", "h4", "h5", "h6"]);
const UNSEEN = /(^|[\s_-])(sr-only|visually-?hidden|screen-reader-text)([\s_-]|$)/;
const LISTS = new Set(["ul", "ol", "menu", "dir"]);
const INLINE_DISPLAY = /^inline/;

/** What holds for a place: marks, and whether white space is meant. */
type Place = Marking & { pre: boolean };

/** Reads containers into blocks. */
export class Flow {
  constructor(readonly styles: Styles) {}

  part(): Part {
    return new Part(this, (content) => n.paragraph.create(null, content));
  }

  /** The blocks in an element. */
  read(element: Element, place: Place = { marks: [], inLink: false, pre: false }): Node[] {
    const part = this.part();
    part.children(element, place);
    return part.close();
  }

  /** The blocks in a cell, whose style is its text's. */
  cell(element: Element, around: Place): Node[] {
    return this.read(element, placeIn(element, this.styles.of(element), around));
  }

  /** The blocks that an element is, its own marks counted. */
  one(element: Element, around: Place): Node[] {
    const part = this.part();
    part.element(element, around);
    return part.close();
  }
}

/** One container while it is read: blocks so far, and the paragraph that is open. */
class Part {
  readonly #out: Node[] = [];
  readonly #line = new Line();

  constructor(
    readonly flow: Flow,
    readonly make: (content: Fragment) => Node,
  ) {}

  close(): Node[] {
    this.#flush();
    return this.#out;
  }

  #flush(): void {
    for (const nodes of this.#line.take()) this.#out.push(this.make(inline(nodes)));
  }

  children(parent: globalThis.Node, place: Place): void {
    for (let child = parent.firstChild; child; child = child.nextSibling) this.child(child, place);
  }

  child(child: globalThis.Node, place: Place): void {
    if (child.nodeType === 3) this.#line.text(child.nodeValue ?? "", place.marks, place.pre);
    else if (child.nodeType === 1) this.element(child as Element, place);
  }

  element(element: Element, around: Place): void {
    const name = element.localName;
    if (DROPPED.has(name)) return;
    const style = this.flow.styles.of(element);
    if (isHidden(style) || element.hasAttribute("hidden") || UNSEEN.test(element.getAttribute("class") ?? "")) return;
    if (element.getAttribute("role") === "navigation") return;
    const place = placeIn(element, style, around);
    if (name === "br") this.#line.break();
    else if (name === "rt") this.#wrapped(element, place, "（", "）");
    else if (name === "q") this.#wrapped(element, place, "“", "”");
    else if (!this.#special(element, name, style, place)) this.#plain(element, name, style, place);
  }

  #wrapped(element: Element, place: Place, before: string, after: string): void {
    this.#line.text(before, place.marks, true);
    this.children(element, place);
    this.#line.text(after, place.marks, true);
  }

  /** Elements that become a block of their own kind; false for all others. */
  #special(element: Element, name: string, style: Style, place: Place): boolean {
    const level = headLevel(element, name, style);
    if (level !== null) this.#head(element, level, place);
    else if (LISTS.has(name)) this.#add(this.#list(element, name === "ol", place));
    else if (name === "blockquote") this.#add(this.#quote(element, style, place));
    else if (name === "table") this.#add(tableBlocks(element, (cell) => this.flow.cell(cell, place)));
    else if (name === "figure") this.#add(this.#figure(element, place));
    else if (name === "pre") this.#add(preformatted(element, (inner) => this.flow.read(inner, { ...place, pre: true })));
    else if (name === "hr") this.#add([n.divider.create()]);
    else return false;
    return true;
  }

  #add(blocks: readonly Node[]): void {
    this.#flush();
    this.#out.push(...blocks);
  }

  #plain(element: Element, name: string, style: Style, place: Place): void {
    const display = style.get("display") ?? "";
    const block = BLOCKS.has(name) ? !INLINE_DISPLAY.test(display) || name === "p" : /^(block|flex|grid|table|list-item)$/.test(display);
    if (!block) return this.children(element, place);
    this.#flush();
    this.children(element, place);
    this.#flush();
  }

  #head(element: Element, level: number, place: Place): void {
    this.#flush();
    const inner = new Part(this.flow, (content) => n.section_head.create({ level }, withoutStrong(content)));
    inner.children(element, { ...place, marks: [] });
    this.#out.push(...inner.close());
  }

  #list(list: Element, ordered: boolean, place: Place): Node[] {
    const items: Node[] = [];
    const add = (blocks: Node[]) => {
      if (blocks.length > 0) items.push(n.list_item.create(null, blocks.map(withoutHead)));
    };
    // What stands between the items is an item too; a list there belongs to the item before.
    let loose = this.flow.part();
    const close = () => {
      add(loose.close());
      loose = this.flow.part();
    };
    for (const child of list.childNodes) {
      const name = child.nodeType === 1 ? (child as Element).localName : "";
      if (name === "li" || LISTS.has(name)) close();
      if (name === "li") add(this.flow.one(child as Element, place));
      else if (LISTS.has(name)) nest(items, this.#list(child as Element, name === "ol", place), add);
      else loose.child(child, place);
    }
    close();
    return items.length === 0 ? [] : [(ordered ? n.ordered_list : n.bullet_list).create(null, items)];
  }

  /** The line below a quotation that says whose it is is no part of it. */
  #quote(element: Element, style: Style, place: Place): Node[] {
    const last = element.lastElementChild;
    const source = last?.localName === "footer" ? oneText(this.flow.one(last, place)).replace(/^[—–-]+\s*/, "") : "";
    if (source === "") return quoted(this.flow.read(element, place), style, null);
    last!.remove();
    return quoted(this.flow.read(element, place), style, source);
  }

  /** A picture of another page is never fetched: its caption stands in for it. */
  #figure(element: Element, place: Place): Node[] {
    const picture = element.querySelector("img");
    const caption = element.querySelector("figcaption");
    const others = [...element.children].some((child) => child !== caption && this.flow.one(child, place).length > 0);
    if (picture === null || caption === null || others) return this.flow.read(element, place);
    const lines = this.flow.read(caption, { ...place, pre: false });
    const content = lines.reduce((sum, line) => (sum.size === 0 ? line.content : sum.append(Fragment.from(schema.text(" "))).append(line.content)), Fragment.empty);
    const alt = picture.getAttribute("alt") ?? "";
    return [n.figure.create({ alt }, [n.caption.create(null, oneLine(content)), n.credit.create()])];
  }
}

function nest(items: Node[], blocks: Node[], add: (blocks: Node[]) => void): void {
  const last = items.pop();
  if (last) items.push(last.copy(last.content.append(Fragment.fromArray(blocks))));
  else add(blocks);
}

const oneText = (blocks: readonly Node[]) => blocks.map((block) => block.textContent).join(" ");
const oneLine = (content: Fragment) => Fragment.fromArray(content.content.map((node) => (node.isText ? node : schema.text(" "))));

function placeIn(element: Element, style: Style, around: Place): Place {
  const space = style.get("white-space") ?? "";
  const pre = space === "" ? around.pre : /^(pre|break-spaces)/.test(space) && space !== "pre-line";
  const marking = marksOf(element, style, around);
  const lead = element.localName === "a" ? link(element) : null;
  return lead === null ? { ...marking, pre } : { marks: lead.addToSet(marking.marks), inLink: true, pre };
}

function headLevel(element: Element, name: string, style: Style): number | null {
  const tag = /^h([1-6])$/.exec(name)?.[1];
  const role = element.getAttribute("role") === "heading" ? (element.getAttribute("aria-level") ?? "2") : undefined;
  const outline = name === "p" ? style.get("mso-outline-level") : undefined;
  const title = name === "p" && /\bMsoTitle\b/.test(element.getAttribute("class") ?? "") ? "1" : undefined;
  const level = Number(tag ?? role ?? outline ?? title ?? NaN);
  if (Number.isNaN(level) || [...element.getElementsByTagName("*")].some((inner) => INSIDE_NO_HEAD.has(inner.localName))) return null;
  return level <= 2 ? 2 : 3;
}

/** A head is bold by itself. */
function withoutStrong(content: Fragment): Fragment {
  const all = content.content.every((node) => !node.isText || schema.marks.strong.isInSet(node.marks));
  return all ? Fragment.fromArray(content.content.map((node) => node.mark(schema.marks.strong.removeFromSet(node.marks)))) : content;
}

const withoutHead = (node: Node) => (node.type === n.section_head ? n.paragraph.create(null, node.content) : node);

/** Quotes hold paragraphs alone; what else there is stands between them. Indents without a rule are no quotes. */
function quoted(blocks: readonly Node[], style: Style, cite: string | null): Node[] {
  if (/^(none|0)/.test(style.get("border") ?? "") && cite === null) return [...blocks];
  const out: Node[] = [];
  for (const block of blocks.map(withoutHead)) {
    const last = out.at(-1);
    if (block.type !== n.paragraph) out.push(block);
    else if (last?.type === n.quote && last !== blocks.at(-1)) out[out.length - 1] = last.copy(last.content.addToEnd(block));
    else out.push(n.quote.create({ cite }, block));
  }
  return out;
}

function preformatted(element: Element, read: (inner: Element) => Node[]): Node[] {
  if (element.children.length > 0) return read(element);
  return textParagraphs(element.textContent ?? "").map((text) => n.paragraph.create(null, schema.text(text)));
}

