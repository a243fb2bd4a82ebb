/** The table of counts and what was written today, without its looks. */
import type { Count, TargetUnit } from "../../host";

/** The rows, in their order. */
export const ROWS = ["words", "characters", "characters_with_spaces", "han", "half_widths", "latin_words", "paragraphs", "reading_ms", "aloud_ms"] as const;
export type Row = (typeof ROWS)[number];

/** Rows that say nothing of a story without Chinese, or without foreign words. */
export function rowsFor(body: Count, head: Count, language: string): readonly Row[] {
  const chinese = /^(zh|ja)/i.test(language) || body.han + head.han > 0;
  return ROWS.filter((row) => chinese || (row !== "han" && row !== "half_widths" && row !== "latin_words"));
}

/** Counts of several texts as one. */
export function sum(counts: readonly Count[]): Count {
  const total = Object.fromEntries(ROWS.map((row) => [row, counts.reduce((all, one) => all + one[row], 0)]));
  return total as Count;
}

/** Minutes and seconds; the last second is rounded up, so that nothing takes no time. */
export function minutes(ms: number): { minutes: number; seconds: number } {
  const all = Math.ceil(ms / 1000);
  return { minutes: Math.floor(all / 60), seconds: all % 60 };
}

/** As much of a count as a target may be in. */
export type Tally = { words: number; characters: number };

export const tally = ({ words, characters }: Count): Tally => ({ words, characters });

/** How much a target of this unit counts; null where it cannot be counted here. */
export function inUnit(unit: TargetUnit, count: Tally): number | null {
  if (unit === "lines") return null;
  return unit === "characters" ? count.characters : count.words;
}

/** How long stories were when they were first opened on a day. */
export type Sittings = { day: string; starts: Readonly<Record<string, Tally>> };

/** More stories than anyone opens on a day; a setting is no place for more. */
const MOST = 200;

/** The local day, `2026-11-26`. */
export function dayOf(now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** What was remembered, if it is of this day. */
export function readSittings(stored: unknown, day: string): Sittings {
  const found = stored as Partial<Sittings> | null | undefined;
  if (typeof found !== "object" || found?.day !== day || typeof found.starts !== "object") return { day, starts: {} };
  const good = Object.entries(found.starts).filter(([, one]) => Number.isFinite(one?.words) && Number.isFinite(one?.characters));
  return { day, starts: Object.fromEntries(good) };
}

/** The story was opened, or worked on, on this day; the same object where that was known. */
export function begun(sittings: Sittings, day: string, id: string, length: Tally): Sittings {
  const starts = sittings.day === day ? sittings.starts : {};
  if (starts[id] !== undefined) return sittings;
  return { day, starts: Object.fromEntries([...Object.entries(starts), [id, length] as const].slice(-MOST)) };
}
