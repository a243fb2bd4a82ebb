/** What the cards say. */
import type { Person } from "../../host";
import type { Item } from "../../shared/review/items";

/** A mention that is being typed: what stands behind the @ before the cursor, and where it begins. */
export type Typed = { query: string; from: number };

/** The mention at the cursor of a text; null where none is being typed. */
export function typedMention(text: string, cursor: number): Typed | null {
  const found = /@([^\s@，。、；：！？,.;:!?]{0,20})$/u.exec(text.slice(0, cursor));
  return found === null ? null : { query: found[1] ?? "", from: found.index };
}

/** People whose name or pen name has the typed letters. */
export function mentionable(people: readonly Person[], query: string): Person[] {
  const wanted = query.toLowerCase();
  return people.filter(({ name, pen_name }) => `${name}\n${pen_name}`.toLowerCase().includes(wanted)).slice(0, 6);
}

/** The text with the mention in full, and where the cursor stands then. */
export function withMention(text: string, { from }: Typed, cursor: number, name: string): { text: string; cursor: number } {
  const put = `@${name} `;
  return { text: text.slice(0, from) + put + text.slice(cursor), cursor: from + put.length };
}

/** The persons, kinds and sections that a list has, each once and in its order. */
export function choices(items: readonly Item[]): { persons: string[]; kinds: string[]; sections: string[] } {
  const each = (of: (item: Item) => string) => [...new Set(items.map(of))];
  return { persons: each(({ person }) => person), kinds: each(({ kind }) => kind), sections: each(({ section }) => section ?? "") };
}
