/** What versions are called. */
import { longTime } from "../../shared/format";
import { words } from "../../shared/words";
import { t } from "./messages";
import type { Version } from "./wire";

/** Hours and minutes. */
export const clock = (iso: string) => longTime(iso).slice(11);

/** From the first to the last of them; one time where both fall into one minute. */
export function span(first: string, last: string): string {
  return clock(first) === clock(last) ? clock(first) : `${clock(first)}–${clock(last)}`;
}

/** Month, day, hours and minutes; with the year when it is another. */
export function when(iso: string, now: Date = new Date()): string {
  const long = longTime(iso);
  return long.startsWith(String(now.getFullYear())) ? long.slice(5) : long;
}

/** Its name, or why it was made, with its time. */
export function labelOf(row: Version): string {
  return `${row.name ?? words().stage[row.stage]} · ${when(row.time)}`;
}

/** An end of a comparison in two parts, of which the first may be shortened. */
export function endParts(end: string, byId: ReadonlyMap<string, Version>): [name: string, time: string] {
  const row = byId.get(end);
  return end === "now" ? [t().now, ""] : row === undefined ? ["…", ""] : [row.name ?? words().stage[row.stage], when(row.time)];
}

/** An end of a comparison. */
export function endLabel(end: string, byId: ReadonlyMap<string, Version>): string {
  if (end === "now") return t().now;
  const row = byId.get(end);
  return row === undefined ? "…" : labelOf(row);
}
