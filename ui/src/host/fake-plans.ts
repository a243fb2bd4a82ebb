/** Page plans of the in-memory backend: enough to look at a page with; the true ones are in crates/layout/plans. */
import type { PageRect, PlanInfo } from "./page.ts";

const MM = 72 / 25.4;

/** In cells of the grid. */
type Cells = { column: number; row: number; columns: number; rows: number };
type Slot = { id: string; name: { zh: string; en: string }; area: Cells; title: number; hole?: Cells; boxed?: boolean };
/** A plan with its grid; sizes in points. */
export type FakePlan = PlanInfo & {
  size: number;
  leading: number;
  measure: number;
  grid: { left: number; top: number; gutter: number; column: number };
  own: Slot[];
  numbered: boolean;
};

type Sketch = { id: string; zh: string; en: string; language?: string; sheet: [number, number]; margin: [number, number]; columns: number; measure: number; size?: number; leading?: number; slots: Slot[]; numbered?: boolean };

const cells = (column: number, row: number, columns: number, rows: number): Cells => ({ column, row, columns, rows });

function plan({ id, zh, en, language = "zh-CN", sheet, margin, columns, measure, size = 9.5, leading = 13.6, slots, numbered = false }: Sketch): FakePlan {
  const [width, height] = [sheet[0] * MM, sheet[1] * MM];
  const column = measure * size;
  const room = width - 2 * margin[0] * MM;
  const gutter = columns === 1 ? 0 : (room - columns * column) / (columns - 1);
  const grid = { left: margin[0] * MM, top: margin[1] * MM + 40.8, gutter, column };
  const made = { id, name: { zh, en }, language, width, height, origin: "ready" as const, problems: [], size, leading, measure, grid, own: slots, numbered };
  return { ...made, slots: slots.map((slot) => ({ id: slot.id, name: slot.name, rows: framesOf(made, slot).reduce((sum, frame) => sum + frame.rows, 0), outline: [rectOf(made, slot.area)] })) };
}

type Grid = Pick<FakePlan, "grid" | "leading">;

/** Cells as a rectangle on the sheet. */
export function rectOf({ grid, leading }: Grid, { column, row, columns, rows }: Cells): PageRect {
  const x = grid.left + (column - 1) * (grid.column + grid.gutter);
  return { x, y: grid.top + (row - 1) * leading, width: columns * grid.column + (columns - 1) * grid.gutter, height: rows * leading };
}

/** The columns of a slot below its title, without the hole for a picture, in reading order. */
export function framesOf(plan: Grid, slot: Slot): { rect: PageRect; rows: number }[] {
  const { column, row, columns, rows } = slot.area;
  return Array.from({ length: columns }, (_, at) => {
    const hole = slot.hole !== undefined && column + at >= slot.hole.column && column + at < slot.hole.column + slot.hole.columns ? slot.hole.rows : 0;
    const from = row + slot.title + hole;
    const inside = cells(column + at, from, 1, row + rows - from);
    return { rect: rectOf(plan, inside), rows: inside.rows };
  });
}

export const PLANS: readonly FakePlan[] = [
  plan({
    id: "broadsheet-news", zh: "对开要闻版", en: "Broadsheet news page", sheet: [390, 540], margin: [20, 17], columns: 6, measure: 16,
    slots: [
      { id: "lead", name: { zh: "头条", en: "Lead" }, area: cells(1, 1, 5, 47), title: 8, hole: cells(2, 9, 2, 18) },
      { id: "rail", name: { zh: "边栏", en: "Rail" }, area: cells(6, 1, 1, 47), title: 6 },
      { id: "second", name: { zh: "二条", en: "Second story" }, area: cells(1, 49, 4, 51), title: 7 },
      { id: "box", name: { zh: "加框稿", en: "Box" }, area: cells(5, 49, 2, 51), title: 5, boxed: true },
    ],
  }),
  plan({
    id: "tabloid-front", zh: "四开头版", en: "Tabloid front page", sheet: [270, 390], margin: [15, 14], columns: 5, measure: 13, size: 9, leading: 13,
    slots: [
      { id: "lead", name: { zh: "头条", en: "Lead" }, area: cells(1, 1, 5, 38), title: 9, hole: cells(1, 10, 3, 16) },
      { id: "second", name: { zh: "二条", en: "Second story" }, area: cells(1, 40, 3, 32), title: 5 },
      { id: "brief", name: { zh: "简讯", en: "Briefs" }, area: cells(4, 40, 2, 32), title: 3, boxed: true },
    ],
  }),
  plan({ id: "feature", zh: "整版特稿", en: "Full-page feature", sheet: [390, 540], margin: [24, 20], columns: 5, measure: 18, slots: [{ id: "main", name: { zh: "主稿", en: "Main story" }, area: cells(1, 1, 5, 98), title: 16, hole: cells(3, 17, 3, 30) }] }),
  plan({ id: "broadsheet-en", zh: "英文对开版", en: "English broadsheet", language: "en", sheet: [390, 540], margin: [20, 17], columns: 6, measure: 16, slots: [{ id: "lead", name: { zh: "头条", en: "Lead" }, area: cells(1, 1, 6, 60), title: 7 }, { id: "second", name: { zh: "二条", en: "Second story" }, area: cells(1, 62, 6, 38), title: 4 }] }),
  plan({ id: "proof", zh: "小样", en: "Galley proof", sheet: [210, 297], margin: [55, 12], columns: 1, measure: 28, size: 10, leading: 15, numbered: true, slots: [{ id: "story", name: { zh: "稿件", en: "Story" }, area: cells(1, 1, 1, 46), title: 5 }] }),
];
