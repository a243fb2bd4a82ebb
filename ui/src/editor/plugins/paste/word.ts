/** What Word and WPS Writer put around a text: comments, notes, list signs without lists. */
import { isWide } from "./chars.ts";
import { remove } from "./read.ts";
import type { Style, Styles } from "./style.ts";

/** Nested lists come as paragraphs with a level; the sign is typed out in front. */
type Item = { element: Element; level: number; ordered: boolean };

/** Makes the page plain HTML. */
export function plainWord(page: Document, styles: Styles): void {
  const body = page.body;
  // WPS writes its own tags in capitals with a colon, Word its smart tags: only what is in them counts.
  remove(body, "xml, del, .msoDel, a.msocomanchor, .MsoCommentReference");
  for (const element of body.querySelectorAll("[style]")) {
    const style = styles.of(element);
    const part = style.get("mso-element");
    if (part === "comment-list" || part === "comment") element.remove();
    if (part === "footnote-list" || part === "endnote-list") remove(element, "hr, br");
    if (style.get("page-break-before") === "always" && element.localName === "br") element.remove();
  }
  // A note's number leads to its text and back; browsers make whole addresses of that.
  for (const lead of body.querySelectorAll("a[href*='#_ftn'], a[href*='#_edn'], a[href*='#_msocom']")) lead.removeAttribute("href");
  for (const inserted of body.querySelectorAll(".msoIns")) inserted.removeAttribute("class");
  lists(body, styles);
  for (const sign of signsIn(body, styles)) asText(sign);
}

/** A number that no list of ours would write stays, as text. */
function asText(sign: Element): void {
  const text = (sign.textContent ?? "").replace(/[\s\u00a0]+/g, " ").trim();
  sign.textContent = text === "" || isWide(text.at(-1)) ? text : `${text}\u00a0`;
}

const isSign = (style: Style) => style.get("mso-list") === "ignore";

const signsIn = (element: Element, styles: Styles) => [...element.querySelectorAll("[style]")].filter((inner) => isSign(styles.of(inner)));

/** Letters of fonts that draw signs are bullets. */
function isDrawn(sign: Element, paragraph: Element, styles: Styles): boolean {
  for (let at: Element | null = sign; at !== null && at !== paragraph; at = at.parentElement) {
    if (/wingdings|symbol|webdings/.test(styles.of(at).get("font-family") ?? "")) return true;
  }
  return false;
}

/** A bullet, or a number that a numbered list would write itself; 一、 and （二） it would not. */
function kindOf(sign: string): "ordered" | "bullet" | "text" {
  const text = sign.replace(/\s/g, "");
  if (/^[(（]?(\d{1,4}|[a-z]{1,5}[.)）．、])[.)）．、]?$/i.test(text)) return "ordered";
  return [...text].length <= 1 ? "bullet" : "text";
}

function itemOf(element: Element, styles: Styles): Item | null {
  if (element.localName !== "p") return null;
  const level = /\bl\d+ level(\d) /.exec(`${styles.of(element).get("mso-list") ?? ""} `)?.[1];
  const sign = level === undefined ? undefined : signsIn(element, styles)[0];
  if (level === undefined || sign === undefined) return null;
  const kind = isDrawn(sign, element, styles) ? "bullet" : kindOf(sign.textContent ?? "");
  if (kind === "text") return null;
  sign.remove();
  return { element, level: Number(level), ordered: kind === "ordered" };
}

function lists(body: Element, styles: Styles): void {
  const open: { list: Element; level: number }[] = [];
  let last: Element | null = null;
  for (const paragraph of [...body.querySelectorAll("p")]) {
    const item = itemOf(paragraph, styles);
    if (item === null) continue;
    if (last === null || nextAfter(last) !== paragraph) open.length = 0;
    while (open.length > 0 && open.at(-1)!.level > item.level) open.pop();
    const tag = item.ordered ? "ol" : "ul";
    const top = open.at(-1);
    if (top?.level === item.level && top.list.localName !== tag) open.pop();
    if (open.at(-1)?.level !== item.level) open.push({ list: nest(paragraph, tag, open.at(-1)?.list, last), level: item.level });
    const place = paragraph.ownerDocument.createElement("li");
    open.at(-1)!.list.append(place);
    place.append(paragraph);
    last = open[0]!.list;
  }
}

/** A new list: in the last item of the one around it, behind the one before, or where the paragraph stands. */
function nest(paragraph: Element, tag: string, around: Element | undefined, last: Element | null): Element {
  const list = paragraph.ownerDocument.createElement(tag);
  if (around?.lastElementChild) around.lastElementChild.append(list);
  else if (last !== null && nextAfter(last) === paragraph) last.after(list);
  else paragraph.before(list);
  return list;
}

/** The next sibling but for white space and comments. */
function nextAfter(element: Element): Node | null {
  const passes = (node: Node) => node.nodeType === 8 || (node.nodeType === 3 && (node.textContent ?? "").trim() === "");
  let next: Node | null = element.nextSibling;
  while (next !== null && passes(next)) next = next.nextSibling;
  return next;
}
