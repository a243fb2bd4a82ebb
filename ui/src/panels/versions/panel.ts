import type { Panel } from "../../shared/panel";
import { settings } from "../../shared/settings.svelte";
import { desk } from "../../shared/story.svelte";
import { t } from "./messages";
import View from "./View.svelte";

export const panel: Panel = {
  id: "versions",
  place: "inspector",
  order: 30,
  title: () => t().title,
  View,
  commands: [
    {
      id: "view.versions",
      title: { zh: "打开版本", en: "Open the versions" },
      group: "view",
      enabled: () => desk.story !== null,
      run: () => settings.setPanes({ inspector: true, tab: "versions" }),
    },
  ],
};
