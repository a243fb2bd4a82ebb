import { goToOpen, insertOpen } from "../../editor";
import type { Panel } from "../../shared/panel";
import { settings } from "../../shared/settings.svelte";
import { desk } from "../../shared/story.svelte";
import { t } from "./messages";
import { open } from "./state.svelte";
import View from "./View.svelte";

const writing = () => desk.writing && desk.editor !== null;

/** The form that the story's language has for it. */
function insert(): void {
  if (desk.editor === null || desk.story === null) return;
  const chinese = desk.story.slip.language.toLowerCase().startsWith("zh");
  insertOpen(desk.editor.view, chinese ? "〔待核：" : "[TK: ", chinese ? "〕" : "]");
}

function show(): void {
  open.asked = true;
  open.look();
  settings.setPanes({ inspector: true, tab: "placeholders" });
}

const go = (direction: 1 | -1) => () => desk.editor !== null && goToOpen(desk.editor.view, direction);

export const panel: Panel = {
  id: "placeholders",
  place: "inspector",
  order: 35,
  title: () => t().title,
  View,
  shown: () => open.places.length + open.lacks.length > 0 || (open.asked && settings.panes.tab === "placeholders"),
  badge: () => (open.places.length > 0 ? String(open.places.length) : null),
  commands: [
    { id: "text.placeholder", title: { zh: "插入待核标记〔待核：〕", en: "Insert placeholder (TK)" }, group: "text", shortcut: "Mod-Alt-k", enabled: writing, run: insert },
    { id: "text.placeholder_next", title: { zh: "下一处待核", en: "Next placeholder" }, group: "text", shortcut: "F4", enabled: writing, run: go(1) },
    { id: "text.placeholder_previous", title: { zh: "上一处待核", en: "Previous placeholder" }, group: "text", shortcut: "Shift-F4", enabled: writing, run: go(-1) },
    { id: "view.placeholders", title: { zh: "列出待核处", en: "List the placeholders" }, group: "view", enabled: () => desk.story !== null, run: show },
  ],
};
