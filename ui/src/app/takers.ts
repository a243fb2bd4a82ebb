/** Who takes files that are let go over the window. */
import type { Handle } from "../host";
import type { Panel } from "../shared/panel";
import { importFiles } from "./importing";
import { modeNow, panels } from "./panels";
import { isPicture } from "./pictures/drop.svelte";

export type Takes = NonNullable<Panel["takes"]>;
type Point = { x: number; y: number };

/** The panel whose own area lies at a point, and where that area is; nothing lies over it there. */
export function areaAt({ x, y }: Point): { takes: Takes; rect: DOMRect } | null {
  if (x < 0 || y < 0) return null;
  const top = document.elementFromPoint(x, y);
  for (const { takes } of panels) {
    const area = takes?.area?.();
    if (takes && area?.contains(top)) return { takes, rect: area.getBoundingClientRect() };
  }
  return null;
}

/** What stands instead of the manuscript, where that takes pictures. */
export const modeTakes = (): Takes | undefined => modeNow()?.takes;

/** Files go to the area that they fell on; else pictures to the mode that takes them, and the rest becomes stories and profiles. */
export function dropped(files: readonly Handle[], at: Point): void {
  const area = areaAt(at);
  if (area !== null) return area.takes.take(files);
  const mode = modeTakes();
  const own = mode ? files.filter(({ name }) => isPicture(name)) : [];
  if (own.length > 0) mode?.take(own);
  const others = files.filter((file) => !own.includes(file));
  if (others.length > 0) void importFiles(others, at);
}
