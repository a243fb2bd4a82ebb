/** The lines of a set page as the manuscript shows them. */
import type { Galley, GalleyLine, HeadPart } from "../../editor";
import type { PageLine, SetPage, SlotFit } from "../../host";
import { fits, titleWords } from "../../shared/fit";

/** Every line is counted, those without text of the story too; only the story's own are shown. */
export function galleyLines(lines: readonly PageLine[]): GalleyLine[] {
  return lines.flatMap(({ frame, text }, at) => (text === null ? [] : [{ ...text, number: at + 1, over: frame === null }]));
}

const PARTS: readonly string[] = ["kicker", "title", "subtitle"] satisfies HeadPart[];

/** How the title group fits, beside its lines. */
function titlesOf(slot: SlotFit): NonNullable<Galley["titles"]> {
  return slot.titles.filter(({ part }) => PARTS.includes(part)).map(({ part, over }) => ({ part: part as HeadPart, words: titleWords(over), over: over > 0 }));
}

/**
 * What the manuscript shows of a page: all of its lines while it is laid out; while it is only
 * written, where the page ends, if the story is too long for it. Null: nothing.
 */
export function galleyOf(set: SetPage, slot: SlotFit, laidOut: boolean): Galley | null {
  const lines = galleyLines(set.lines);
  if (laidOut) return { lines, shown: "lines", words: fits().ends(Math.max(1, slot.over)), titles: titlesOf(slot) };
  if (slot.over <= 0) return null;
  return { lines: lines.filter((line) => line.over), shown: "end", words: `+${slot.over}` };
}
