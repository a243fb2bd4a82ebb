import type { Panel } from "../../shared/panel";
import { desk } from "../../shared/story.svelte";
import { t } from "./messages";
import { current, show } from "./state.svelte";
import View from "./View.svelte";

const writing = () => desk.editor !== null && desk.writing;

export const panel: Panel = {
  id: "trims",
  place: "bar",
  order: 30,
  title: () => t().title,
  View,
  shown: () => current() !== "all",
  commands: [
    { id: "view.as_print", title: { zh: "显示：见报稿", en: "Show as in print" }, group: "view", shortcut: "Mod-Alt-8", enabled: writing, run: () => show("print") },
    { id: "view.as_web", title: { zh: "显示：网稿", en: "Show as on the web" }, group: "view", shortcut: "Mod-Alt-9", enabled: writing, run: () => show("web") },
    { id: "view.everything", title: { zh: "显示：全部文字", en: "Show the text of all channels" }, group: "view", enabled: () => writing() && current() !== "all", run: () => show("all") },
  ],
};
