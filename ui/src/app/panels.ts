/** Every panel of ui/src/panels, found by its place in the tree. */
import type { Panel, PanelPlace } from "../shared/panel";

const found = import.meta.glob<{ panel: Panel }>("../panels/*/panel.ts", { eager: true });

export const panels: readonly Panel[] = Object.values(found)
  .map((module) => module.panel)
  .sort((a, b) => a.order - b.order);

/** Those of one place, in order. */
export function placed(place: PanelPlace): readonly Panel[] {
  return panels.filter((panel) => panel.place === place);
}
