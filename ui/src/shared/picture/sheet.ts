/** The contact sheet: equal cells in rows, of which only those in view are drawn. Lengths in CSS px. */

/** How large the cells are drawn. */
export const SIZES = ["small", "medium", "large"] as const;
export type CellSize = (typeof SIZES)[number];

/** The least width of a cell; what is left of a row is shared out among its cells. */
const LEAST: Record<CellSize, number> = { small: 132, medium: 186, large: 240 };
/** Around the cells, and between picture and words. */
export const EDGE = 12;
const WORDS = 46;
const INSET = 8;

/** How the cells stand. */
export type Sheet = { columns: number; cell: number; row: number; rows: number; total: number; /** What a picture may fill. */ box: { width: number; height: number } };

/** The cells of `total` pictures in this width. Pictures are shown in two thirds of the width, whatever their shape. */
export function sheet(width: number, size: CellSize, total: number): Sheet {
  const room = Math.max(LEAST[size], width - 2 * EDGE);
  const columns = Math.max(1, Math.floor(room / LEAST[size]));
  const cell = Math.floor(room / columns);
  const box = { width: cell - 2 * INSET, height: Math.round(((cell - 2 * INSET) * 2) / 3) };
  return { columns, cell, row: box.height + 2 * INSET + WORDS, rows: Math.ceil(total / columns), total, box };
}

/** Which cells are drawn, and how far down they begin. */
export type View = { from: number; to: number; above: number; height: number };

/** Those of the rows in view, with some rows to spare either way. */
export function drawn(of: Sheet, top: number, view: number, spare = 3): View {
  const row = (y: number) => Math.floor((y - EDGE) / of.row);
  const first = Math.min(Math.max(0, row(top) - spare), Math.max(0, of.rows - 1));
  const last = Math.min(of.rows, Math.max(first, row(top + view) + 1 + spare));
  return { from: first * of.columns, to: Math.min(of.total, last * of.columns), above: EDGE + first * of.row, height: of.rows * of.row + 2 * EDGE };
}

/** How to scroll so that a cell is in full view; the same position when it is. */
export function scrolledTo(of: Sheet, index: number, top: number, view: number): number {
  const start = Math.floor(index / of.columns) * of.row;
  const end = start + of.row + 2 * EDGE;
  if (start < top) return start;
  return end > top + view ? end - view : top;
}

/** Where a key leads from a cell; null for keys that lead nowhere. `page` is the number of rows in view. */
export function moved(of: Sheet, index: number, key: string, page: number): number | null {
  const by: Record<string, number> = {
    ArrowRight: 1, ArrowLeft: -1, ArrowDown: of.columns, ArrowUp: -of.columns, PageDown: page * of.columns, PageUp: -page * of.columns,
  };
  if (of.total === 0) return null;
  if (key === "Home") return 0;
  if (key === "End") return of.total - 1;
  const step = by[key];
  if (step === undefined) return null;
  const to = index + step;
  if (to >= 0 && to < of.total) return to;
  if (Math.abs(step) === 1) return index;
  // Down from the last full row still reaches a shorter one; a leap goes as far as there is something.
  const column = index % of.columns;
  if (step < 0) return key === "PageUp" ? column : index;
  const lastRow = of.rows - 1;
  return Math.floor(index / of.columns) === lastRow ? index : Math.min(of.total - 1, lastRow * of.columns + column);
}

/** The pages of this length that cells `from` up to `to` stand on. */
export function pages(from: number, to: number, length: number): number[] {
  if (to <= from) return [];
  const first = Math.floor(from / length);
  return Array.from({ length: Math.floor((to - 1) / length) - first + 1 }, (_, at) => first + at);
}
