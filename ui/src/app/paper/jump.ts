/** Where one can jump to in a story. */
import type { OutlineEntry, OutlineKind, TextBlock } from "../../editor";
import { filter } from "../fuzzy";

/** A place: of the outline, or a paragraph that holds what is typed. */
export type Place = { id: string; kind: OutlineKind | "text"; level: number; text: string };

const MOST = 60;
const AROUND = 24;

/** The words around the place where `typed` is found. */
function around(text: string, at: number, length: number): string {
  const from = Math.max(0, at - AROUND / 2);
  const to = Math.min(text.length, at + length + AROUND);
  return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
}

/** Without words the whole outline; with words what fits of it, then the paragraphs that hold them. */
export function places(typed: string, outline: readonly OutlineEntry[], blocks: readonly TextBlock[]): Place[] {
  const asked = typed.trim();
  if (asked === "") return outline.map(({ id, kind, level, text }) => ({ id, kind, level, text }));
  const heads = filter(asked, outline, ({ text }) => [text]).map(({ id, kind, level, text }) => ({ id, kind, level, text }));
  // A picture stands in the outline by its caption, which is a text of its own.
  const known = new Set(heads.flatMap(({ id, text }) => [id, text]));
  const texts: Place[] = [];
  for (const { id, text } of blocks) {
    const at = text.toLowerCase().indexOf(asked.toLowerCase());
    if (at >= 0 && !known.has(id) && !known.has(text)) texts.push({ id, kind: "text", level: 2, text: around(text, at, asked.length) });
  }
  return [...heads, ...texts].slice(0, MOST);
}
