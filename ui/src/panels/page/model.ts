/** How a page is shown: its scale, which of its pixels are wanted, and what is said of a slot. */
import type { PageLine, PageProblem, PageRect, SetPage, SlotFit, Tile } from "../../host";

/** CSS pixels of a point at 100 %. */
export const PX = 96 / 72;
/** Desk around the page, in CSS px. */
export const AROUND = 24;
/** Steps of the scale, in %. */
export const ZOOMS = [25, 33, 50, 67, 80, 100, 125, 150, 200, 300, 400] as const;
/** So many device pixels of a page are asked for at once; of a larger one what is in sight, and some around it. */
export const WHOLE = 1_500_000;

/** The whole page, its whole width, or a scale in %. */
export type Zoom = "page" | "width" | number;
type Size = { width: number; height: number };

/** CSS pixels a point, for a sheet in points and room in CSS px. */
export function scaleOf(zoom: Zoom, sheet: Size, room: Size): number {
  if (typeof zoom === "number") return (zoom / 100) * PX;
  const wide = Math.max(80, room.width - 2 * AROUND) / sheet.width;
  const fits = zoom === "width" ? wide : Math.min(wide, Math.max(80, room.height - 2 * AROUND) / sheet.height);
  return Math.min(fits, (ZOOMS.at(-1)! / 100) * PX);
}

/** A scale as it is shown, in whole %. */
export const percentOf = (scale: number) => Math.round((scale / PX) * 100);

/** The next step from any scale, in %. */
export function stepped(percent: number, step: 1 | -1): number {
  const next = step > 0 ? ZOOMS.find((one) => one > percent + 0.5) : ZOOMS.findLast((one) => one < percent - 0.5);
  return next ?? within(percent);
}

/** Within what can be shown, in %. */
export const within = (percent: number) => Math.max(ZOOMS[0], Math.min(ZOOMS.at(-1)!, percent));

/** All sheets of a page below each other, which are scrolled and drawn as one. */
export const stackOf = ({ width, height, sheets, step }: Pick<SetPage, "width" | "height" | "sheets" | "step">): Size => ({ width, height: height + (sheets - 1) * step });

/** What lies between them: strips of the desk, over whose pixels nothing is printed. */
export const betweenOf = ({ width, height, sheets, step }: Pick<SetPage, "width" | "height" | "sheets" | "step">): PageRect[] =>
  Array.from({ length: sheets - 1 }, (_, at) => ({ x: 0, y: at * step + height, width, height: step - height }));

/** Where the sheet lies in what is scrolled, and how large that is; at whole device pixels (`ratio` a CSS px), so that pixels fall on pixels. */
export function layOut(sheet: Size, scale: number, room: Size, ratio = 1): { left: number; top: number; width: number; height: number; across: number; down: number } {
  const [width, height] = [sheet.width * scale, sheet.height * scale];
  const across = Math.max(room.width, width + 2 * AROUND);
  const down = Math.max(room.height, height + 2 * AROUND);
  const whole = (px: number) => Math.floor(px * ratio) / ratio;
  return { left: whole((across - width) / 2), top: whole((down - height) / 2), width, height, across, down };
}

/** How far to scroll so that the point of the page under the pointer stays there; `at` from the room's corner. */
export function keepPoint(at: { x: number; y: number }, scroll: { x: number; y: number }, before: { left: number; top: number; scale: number }, after: { left: number; top: number; scale: number }): { x: number; y: number } {
  const grow = after.scale / before.scale;
  return { x: (scroll.x + at.x - before.left) * grow + after.left - at.x, y: (scroll.y + at.y - before.top) * grow + after.top - at.y };
}

/**
 * The part of the page to ask for at this scale. `seen` is what is in sight, in CSS px from the page's
 * corner. `last` stays when it still covers that: scrolling a little asks for nothing.
 */
export function tileFor(sheet: Size, scale: number, ratio: number, seen: PageRect, last: Tile | null): Tile {
  const dense = scale * ratio;
  const [wide, high] = [Math.max(1, Math.ceil(sheet.width * dense)), Math.max(1, Math.ceil(sheet.height * dense))];
  if (wide * high <= WHOLE) return { scale: dense, x: 0, y: 0, width: wide, height: high };
  const part = (from: number, length: number, around: number, most: number): [number, number] => {
    const start = Math.max(0, Math.floor((from - around) * ratio));
    const end = Math.min(most, Math.ceil((from + length + around) * ratio));
    return [Math.min(start, most - 1), Math.max(1, end - Math.min(start, most - 1))];
  };
  if (last !== null && last.scale === dense && last.width * last.height < wide * high) {
    const [x, width] = part(seen.x, seen.width, 0, wide);
    const [y, height] = part(seen.y, seen.height, 0, high);
    if (x >= last.x && y >= last.y && x + width <= last.x + last.width && y + height <= last.y + last.height) return last;
  }
  const [x, width] = part(seen.x, seen.width, seen.width / 4, wide);
  const [y, height] = part(seen.y, seen.height, seen.height / 4, high);
  return { scale: dense, x, y, width, height };
}

/** The whole page in fewer pixels, below the part that is asked for. */
export function backdrop(sheet: Size, scale: number, ratio: number): Tile {
  const most = Math.sqrt(WHOLE / 2 / (sheet.width * sheet.height));
  const dense = Math.min(scale * ratio, most);
  return { scale: dense, x: 0, y: 0, width: Math.max(1, Math.ceil(sheet.width * dense)), height: Math.max(1, Math.ceil(sheet.height * dense)) };
}

/** Whether a tile is the whole page. */
export const isWhole = (tile: Tile, sheet: Size) => tile.x === 0 && tile.y === 0 && tile.width >= sheet.width * tile.scale && tile.height >= sheet.height * tile.scale;

/** The colour of a figure: blue short, green fits, red over, amber where faces are missing. */
export function toneOf({ over, faces_missing }: Pick<SlotFit, "over" | "faces_missing">): "a" | "b" | "g" | "r" {
  return faces_missing.length > 0 ? "a" : over > 0 ? "r" : over < 0 ? "b" : "g";
}

/** The rectangle around all of a slot. */
export function boundsOf(outline: readonly PageRect[]): PageRect {
  const left = Math.min(...outline.map((one) => one.x));
  const top = Math.min(...outline.map((one) => one.y));
  return { x: left, y: top, width: Math.max(...outline.map((one) => one.x + one.width)) - left, height: Math.max(...outline.map((one) => one.y + one.height)) - top };
}

/** What is wrong with a page: what the typesetter says, and every slot that is over, once. */
export function problemsOf(set: SetPage, missing: readonly string[]): PageProblem[] {
  const over = (slot: SlotFit) => slot.over > 0 && !set.problems.some((one) => one.code === "slot_over" && one.slot === slot.slot);
  const faces = missing.filter((face) => !set.problems.some((one) => one.code === "face_missing" && one.params["face"] === face));
  return [
    ...faces.map((face): PageProblem => ({ code: "face_missing", slot: null, params: { face } })),
    ...set.problems,
    ...set.slots.filter(over).map((slot): PageProblem => ({ code: "slot_over", slot: slot.slot, params: { rows: String(slot.over) } })),
  ];
}

/** The first character without room. */
export function oversetAt(lines: readonly PageLine[]): { id: string; offset: number } | null {
  const text = lines.find((line) => line.frame === null && line.text !== null)?.text;
  return text ? { id: text.block, offset: text.from } : null;
}

/** What stands where on several pages, as one list of steps from `now` back to `before`: first what must go, then what comes. */
export type Placed = { page: string; slot: string; article: string };
export function stepsBack(before: readonly Placed[], now: readonly Placed[]): { page: string; slot: string; article: string | null }[] {
  const same = (a: Placed, b: Placed) => a.page === b.page && a.slot === b.slot && a.article === b.article;
  const gone = now.filter((one) => !before.some((old) => same(old, one)));
  const back = before.filter((old) => !now.some((one) => same(one, old)));
  return [...gone.map(({ page, slot }) => ({ page, slot, article: null })), ...back];
}

const fold = (text: string) => text.normalize("NFKC").toLowerCase();
/** Whether every word that is typed stands in the text. */
export function fitting(typed: string, text: string): boolean {
  const folded = fold(text);
  return fold(typed).split(/\s+/u).every((word) => folded.includes(word));
}
