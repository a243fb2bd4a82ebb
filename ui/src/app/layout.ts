/** How wide the parts of the window are, and which of them there is room for. */

/** The parts that can be folded. */
export const PANES = ["library", "list", "inspector"] as const;
export type Pane = (typeof PANES)[number];

/** Narrower a manuscript is no pleasure to write in. CSS px. */
export const PAPER_LEAST = 360;

/** Least and most widths that a pane can be drawn to, in CSS px. */
export const WIDTHS: Record<Pane, { least: number; most: number }> = {
  library: { least: 140, most: 320 },
  list: { least: 220, most: 480 },
  inspector: { least: 250, most: 520 },
};

/** In %: the manuscript's text as it was designed is 100. */
export const ZOOMS = [60, 70, 80, 90, 100, 110, 125, 150, 175, 200] as const;

/** Widths of the page, in CSS px at 100 %. */
export const PAGES = { narrow: 600, normal: 720, wide: 900 } as const;
export type Page = keyof typeof PAGES;

/** What is remembered of the window; `pageRatio`: the manuscripts' share beside the printed page. A width that nobody chose is null: the style sheet's. */
export type Stored = { widths: Record<Pane, number | null>; ratio: number; pageRatio: number; zoom: number; page: Page; focus: boolean; typewriter: boolean };

export const AT_FIRST: Stored = { widths: { library: null, list: null, inspector: null }, ratio: 0.5, pageRatio: 0.5, zoom: 100, page: "normal", focus: false, typewriter: false };

const between = (value: unknown, least: number, most: number, otherwise: number) =>
  typeof value === "number" && Number.isFinite(value) ? Math.max(least, Math.min(most, value)) : otherwise;

/** What was stored, with what is missing or wrong as it is at first. */
export function readLayout(stored: unknown): Stored {
  const found = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
  const widths = typeof found["widths"] === "object" && found["widths"] !== null ? (found["widths"] as Record<string, unknown>) : {};
  const width = (pane: Pane) => (typeof widths[pane] === "number" ? between(widths[pane], WIDTHS[pane].least, WIDTHS[pane].most, 0) || null : null);
  return {
    widths: { library: width("library"), list: width("list"), inspector: width("inspector") },
    ratio: between(found["ratio"], 0.2, 0.8, AT_FIRST.ratio),
    pageRatio: between(found["pageRatio"], 0.2, 0.8, AT_FIRST.pageRatio),
    zoom: Math.round(between(found["zoom"], ZOOMS[0], 200, AT_FIRST.zoom)),
    page: found["page"] === "narrow" || found["page"] === "wide" ? found["page"] : "normal",
    focus: found["focus"] === true,
    typewriter: found["typewriter"] === true,
  };
}

/** The next larger or smaller step. */
export function zoomed(zoom: number, step: 1 | -1): number {
  const next = step > 0 ? ZOOMS.find((one) => one > zoom) : ZOOMS.findLast((one) => one < zoom);
  return next ?? zoom;
}

/**
 * Which panes there is room for beside `columns` manuscripts of the least width: `wanted` in the
 * order of importance. The first is always shown; after one that does not fit none is.
 */
export function fitting(window: number, columns: number, wanted: readonly Pane[], widths: Readonly<Record<Pane, number>>): ReadonlySet<Pane> {
  let room = window - columns * PAPER_LEAST;
  const last = wanted.findIndex((pane, at) => (room -= widths[pane]) < 0 && at > 0);
  return new Set(last < 0 ? wanted : wanted.slice(0, last));
}
