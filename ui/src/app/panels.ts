/** Every panel of ui/src/panels, found by its place in the tree. */
import type { Component } from "svelte";
import type { Panel, PanelPlace } from "../shared/panel";
import { settings } from "../shared/settings.svelte";
import { desk, type OpenStory } from "../shared/story.svelte";

const found = import.meta.glob<{ panel: Panel }>("../panels/*/panel.ts", { eager: true });

export const panels: readonly Panel[] = Object.values(found)
  .map((module) => module.panel)
  .sort((a, b) => a.order - b.order);

/** Those of one place, in order. */
export function placed(place: PanelPlace): readonly Panel[] {
  return panels.filter((panel) => panel.place === place);
}

/** What stands in the place of this story's manuscript. */
export function coverOf(story: OpenStory): NonNullable<Panel["cover"]> | null {
  return panels.find((panel) => panel.cover?.over(story))?.cover ?? null;
}

/** The one thing that stands beside the manuscripts. */
export function besideNow(): { id: string; View: Component; title: () => string } | null {
  if (desk.story === null) return null;
  const asked = panels.find((panel) => panel.beside?.shown());
  if (asked?.beside) return { id: asked.id, View: asked.beside.View, title: asked.beside.title };
  return settings.panes.preview ? (placed("beside")[0] ?? null) : null;
}

/** The mode that stands in the window, where it is not writing alone. */
export const modeNow = (): Panel | undefined => placed("mode").find((panel) => panel.id === desk.mode && panel.within !== true);

/** The mode of the manuscripts themselves, where they are not only written. */
export const withinNow = (): Panel | undefined => placed("mode").find((panel) => panel.id === desk.mode && panel.within === true);

/** How many columns the manuscripts and what stands beside and over them want. */
export function columns(): number {
  const page = modeNow()?.besides === true ? 1 : 0;
  const fronts = [desk.at(0), desk.at(1)].filter((story) => story !== null);
  const wide = fronts.filter((story) => coverOf(story)?.wide()).length;
  return (desk.split ? 2 : 1) + wide + (page === 1 || besideNow() === null ? page : 1);
}
