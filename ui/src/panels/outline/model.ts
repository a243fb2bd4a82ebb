/** Numbers of the outline. */
import type { OutlineEntry } from "../../editor";

/**
 * The length of every section with what stands under its smaller heads, by the head's id;
 * `counts` has for every head what stands under it up to the next head.
 */
export function sectionSums(entries: readonly OutlineEntry[], counts: ReadonlyMap<string, number>): Map<string, number> {
  const sums = new Map<string, number>();
  const open: OutlineEntry[] = [];
  for (const entry of entries) {
    const count = counts.get(entry.id);
    if (count === undefined) continue;
    while (open.length > 0 && open.at(-1)!.level >= entry.level) open.pop();
    open.push(entry);
    // The title's own number is what stands before the first head.
    for (const one of open) if (one.kind !== "title" || one === entry) sums.set(one.id, (sums.get(one.id) ?? 0) + count);
  }
  return sums;
}
