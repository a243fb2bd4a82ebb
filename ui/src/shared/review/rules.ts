/**
 * Style rules that come and go with people and threads, so that nothing in the text has to change for
 * them. Each group has a sheet of its own: what changes with every step of the cursor is small, and
 * what names hundreds of threads stays.
 */
type Group = { rules: readonly string[]; sheet: CSSStyleSheet | null };
const groups = new Map<string, Group>();

function made(name: string): Group {
  // Empty, and filled by script: the window's policy allows no text in it.
  const element = document.createElement("style");
  document.head.append(element);
  const group = { rules: [], sheet: element.sheet };
  groups.set(name, group);
  return group;
}

/** Puts these rules in the place of those that went by the name before. */
export function paint(name: string, rules: readonly string[]): void {
  const group = groups.get(name) ?? made(name);
  if (group.rules.join() === rules.join()) return;
  group.rules = rules;
  const { sheet } = group;
  if (sheet === null) return;
  while (sheet.cssRules.length > 0) sheet.deleteRule(0);
  for (const rule of rules) sheet.insertRule(rule, sheet.cssRules.length);
}

/** A selector for what has one of these ids; they come from files and go in quoted. */
export function having(attribute: string, ids: Iterable<string>): string {
  return `:is(${[...ids].map((id) => `[${attribute}="${CSS.escape(id)}"]`).join(",")})`;
}
