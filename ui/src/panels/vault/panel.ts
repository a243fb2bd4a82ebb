import type { Panel } from "../../shared/panel";
import { desk } from "../../shared/story.svelte";
import { t } from "./messages";
import { vault } from "./state.svelte";
import View from "./View.svelte";

const has = () => desk.story !== null;
const writing = () => desk.writing && desk.editor !== null && !vault.hidden;

/** At what belongs to the place of the cursor, when there is something. */
const show = () => vault.show(desk.writing ? vault.here : []);

/** The note stands beside what is selected, ready to be written. */
function noteHere(): void {
  const place = vault.place;
  void vault.show();
  void vault.add("note", place);
}

function toggle(): void {
  vault.hide(!vault.hidden);
}

export const panel: Panel = {
  id: "vault",
  place: "inspector",
  order: 45,
  title: () => t().title,
  View,
  takes: { words: () => t().drop, take: (files) => void vault.take(files), area: () => vault.area?.parentElement ?? null },
  commands: [
    { id: "vault.show", title: { zh: "打开采访资料库", en: "Open the vault" }, group: "view", shortcut: "Mod-Alt-y", enabled: has, run: show },
    { id: "vault.note", title: { zh: "为选中文字记笔记", en: "Note on the selection" }, group: "text", shortcut: "Mod-Alt-n", enabled: writing, run: noteHere },
    { id: "vault.hide", title: { zh: "遮住或显示资料库", en: "Hide or show the vault" }, group: "view", shortcut: "Mod-Alt-h", run: toggle },
  ],
};
