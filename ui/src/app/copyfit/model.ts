/** The lines of a set page as the manuscript shows them. */
import type { Galley, GalleyLine, HeadPart } from "../../editor";
import type { PageLine, SetPage, SlotFit } from "../../host";
import { fits, titleFitWords } from "../../shared/fit";

/** Every line is counted, those without text of the story too; only the story's own are shown. */
export function galleyLines(lines: readonly PageLine[]): GalleyLine[] {
  return lines.flatMap(({ frame, text }, at) => (text === null ? [] : [{ ...text, number: at + 1, over: frame === null }]));
}

const PARTS: readonly string[] = ["kicker", "title", "subtitle"] satisfies HeadPart[];

/** How the title group fits, beside its lines. */
function titlesOf(slot: SlotFit): NonNullable<Galley["titles"]> {
  return slot.titles.filter(({ part }) => PARTS.includes(part)).map((title) => ({ part: title.part as HeadPart, words: titleFitWords(title), over: title.over > 0 && title.faces_missing.length === 0 }));
}

/** How wide the page's columns are in characters, by its lines of running text; 0 without any. */
export function measureOf(lines: readonly PageLine[]): number {
  const widest = new Map<number, { count: number; width: number }>();
  for (const { frame, rect, text } of lines) {
    if (frame === null || text === null || rect.height <= 0) continue;
    const size = Math.round(rect.height * 20) / 20;
    const { count, width } = widest.get(size) ?? { count: 0, width: 0 };
    widest.set(size, { count: count + 1, width: Math.max(width, rect.width) });
  }
  // Tables and pulled quotations have sizes of their own.
  const [most] = [...widest].sort(([, a], [, b]) => b.count - a.count);
  return most === undefined ? 0 : Math.round((most[1].width / most[0]) * 2) / 2;
}

/**
 * What the manuscript shows of a page: all of its lines while it is laid out; while it is only
 * written, where the page ends, if the story is too long for it. Null: nothing.
 */
export function galleyOf(set: SetPage, slot: SlotFit, laidOut: boolean): Galley | null {
  const lines = galleyLines(set.lines);
  if (laidOut) return { lines, shown: "lines", words: [fits().ends(Math.max(1, slot.over)), ...(slot.faces_missing.length > 0 ? [fits().unsure] : [])].join(" · "), titles: titlesOf(slot) };
  if (slot.over <= 0) return null;
  return { lines: lines.filter((line) => line.over), shown: "end", words: slot.faces_missing.length > 0 ? `+${slot.over} ?` : `+${slot.over}` };
}
