/** Style rules that come and go with people and threads: one sheet, so that nothing in the text has to change for them. */
let sheet: CSSStyleSheet | null = null;
const groups = new Map<string, readonly string[]>();

function ours(): CSSStyleSheet | null {
  if (sheet !== null) return sheet;
  // Empty, and filled by script: the window's policy allows no text in it.
  const made = document.createElement("style");
  document.head.append(made);
  return (sheet = made.sheet);
}

/** Puts these rules in the place of those that went by the name before. */
export function paint(name: string, rules: readonly string[]): void {
  if ((groups.get(name) ?? []).join() === rules.join()) return;
  groups.set(name, rules);
  const into = ours();
  if (into === null) return;
  while (into.cssRules.length > 0) into.deleteRule(0);
  for (const rule of [...groups.values()].flat()) into.insertRule(rule, into.cssRules.length);
}

/** A selector for what has one of these ids; they come from files and go in quoted. */
export function having(attribute: string, ids: Iterable<string>): string {
  return `:is(${[...ids].map((id) => `[${attribute}="${CSS.escape(id)}"]`).join(",")})`;
}
