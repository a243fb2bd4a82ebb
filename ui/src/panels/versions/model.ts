/** Versions by the day they were made. */
import type { RevisionRow } from "../../host";

export type Day = { day: string; rows: RevisionRow[] };

/** Days in the order of the rows; `long` gives a time as `2023-02-10 07:40`. */
export function byDay(rows: readonly RevisionRow[], long: (iso: string) => string): Day[] {
  const days: Day[] = [];
  for (const row of rows) {
    const day = long(row.time).slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days;
}

/** A hash short enough to read out. */
export function shortHash(hash: string): string {
  return hash.length > 16 ? `${hash.slice(0, 8)}…${hash.slice(-6)}` : hash;
}
