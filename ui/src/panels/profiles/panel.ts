import type { Panel } from "../../shared/panel";
import { desk } from "../../shared/story.svelte";
import { t } from "./messages";
import View from "./View.svelte";

export const panel: Panel = {
  id: "profiles",
  place: "mode",
  order: 90,
  title: () => t().title,
  View,
  // A place that one visits now and then: no button for it beside those of every day.
  shown: () => desk.mode === "profiles",
  commands: [{ id: "view.profiles", title: { zh: "管理稿件类型…", en: "Manage story profiles…" }, group: "app", run: () => (desk.mode = "profiles") }],
};
