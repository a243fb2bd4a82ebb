import type { Panel } from "../../shared/panel";
import { desk } from "../../shared/story.svelte";
import { t } from "./messages";
import { isAside } from "./model";
import View from "./View.svelte";

export const panel: Panel = {
  id: "notes",
  place: "inspector",
  order: 40,
  title: () => t().title,
  View,
  shown: () => (desk.story?.problems.length ?? 0) > 0,
  badge: () => {
    const count = desk.story?.problems.filter((one) => !isAside(one)).length ?? 0;
    return count > 0 ? String(count) : null;
  },
};
