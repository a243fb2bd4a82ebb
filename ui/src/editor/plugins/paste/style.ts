/** Styles of foreign HTML, read as text: the browser's own reading would drop the `mso-` ones. */

/** Declarations by property, both in lower case but for the values' strings. */
export type Style = ReadonlyMap<string, string>;

const NONE: Style = new Map();

function declarations(text: string): Map<string, string> {
  const out = new Map<string, string>();
  for (const [, name, value] of text.matchAll(/([\w-]+)\s*:\s*((?:"[^"]*"|'[^']*'|[^;"'])*)/g)) {
    out.set(name!.toLowerCase(), value!.replace(/!important/i, "").trim().toLowerCase());
  }
  return out;
}

/** The styles of a page: its sheets' rules for single classes, and the elements' own. */
export class Styles {
  readonly #classes = new Map<string, Map<string, string>>();
  readonly #read = new Map<string, Style>();

  constructor(page: Document) {
    for (const sheet of page.querySelectorAll("style")) this.#sheet(sheet.textContent ?? "");
  }

  /** `.a`, `p.a` and lists of them; anything more particular is not needed. */
  #sheet(text: string): void {
    const rules = text.replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, "").matchAll(/([^{}]+)\{([^{}]*)\}/g);
    for (const [, selectors, body] of rules) {
      for (const selector of selectors!.split(",")) {
        const name = /^\s*\w*\.([\w-]+)\s*$/.exec(selector)?.[1];
        if (name === undefined) continue;
        const known = this.#classes.get(name) ?? new Map<string, string>();
        for (const [property, value] of declarations(body!)) known.set(property, value);
        this.#classes.set(name, known);
      }
    }
  }

  of(element: Element): Style {
    const own = element.getAttribute("style") ?? "";
    const names = this.#classes.size === 0 ? "" : (element.getAttribute("class") ?? "");
    if (own === "" && names === "") return NONE;
    const key = `${names}|${own}`;
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const all = new Map<string, string>();
    for (const name of names.split(/\s+/)) for (const [property, value] of this.#classes.get(name) ?? []) all.set(property, value);
    for (const [property, value] of declarations(own)) all.set(property, value);
    this.#read.set(key, all);
    return all;
  }
}

/** Text that nobody saw where it was copied. */
export function isHidden(style: Style): boolean {
  return style.get("display") === "none" || style.get("visibility") === "hidden" || style.get("mso-hide") === "all";
}
