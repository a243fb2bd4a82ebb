import type { Panel } from "../../shared/panel";
import { desk } from "../../shared/story.svelte";
import { t } from "./messages";
import { finder } from "./state.svelte";
import View from "./View.svelte";

const writing = () => desk.story !== null && desk.writing;

/** With the bar closed it opens with what was looked for last. */
function go(step: 1 | -1): void {
  if (finder.open) finder.go(step);
  else finder.show();
}

export const panel: Panel = {
  id: "find",
  place: "bar",
  order: 10,
  title: () => t().title,
  View,
  shown: () => finder.open,
  commands: [
    { id: "find.open", title: { zh: "查找…", en: "Find…" }, group: "text", shortcut: "Mod-f", enabled: writing, run: () => finder.show() },
    { id: "find.replace", title: { zh: "替换…", en: "Replace…" }, group: "text", shortcut: "Mod-h", also: ["Mod-Alt-f"], enabled: writing, run: () => finder.show(true) },
    { id: "find.next", title: { zh: "查找下一处", en: "Find next" }, group: "text", shortcut: "F3", also: ["Mod-g"], enabled: writing, run: () => go(1) },
    { id: "find.previous", title: { zh: "查找上一处", en: "Find previous" }, group: "text", shortcut: "Shift-F3", also: ["Mod-Shift-g"], enabled: writing, run: () => go(-1) },
  ],
};
