/** Which places of a story are still open, its slip included. */
import { placeholders, type OpenPlace } from "../../editor";
import type { Slip } from "../../host";

/** An open place of the text, or of a field of the slip. */
export type Open = { part: string; text: string; before: string; after: string; place: OpenPlace | null };

/** As in crates/language/src/placeholders/story.rs: what reaches a reader or another desk. */
const FIELDS = ["source", "original_title", "authors", "people", "dateline", "places", "keywords", "rights", "ai_use", "ed_note", "extra"] as const;
const AROUND = 16;

function inValue(path: string, value: unknown): Open[] {
  if (typeof value === "string") {
    return placeholders(value).map(({ from, to }) => ({
      part: path, text: value.slice(from, to), before: value.slice(Math.max(0, from - AROUND), from), after: value.slice(to, to + AROUND), place: null,
    }));
  }
  if (Array.isArray(value)) return value.flatMap((one, at) => inValue(`${path}[${at}]`, one));
  return typeof value === "object" && value !== null ? Object.entries(value).flatMap(([name, one]) => inValue(`${path}.${name}`, one)) : [];
}

/** Those of the slip. */
export function openInSlip(slip: Slip): Open[] {
  return FIELDS.flatMap((field) => inValue(`slip.${field}`, slip[field]));
}

/** Those of the text and of the slip. */
export function allOpen(text: readonly OpenPlace[], slip: Slip): Open[] {
  return [...text.map(({ part, text, before, after, ...rest }) => ({ part, text, before, after, place: { part, text, before, after, ...rest } })), ...openInSlip(slip)];
}
