/** Which marks an element puts on its text. Colours, faces and sizes are none. */
import type { Mark, MarkType } from "prosemirror-model";
import { schema } from "../../schema/index.ts";
import { target } from "./links.ts";
import type { Style } from "./style.ts";

const { marks: m } = schema;

/** The marks that hold at a place. */
export type Marking = { marks: readonly Mark[]; inLink: boolean };

const TAGS: Record<string, MarkType> = { b: m.strong, strong: m.strong, i: m.em, em: m.em, dfn: m.em, u: m.underline, sup: m.sup, sub: m.sub };

const put = (marks: readonly Mark[], type: MarkType, on: boolean) => (on ? type.create().addToSet(marks) : type.removeFromSet(marks));

/** The marks in an element, from its tag and its own style. */
export function marksOf(element: Element, style: Style, around: Marking): Marking {
  let { marks } = around;
  const tag = TAGS[element.localName];
  if (tag) marks = put(marks, tag, true);
  if (style.size === 0) return { ...around, marks };
  const weight = style.get("font-weight");
  if (weight !== undefined && weight !== "inherit") marks = put(marks, m.strong, weight.startsWith("bold") || Number(weight) >= 600);
  const slant = style.get("font-style");
  if (slant !== undefined && slant !== "inherit") marks = put(marks, m.em, /^(italic|oblique)/.test(slant));
  const line = `${style.get("text-decoration") ?? ""} ${style.get("text-decoration-line") ?? ""} ${style.get("text-underline") ?? ""}`;
  // A link is underlined anyway, and none takes the line of what is around it away.
  if (/underline|single/.test(line) && !around.inLink && element.localName !== "a") marks = put(marks, m.underline, true);
  const align = style.get("vertical-align");
  if (align === "super") marks = put(marks, m.sup, true);
  if (align === "sub") marks = put(marks, m.sub, true);
  return { ...around, marks };
}

/** The link that an anchor is; null for those that lead nowhere or must not be followed. */
export function link(element: Element): Mark | null {
  const href = target(element.getAttribute("href") ?? "");
  return href === null ? null : m.link.create({ href, title: element.getAttribute("title") || null });
}
