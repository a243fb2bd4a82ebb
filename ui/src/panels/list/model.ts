/** Rows of the list: which of them stand on the screen, which are picked. */

/** Lines that a row's title and lead take. */
export type Lines = { title: number; lead: number };

const PADDING = 20;
const TITLE = 20;
const LEAD = 18;
const BELOW = 2 + 4 + 18;

/** Where each row begins, in px, and at the end where the last one ends. */
export function layRows(rows: readonly Lines[]): number[] {
  const tops = [0];
  for (const row of rows) tops.push((tops.at(-1) ?? 0) + PADDING + BELOW + row.title * TITLE + row.lead * LEAD);
  return tops;
}

/** Only what is seen is drawn, so that two thousand rows cost as little as ten. */
export type Window = { from: number; to: number; above: number; below: number };

/** Which rows are to be drawn at this scroll position, with some to spare. */
export function drawn(tops: readonly number[], top: number, view: number, spare = 6): Window {
  const count = tops.length - 1;
  const from = Math.max(0, at(tops, top) - spare);
  const to = Math.min(count, at(tops, top + view) + 1 + spare);
  return { from, to, above: tops[from] ?? 0, below: (tops[count] ?? 0) - (tops[to] ?? 0) };
}

/** The row at this height. */
function at(tops: readonly number[], y: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How to scroll so that a row is in full view; the same position when it is. */
export function scrolledTo(tops: readonly number[], index: number, top: number, view: number): number {
  const start = tops[index] ?? 0;
  const end = tops[index + 1] ?? start;
  if (start < top) return start;
  return end > top + view ? end - view : top;
}

/** What a click picks: one row, with Ctrl one more or less, with Shift all from the anchor. */
export function pick(ids: readonly string[], picked: ReadonlySet<string>, anchor: string | null, id: string, how: { more: boolean; range: boolean }): Set<string> {
  if (how.range) {
    const [a, b] = [ids.indexOf(anchor ?? id), ids.indexOf(id)].map((at) => Math.max(0, at)).sort((x, y) => x - y);
    return new Set(ids.slice(a, (b ?? 0) + 1));
  }
  if (!how.more) return new Set([id]);
  const next = new Set(picked);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Who or what stands beside the state: the first author, or else the source. */
export function byline(row: { authors: readonly string[]; source: string | null }): string {
  const [first, ...more] = row.authors;
  if (first === undefined || first === "") return row.source ?? "";
  return more.length > 0 ? `${first} +${more.length}` : first;
}
