import type { Panel } from "../../shared/panel";
import { chosen } from "./state.svelte";
import { t } from "./messages";
import View from "./View.svelte";

export const panel: Panel = {
  id: "picture",
  place: "inspector",
  order: 33,
  title: () => t().title,
  View,
  // It comes with a figure that is worked on and goes with it.
  shown: () => chosen.figure !== null,
};
