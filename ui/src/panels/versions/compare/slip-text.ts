/** Values of the story details in words. */
import { instantText } from "../../../shared/format";
import { words } from "../../../shared/words";
import { c } from "./messages";

const record = (value: unknown): Record<string, unknown> => (typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {});
const text = (value: unknown) => (typeof value === "string" ? value : typeof value === "number" ? String(value) : "");

/** Words for the values that stand for something. */
function term(name: string, value: unknown): string {
  const w = words();
  const known: Record<string, Record<string, string>> = {
    role: { ...w.originalRole, ...w.placeRole, ...w.staffRole, ...w.authorRole }, place: w.bylinePlace, kind: { ...w.sourceKind, ...w.datelineKind, ...w.relatedKind }, level: w.aiLevel, unit: w.targetUnit,
  };
  return known[name]?.[text(value)] ?? text(value);
}

/** Of an entry: its name first, then what else is said of it; ids are for the program. */
function entry(value: Record<string, unknown>): string {
  const first = ["name", "text", "value", "title", "count"].map((name) => text(value[name])).find((one) => one !== "") ?? "";
  const rest = Object.entries(value).filter(([name, one]) => !["id", "person", "person_id", "place_id", "name", "text", "value", "title", "count", "scheme"].includes(name) && text(one) !== "" && text(one) !== first);
  const more = rest.map(([name, one]) => (typeof one === "string" ? instant(term(name, one)) : text(one))).join(" ");
  return [first, more].filter(Boolean).join(" ");
}

const instant = (value: string) => (/^\d{4}-\d{2}-\d{2}T/.test(value) ? instantText(value) : value);

/** One item of a list, or the whole value. */
export function slipText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value)) return value.map((one) => slipText(field, one)).join(", ");
  if (typeof value === "object") return entry(record(value));
  if (field === "priority") return words().priority[value as number] ?? text(value);
  return instant(text(value));
}

/** The name of a field; own fields by their key. */
export function fieldName(field: string): string {
  return field.startsWith("extra.") ? field.slice(6) : (words().field[field] ?? field);
}

/** Shown where there is nothing. */
export const orEmpty = (value: string) => (value === "" ? c().empty : value);
