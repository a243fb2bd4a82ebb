/** What a figure shows on either side of a comparison. */
import { c } from "./messages";
import type { ComparedRow } from "../wire";

export type Box = { x: number; y: number; width: number; height: number };
export type Point = { x: number; y: number };
/** The hash is empty where the figure has no picture; crop and focus are known only where one of them changed. */
export type Shown = { hash: string; crop: Box | null; focus: Point | null };

function read(text: string): Record<string, number> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, number>) : null;
  } catch {
    return null;
  }
}

const box = (text: string): Box | null => read(text) as Box | null;
const point = (text: string): Point | null => read(text) as Point | null;

/** The pictures of a figure's row, as it was and as it is; null where it does not stand on that side. */
export function picturesOf({ node, state, attrs, media }: ComparedRow): { old: Shown | null; now: Shown | null } | null {
  if (node !== "figure") return null;
  const change = (name: string) => attrs.find((attr) => attr.name === name);
  const side = (which: "old" | "new"): Shown => ({
    hash: change("media")?.[which] ?? media ?? "", crop: box(change("crop")?.[which] ?? ""), focus: point(change("focus")?.[which] ?? ""),
  });
  const gone = state === "removed" || state === "moved_away";
  const came = state === "added" || state === "moved";
  return { old: came ? null : side("old"), now: gone ? null : side("new") };
}

const percent = (share: number) => Math.round(share * 100);

/** What is cut off at the edges: `左 25%、右 10%`. */
export function cropWords(text: string): string {
  const crop = box(text);
  if (crop === null) return c().uncropped;
  const edges = { left: crop.x, right: 1 - crop.x - crop.width, top: crop.y, bottom: 1 - crop.y - crop.height };
  const cut = Object.entries(edges).filter(([, share]) => percent(share) > 0);
  return cut.length === 0 ? c().uncropped : c().cropped(cut.map(([edge, share]) => c().edge(edge as keyof typeof edges, percent(share))));
}

/** Where the eye is led: `左上（横 20%，纵 30%）`. */
export function focusWords(text: string): string {
  const focus = point(text);
  if (focus === null) return c().unfocused;
  const third = (share: number) => (share < 1 / 3 ? 0 : share > 2 / 3 ? 2 : 1);
  return c().focused(third(focus.x), third(focus.y), percent(focus.x), percent(focus.y));
}
