/** Fields of the story details on the screen: the label of each says which it is (`data-field`), what takes the value stands behind it. */
import { tick } from "svelte";
import { HEAD_PARTS, type HeadPart } from "../../editor";
import { settings } from "../settings.svelte";
import type { OpenStory } from "../story.svelte";

const CONTROLS = "input, textarea, select, button";

/** The field in which an element stands; null outside of all. */
export function fieldOf(element: Element | null): string | null {
  const grid = element?.closest(".f");
  if (!grid) return null;
  let cell = element;
  while (cell && cell.parentElement !== grid) cell = cell.parentElement;
  while (cell && !(cell instanceof HTMLElement && cell.dataset["field"])) cell = cell.previousElementSibling;
  return cell instanceof HTMLElement ? (cell.dataset["field"] ?? null) : null;
}

/** Shows a field and puts the keyboard into it. */
export async function enterField(field: string): Promise<void> {
  settings.setPanes({ inspector: true, tab: "details" });
  await tick();
  const behind = document.querySelector(`[data-field="${CSS.escape(field)}"]`)?.nextElementSibling;
  const control = behind?.matches(CONTROLS) ? behind : behind?.querySelector(CONTROLS);
  if (control instanceof HTMLElement) control.focus();
}

/** What stands in a field: of the details, or a line of the title group that the details show too. */
export function fieldValue(story: OpenStory | null, field: string): unknown {
  if (story === null) return null;
  if (HEAD_PARTS.includes(field as HeadPart)) return story.titles[field] ?? "";
  return (story.slip as unknown as Record<string, unknown>)[field];
}

/** What JSON says; the text itself where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** A value of the details as words; what has a name is called by it. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(valueText).filter(Boolean).join("、");
  if (typeof value !== "object") return String(value);
  const record = value as Record<string, unknown>;
  return typeof record["name"] === "string" ? record["name"] : Object.values(record).map(valueText).filter(Boolean).join(" ");
}
