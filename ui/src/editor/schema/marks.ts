/** Every mark, in the order in which they lie on a run. */
import type { MarkSpec, ParseRule } from "prosemirror-model";
import { MARK_ATTRS } from "./attrs.ts";
import { attributeSpecs, type Attrs, fromData, toData } from "./forms.ts";

type Name = keyof typeof MARK_ATTRS;

/** Addresses that a link may lead to; scripts and data are none. */
const SAFE = /^(https?:|mailto:|tel:)/i;

/** The address, if a link may lead there; null otherwise. */
export function safeHref(href: string): string | null {
  const trimmed = href.trim();
  return SAFE.test(trimmed) ? trimmed : null;
}

function mark(name: Name, tag: string, foreign: ParseRule[], more: Partial<MarkSpec> = {}): MarkSpec {
  const attrs: Attrs = MARK_ATTRS[name];
  const names = Object.keys(attrs);
  const own: ParseRule = {
    tag: `[data-mark="${name}"]`,
    priority: 60,
    getAttrs: (dom) => {
      const found = fromData(attrs, dom);
      if (typeof found["href"] === "string" && safeHref(found["href"]) === null) return false;
      return names.every((attr) => attr in found || "default" in attrs[attr]!) ? found : false;
    },
  };
  return {
    ...(names.length > 0 ? { attrs: attributeSpecs(attrs) } : {}),
    parseDOM: [...(names.length > 0 ? [own] : []), ...foreign],
    toDOM: (self) => [tag, names.length > 0 ? { "data-mark": name, ...toData(attrs, self.attrs) } : {}, 0],
    ...more,
  };
}

const several: Partial<MarkSpec> = { excludes: "", inclusive: false };
const weight = /^(bold(er)?|[6-9]\d\d)$/;

export const marks: Record<Name, MarkSpec> = {
  strong: mark("strong", "strong", [
    { tag: "strong" },
    // Google Docs wraps whole pages in <b style="font-weight: normal">.
    { tag: "b", getAttrs: (dom) => (dom.style.fontWeight === "normal" ? false : null) },
    { style: "font-weight", getAttrs: (value) => (weight.test(value) ? null : false) },
  ]),
  em: mark("em", "em", [
    { tag: "em" },
    { tag: "i", getAttrs: (dom) => (dom.style.fontStyle === "normal" ? false : null) },
    { style: "font-style=italic" },
  ]),
  underline: mark("underline", "u", [{ tag: "u" }]),
  sup: mark("sup", "sup", [{ tag: "sup" }]),
  sub: mark("sub", "sub", [{ tag: "sub" }]),
  link: mark(
    "link",
    "a",
    [
      {
        tag: "a[href]",
        getAttrs: (dom) => {
          const href = safeHref(dom.getAttribute("href") ?? "");
          return href === null ? false : { href, title: dom.getAttribute("title") };
        },
      },
    ],
    {
      inclusive: false,
      // No href: nothing in the manuscript leads out of the window, whatever the address says.
      toDOM: (self) => [
        "a",
        { "data-mark": "link", ...toData(MARK_ATTRS.link, self.attrs), title: String(self.attrs["title"] ?? self.attrs["href"]) },
        0,
      ],
    },
  ),
  only: mark("only", "span", [], { inclusive: true }),
  comment: mark("comment", "mark", [], several),
  insertion: mark("insertion", "ins", []),
  deletion: mark("deletion", "del", [], { inclusive: false }),
  modification: mark("modification", "span", [], several),
};
