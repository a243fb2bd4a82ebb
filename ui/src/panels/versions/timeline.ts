/** The past of a story as lines for the eye: days, versions, sittings of many versions, what was sent out. */
import type { Delivery } from "../../host";
import type { Version } from "./wire";

/** Minutes without a version after which a person has sat down anew. */
export const SITTING_MINUTES = 30;

export type Line =
  | { kind: "day"; key: string; day: string }
  | { kind: "version"; key: string; row: Version; inner: boolean }
  | { kind: "sitting"; key: string; rows: readonly Version[]; added: number; removed: number; open: boolean }
  | { kind: "delivery"; key: string; delivery: Delivery; open: boolean }
  | { kind: "file"; key: string; file: Delivery["files"][number] };

/** Heights in CSS px; fixed, so that a line's place is known without laying out the others. */
export const HEIGHTS: Record<Line["kind"], number> = { day: 28, version: 44, sitting: 44, delivery: 44, file: 24 };

/** `all`, `named`, or the versions of one person. */
export type Filter = { kind: "all" } | { kind: "named" } | { kind: "person"; name: string };

/** What is shown, and how a time is written as `2023-02-10 07:40`. */
export type Showing = { filter: Filter; open: ReadonlySet<string>; long: (iso: string) => string };

type Entry = { time: string; row: Version } | { time: string; delivery: Delivery; at: number };

const passes = (filter: Filter, author: string, name: string | null) =>
  filter.kind === "all" || (filter.kind === "named" ? name !== null : author === filter.name);

/** Newest first; of the same instant what was sent stands above the version it was made of. */
function merged(rows: readonly Version[], deliveries: readonly Delivery[], filter: Filter): Entry[] {
  const sent = deliveries.map((delivery, at) => ({ time: delivery.time, delivery, at })).filter(({ delivery }) => passes(filter, delivery.author, null));
  const made = rows.filter((row) => passes(filter, row.author, row.name));
  const out: Entry[] = [];
  let next = 0;
  for (const row of made) {
    while (next < sent.length && Date.parse(sent[next]!.time) >= Date.parse(row.time)) out.push(sent[next++]!);
    out.push({ time: row.time, row });
  }
  return [...out, ...sent.slice(next)];
}

/** Versions that came by themselves while somebody wrote. */
const folds = (row: Version) => row.stage === "edit" && row.name === null;

function oneSitting(later: Version, earlier: Version): boolean {
  return folds(earlier) && later.author === earlier.author && Date.parse(later.time) - Date.parse(earlier.time) <= SITTING_MINUTES * 60_000;
}

const sum = (rows: readonly Version[], of: "added" | "removed") => rows.reduce((all, row) => all + row[of], 0);

function sittingAt(entries: readonly Entry[], from: number, day: (iso: string) => string): Version[] {
  const rows: Version[] = [];
  for (let at = from; at < entries.length; at += 1) {
    const entry = entries[at]!;
    const last = rows.at(-1);
    if (!("row" in entry) || !folds(entry.row)) break;
    if (last !== undefined && (!oneSitting(last, entry.row) || day(last.time) !== day(entry.time))) break;
    rows.push(entry.row);
  }
  return rows;
}

function sittingLines(rows: readonly Version[], open: ReadonlySet<string>): Line[] {
  const key = `sitting ${rows.at(-1)!.id}`;
  const line: Line = { kind: "sitting", key, rows, added: sum(rows, "added"), removed: sum(rows, "removed"), open: open.has(key) };
  return line.open ? [line, ...rows.map((row): Line => ({ kind: "version", key: row.id, row, inner: true }))] : [line];
}

function deliveryLines({ delivery, at }: { delivery: Delivery; at: number }, open: ReadonlySet<string>): Line[] {
  const key = `sent ${delivery.time} ${at}`;
  const line: Line = { kind: "delivery", key, delivery, open: open.has(key) };
  return line.open ? [line, ...delivery.files.map((file, which): Line => ({ kind: "file", key: `${key} ${which}`, file }))] : [line];
}

/** The lines, newest first. A sitting is named by its first version, so that it stays open while it grows. */
export function timeline(rows: readonly Version[], deliveries: readonly Delivery[], { filter, open, long }: Showing): Line[] {
  const day = (iso: string) => long(iso).slice(0, 10);
  const entries = merged(rows, deliveries, filter);
  const lines: Line[] = [];
  let today = "";
  for (let at = 0; at < entries.length; ) {
    const entry = entries[at]!;
    if (day(entry.time) !== today) lines.push({ kind: "day", key: `day ${(today = day(entry.time))}`, day: today });
    const sat = sittingAt(entries, at, day);
    if (sat.length > 1) lines.push(...sittingLines(sat, open));
    else if ("row" in entry) lines.push({ kind: "version", key: entry.row.id, row: entry.row, inner: false });
    else lines.push(...deliveryLines(entry, open));
    at += Math.max(1, sat.length);
  }
  return lines;
}

/** The upper edges of all lines and, last, the lower edge of the last one. */
export function edges(lines: readonly Line[]): number[] {
  const out = [0];
  for (const line of lines) out.push(out.at(-1)! + HEIGHTS[line.kind]);
  return out;
}

/** First and behind-the-last of the lines between `top` and `top + height`, and some more on both sides. */
export function windowOf(edge: readonly number[], top: number, height: number, more = 6): { from: number; to: number } {
  const count = edge.length - 1;
  return { from: Math.max(0, lineAt(edge, top) - more), to: Math.min(count, lineAt(edge, top + height) + 1 + more) };
}

/** The line at this height. */
export function lineAt(edge: readonly number[], y: number): number {
  let [low, high] = [0, edge.length - 1];
  while (high - low > 1) {
    const mid = (low + high) >> 1;
    if (edge[mid]! <= y) low = mid;
    else high = mid;
  }
  return low;
}

/** Whether a line can be chosen. */
export const choosable = (line: Line) => line.kind !== "day";

/** The next line that can be chosen, `step` away; the same where there is none. */
export function stepped(lines: readonly Line[], at: number, step: number): number {
  const direction = Math.sign(step);
  let [found, left] = [at, Math.abs(step)];
  for (let next = at + direction; next >= 0 && next < lines.length && left > 0; next += direction) {
    if (!choosable(lines[next]!)) continue;
    found = next;
    left -= 1;
  }
  return found;
}

/** The version that a line stands for, where it is known: of a delivery the one that was sent. */
export function standsFor(line: Line | undefined, byId: ReadonlyMap<string, Version>): Version | undefined {
  return line?.kind === "delivery" ? byId.get(line.delivery.revision) : versionsOf(line)[0];
}

/** The versions that a line stands for, the newest first. */
export function versionsOf(line: Line | undefined): readonly Version[] {
  if (line?.kind === "version") return [line.row];
  return line?.kind === "sitting" ? line.rows : [];
}

/** The largest change of a line, by which bars are drawn: bringing in a whole story is no measure. */
export function scale(lines: readonly Line[]): number {
  const sizes = lines.map((line) => {
    if (line.kind === "sitting") return Math.max(line.added, line.removed);
    return line.kind === "version" && !["import", "create"].includes(line.row.stage) ? Math.max(line.row.added, line.row.removed) : 0;
  });
  return sizes.reduce((most, size) => Math.max(most, size), 1);
}

/** Everybody who made a version, by how lately. */
export function people(rows: readonly Version[]): string[] {
  return [...new Set(rows.map((row) => row.author))].filter((name) => name !== "");
}

/** A hash short enough to read out. */
export function shortHash(hash: string): string {
  return hash.length > 16 ? `${hash.slice(0, 8)}…${hash.slice(-6)}` : hash;
}
