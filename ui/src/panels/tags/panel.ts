import type { Panel } from "../../shared/panel";
import { settings } from "../../shared/settings.svelte";
import { desk } from "../../shared/story.svelte";
import { t } from "./messages";
import View from "./View.svelte";

export const panel: Panel = {
  id: "tags",
  place: "inspector",
  order: 20,
  title: () => t().title,
  View,
  commands: [
    {
      id: "view.tags",
      title: { zh: "打开标引", en: "Open the tags" },
      group: "view",
      enabled: () => desk.story !== null,
      run: () => settings.setPanes({ inspector: true, tab: "tags" }),
    },
  ],
};
