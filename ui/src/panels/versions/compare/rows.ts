/** The rows of a comparison as they are laid out: two halves, folded stretches, the changes to walk through. */
import type { ComparedRow, Comparison, Piece } from "../wire";

/** What stands on the grid: a row, or a stretch in which nothing changed. */
export type Item = { kind: "row"; at: number } | { kind: "fold"; from: number; to: number };

/** Unchanged rows that stay in sight at either end of a stretch. */
export const AROUND = 1;
/** Shorter stretches are not worth folding. */
export const FOLDED_LEAST = 3;

/** A change: of a field of the details, or of a row of the text. */
export type Change = { of: "field" | "row"; at: number };

const still = (row: ComparedRow) => row.state === "same";

/** The rows with long unchanged stretches folded, but for those in `open` (by their first row). */
export function folded(rows: readonly ComparedRow[], open: ReadonlySet<number>): Item[] {
  const items: Item[] = [];
  const row = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) items.push({ kind: "row", at });
  };
  for (let at = 0; at < rows.length; ) {
    let end = at;
    while (end < rows.length && still(rows[end]!)) end += 1;
    const from = at === 0 ? 0 : at + AROUND;
    const to = end === rows.length ? end : end - AROUND;
    if (to - from >= FOLDED_LEAST && !open.has(from)) {
      row(at, from);
      items.push({ kind: "fold", from, to });
      row(to, end);
    } else row(at, end);
    if (end < rows.length) row(end, end + 1);
    at = Math.max(end + 1, at + 1);
  }
  return items;
}

/** What is walked through: fields first, as they stand on the page; a moved block once, where it is now. */
export function changesOf({ rows, fields }: Pick<Comparison, "rows" | "fields">): Change[] {
  const ofFields = fields.map((_, at): Change => ({ of: "field", at }));
  const ofRows = rows.flatMap((row, at): Change[] => (still(row) || row.state === "moved_away" ? [] : [{ of: "row", at }]));
  return [...ofFields, ...ofRows];
}

/** The change `step` away, round and round; -1 is none yet. */
export function walked(count: number, at: number, step: 1 | -1): number {
  if (count === 0) return -1;
  return at < 0 ? (step > 0 ? 0 : count - 1) : (at + step + count) % count;
}

/** What of a row stands left and right; null: nothing stood there. */
export type Halves = { old: Piece[] | null; now: Piece[] | null };

const without = (pieces: readonly Piece[], op: Piece["op"]) => pieces.filter((piece) => piece.op !== op);

/** Halves of a line that was split, or made of several, go on beside the whole. */
export function halves({ state, pieces }: ComparedRow): Halves {
  switch (state) {
    case "removed":
    case "moved_away":
      return { old: [...pieces], now: null };
    case "added":
      return { old: null, now: [...pieces] };
    // What it was stands at its old place; what went out of it since is shown here.
    case "moved":
      return { old: null, now: [...pieces] };
    default:
      return { old: without(pieces, "added"), now: without(pieces, "removed") };
  }
}

/** For each moved line the other place: from where it is to where it was, and back. */
export function partners(rows: readonly ComparedRow[]): Map<number, number> {
  const away = new Map(rows.flatMap((row, at) => (row.state === "moved_away" ? [[row.line, at] as const] : [])));
  const out = new Map<number, number>();
  rows.forEach((row, at) => {
    const old = row.state === "moved" ? away.get(row.line) : undefined;
    if (old === undefined) return;
    out.set(at, old);
    out.set(old, at);
  });
  return out;
}

/** A mark of the overview: where it is and how high, in shares of the whole, and its colour. */
export type Mark = { top: number; height: number; state: "changed" | "added" | "removed" | "moved"; change: number };

/** Characters that fill a line, roughly: enough for an overview. */
const LINE = 24;
const weight = (row: ComparedRow) => 1 + row.pieces.reduce((sum, piece) => sum + piece.text.length, 0) / LINE;

/** The overview: every item with its size, changes as marks. */
export function overview(rows: readonly ComparedRow[], items: readonly Item[], changes: readonly Change[]): Mark[] {
  const numbers = new Map(changes.flatMap((change, at) => (change.of === "row" ? [[change.at, at] as const] : [])));
  const sizes = items.map((item) => (item.kind === "fold" ? 1.5 : weight(rows[item.at]!)));
  const whole = sizes.reduce((sum, size) => sum + size, 0) || 1;
  const marks: Mark[] = [];
  let top = 0;
  items.forEach((item, index) => {
    const change = item.kind === "row" ? numbers.get(item.at) : undefined;
    if (item.kind === "row" && change !== undefined) {
      const { state } = rows[item.at]!;
      marks.push({ top: top / whole, height: sizes[index]! / whole, state: state === "added" || state === "removed" || state === "moved" ? state : "changed", change });
    }
    top += sizes[index]!;
  });
  return marks;
}

/** What a row's text is, on one side. */
export const textOf = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join("");
