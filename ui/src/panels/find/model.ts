/** What was found, as the bar shows it; no rune, no view. */
import type { Range, Spot, TextField } from "../../editor";
import type { FindMatch } from "../../host";
import type { DetailField } from "../../shared/details";

/** A match in the story details. */
export type DetailHit = { field: DetailField; start: number; end: number };

/** What to look in: first the texts of the manuscript, then those of the details. */
export const textsOf = (fields: readonly TextField[], details: readonly DetailField[]) => [...fields, ...details].map((field) => field.text);

/** Matches of the manuscript and of the details apart, each beside its field. */
export function sorted(matches: readonly FindMatch[], fields: readonly TextField[], details: readonly DetailField[]) {
  const inText = matches.filter((one) => one.text < fields.length).map((match) => ({ match, field: fields[match.text]! }));
  const inDetails = matches.filter((one) => one.text >= fields.length).map((match) => ({ match, field: details[match.text - fields.length]! }));
  return { inText, inDetails };
}

/** Whether a place is in the part that is searched. */
export const within = (spot: Spot, scope: Range | null) => scope === null || (spot.from >= scope.from && spot.to <= scope.to);

/** The first place at or behind a position, round and round; -1 when there is none. */
export function firstFrom(spots: readonly Spot[], pos: number): number {
  const at = spots.findIndex((spot) => spot.from >= pos);
  return at < 0 && spots.length > 0 ? 0 : at;
}

/** The last place that ends at or before a position, round and round. */
export function lastBefore(spots: readonly Spot[], pos: number): number {
  for (let at = spots.length - 1; at >= 0; at -= 1) if (spots[at]!.to <= pos) return at;
  return spots.length - 1;
}

/** A step in a ring; `wrapped` when it went over the end. */
export function stepped(at: number, step: 1 | -1, total: number): { at: number; wrapped: boolean } {
  if (total === 0) return { at: -1, wrapped: false };
  if (at < 0) return { at: step > 0 ? 0 : total - 1, wrapped: false };
  const next = (at + step + total) % total;
  return { at: next, wrapped: step > 0 ? next <= at && total > 1 : next >= at && total > 1 };
}

/** A text with all matches replaced; they are in order. */
export function rewritten(text: string, matches: readonly FindMatch[]): string {
  let [out, from] = ["", 0];
  for (const { start, end, replacement } of matches) {
    out += text.slice(from, start) + (replacement ?? text.slice(start, end));
    from = end;
  }
  return out + text.slice(from);
}

/** Characters around a match in the list. */
const AROUND = 18;

/** A match with a little of what stands around it. */
export function excerpt(text: string, start: number, end: number): { before: string; match: string; after: string } {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  // Half a character at a cut is left away.
  const before = text.slice(from, start).replace(/^[\uDC00-\uDFFF]/, "");
  const after = text.slice(end, to).replace(/[\uD800-\uDBFF]$/, "");
  return { before: (from > 0 ? "…" : "") + before, match: text.slice(start, end), after: after + (to < text.length ? "…" : "") };
}

/** A selection that can be a query: one line, not empty, not a passage. */
export function queryOf(selected: readonly string[]): string | null {
  const [text = ""] = selected;
  return selected.length === 1 && text.trim() !== "" && !text.includes("\n") && text.length <= 200 ? text : null;
}
