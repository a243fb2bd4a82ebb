import type { Panel } from "../../shared/panel";
import { settings } from "../../shared/settings.svelte";
import { desk } from "../../shared/story.svelte";
import { t } from "./messages";
import View from "./View.svelte";

function open(): void {
  settings.setPanes({ inspector: true, tab: "outline" });
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid="outline"] [tabindex="0"]')?.focus());
}

export const panel: Panel = {
  id: "outline",
  place: "inspector",
  order: 25,
  title: () => t().title,
  View,
  commands: [{ id: "view.outline", title: { zh: "打开大纲", en: "Open the outline" }, group: "view", shortcut: "Mod-Shift-l", enabled: () => desk.story !== null, run: open }],
};
