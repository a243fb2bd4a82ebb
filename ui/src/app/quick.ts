/** Finding a story by a few signs of its title, its authors or where it comes from. */
import type { StoryRow } from "../host";
import { filter } from "./fuzzy";

/** What of a story is matched loosely. */
export function texts(row: Pick<StoryRow, "title" | "kicker" | "authors" | "source" | "channel">): string[] {
  return [row.title, row.kicker, ...row.authors, row.source ?? "", row.channel?.name ?? ""].filter((text) => text !== "");
}

/** Those that fit by what stands above the text, then those that only hold the words somewhere. `rows` in the order of what was opened last. */
export function found(typed: string, rows: readonly StoryRow[], held: readonly StoryRow[]): StoryRow[] {
  const fit = filter(typed, rows, texts);
  const known = new Set(fit.map((row) => row.id));
  const allowed = new Set(rows.map((row) => row.id));
  return [...fit, ...held.filter((row) => !known.has(row.id) && allowed.has(row.id))];
}
