import type { Panel } from "../../shared/panel";
import { settings } from "../../shared/settings.svelte";
import { desk } from "../../shared/story.svelte";
import { t } from "./messages";
import View from "./View.svelte";

export const panel: Panel = {
  id: "details",
  place: "inspector",
  order: 10,
  title: () => t().title,
  View,
  badge: () => (desk.story !== null && desk.story.missing.length > 0 ? String(desk.story.missing.length) : null),
  commands: [
    {
      id: "view.details",
      title: { zh: "打开稿签", en: "Open the story details" },
      group: "view",
      enabled: () => desk.story !== null,
      run: () => settings.setPanes({ inspector: true, tab: "details" }),
    },
  ],
};
