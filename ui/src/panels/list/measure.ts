/** How many lines a text takes in the list, measured with the fonts that draw it. */

const PADDING = 28;
const MOST_LINES = 2;

let pen: CanvasRenderingContext2D | null | undefined;
const known = new Map<string, number>();

function widthOf(text: string, font: string): number {
  const key = `${font}|${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  pen ??= document.createElement("canvas").getContext("2d");
  // Without a canvas every sign counts as a Han character: rather too much room than too little.
  if (pen === null) return text.length * 14;
  if (pen.font !== font) pen.font = font;
  const width = pen.measureText(text).width;
  if (known.size > 20_000) known.clear();
  known.set(key, width);
  return width;
}

function family(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || "serif";
}

let serif: string | undefined;
let sans: string | undefined;

/** 1 or 2. */
export function titleLines(text: string, list: number): number {
  serif ??= `600 14px ${family("--text")}`;
  return widthOf(text, serif) > list - PADDING ? MOST_LINES : 1;
}

/** 0 to 2. */
export function leadLines(text: string, list: number): number {
  if (text === "") return 0;
  sans ??= `12px ${family("--ui")}`;
  // A lead that is certainly longer need not be measured.
  if (text.length * 4 > (list - PADDING) * MOST_LINES) return MOST_LINES;
  return widthOf(text, sans) > list - PADDING ? MOST_LINES : 1;
}
