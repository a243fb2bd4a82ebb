import { onCompare } from "../../shared/compare";
import { settled } from "../../shared/leaving";
import type { Panel } from "../../shared/panel";
import { settings } from "../../shared/settings.svelte";
import { desk } from "../../shared/story.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { told } from "../../shared/told";
import Cover from "./compare/Cover.svelte";
import Dialogs from "./Dialogs.svelte";
import { t } from "./messages";
import { NOW, past } from "./past.svelte";
import Reader from "./read/Reader.svelte";
import View from "./View.svelte";
import type { Version } from "./wire";

const has = () => desk.story !== null;
const comparing = () => desk.story !== null && desk.writing && past.compared(desk.story.id) !== null;

function open(): void {
  settings.setPanes({ inspector: true, tab: "versions" });
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid="versions"]')?.focus());
}

async function saveNamed(): Promise<void> {
  await settled();
  const { story } = desk;
  if (story === null) return;
  await Promise.all([story.flush(), past.load(story.id)]);
  // A version that has a name already is not given another one unseen.
  const head = story.dirty ? undefined : past.of(story.id).byId.get(story.revision);
  const named = head !== undefined && head.name !== null;
  past.naming = { story: story.id, revision: named ? head.id : null, name: named ? (head.name ?? "") : "", note: named ? head.note : "" };
}

/** Compares the text as it stands with the newest version of which this holds; says nothing where there is none. */
async function compareWith(which: (row: Version, head: string) => boolean): Promise<void> {
  const { story } = desk;
  if (story === null) return;
  await past.load(story.id);
  const row = past.of(story.id).rows.find((one) => which(one, story.revision));
  if (row !== undefined) past.compare(story.id, { old: row.id, new: NOW });
}

/** With what was typed since the last version; where that is nothing, with the version before. */
const compareLast = () => compareWith((row, head) => desk.story?.dirty === true || row.id !== head);

async function compareSent(): Promise<void> {
  const { story } = desk;
  if (story === null) return;
  await past.load(story.id);
  const sent = past.of(story.id).deliveries[0];
  if (sent !== undefined) past.compare(story.id, { old: sent.revision, new: NOW });
  else toasts.show(t().neverSent);
}

onCompare((story, revision) => past.compare(story, { old: revision, new: NOW }));

export const panel: Panel = {
  id: "versions",
  place: "inspector",
  order: 30,
  title: () => t().title,
  View,
  cover: { View: Cover, over: (story) => past.compared(story.id) !== null, wide: () => past.look === "side", find: () => void (past.finding += 1) },
  beside: { View: Reader, title: () => t().reader.pane, shown: () => past.reading !== null && [desk.at(0)?.id, desk.at(1)?.id].includes(past.reading.story) },
  Dialogs,
  commands: [
    { id: "view.versions", title: { zh: "打开版本", en: "Open the versions" }, group: "view", shortcut: "Mod-Shift-h", enabled: has, run: open },
    { id: "versions.save_named", title: { zh: "保存为具名版本…", en: "Save a named version…" }, group: "story", shortcut: "Mod-Shift-s", enabled: has, run: () => told(saveNamed) },
    { id: "versions.compare_last", title: { zh: "与上一版比较", en: "Compare with the last version" }, group: "story", shortcut: "Mod-Alt-j", enabled: has, run: () => told(compareLast) },
    { id: "versions.compare_named", title: { zh: "与上一个具名版本比较", en: "Compare with the last named version" }, group: "story", enabled: has, run: () => told(() => compareWith((row) => row.name !== null)) },
    { id: "versions.compare_sent", title: { zh: "与上次导出的比较", en: "Compare with what was last exported" }, group: "story", enabled: has, run: () => told(compareSent) },
    { id: "versions.next_change", title: { zh: "比较：下一处改动", en: "Comparison: next change" }, group: "view", shortcut: "F7", enabled: comparing, run: () => past.step(1) },
    { id: "versions.previous_change", title: { zh: "比较：上一处改动", en: "Comparison: previous change" }, group: "view", shortcut: "Shift-F7", enabled: comparing, run: () => past.step(-1) },
    { id: "versions.look", title: { zh: "比较：并排或行内", en: "Comparison: side by side or inline" }, group: "view", enabled: comparing, run: () => past.setLook(past.look === "side" ? "inline" : "side") },
    { id: "versions.close", title: { zh: "关闭比较，回到稿纸", en: "Close the comparison" }, group: "view", enabled: comparing, run: () => desk.story && past.close(desk.story.id) },
    { id: "versions.stop_reading", title: { zh: "关闭旁边的版本", en: "Close the version beside" }, group: "view", enabled: () => past.reading !== null, run: () => past.stopReading() },
  ],
};
