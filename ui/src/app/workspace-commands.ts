/** Commands of tabs, of the two manuscripts, of sizes and modes. */
import { connect } from "../host";
import type { Command } from "../shared/command.svelte";
import { isMac } from "../shared/shortcut";
import { desk } from "../shared/story.svelte";
import { across, isSplit, moved, onSide, tabOf } from "../shared/tabs";
import { zoomed, type Page } from "./layout";
import { layout } from "./layout.svelte";
import { closeActive, closeOthers, nthTab, reopen, stepTab } from "./tab-acts";
import { ui } from "./ui.svelte";

const many = () => onSide(desk.tabs, desk.tabs.side).length > 1;
const has = () => desk.story !== null;

/** The tab being worked on one place to the left or right. */
function shift(step: number): void {
  const tab = tabOf(desk.tabs, desk.story?.id ?? null);
  if (tab === undefined) return;
  const at = onSide(desk.tabs, tab.side).indexOf(tab);
  desk.arrange(moved(desk.tabs, tab.id, at + step));
}

function otherSide(): void {
  desk.toWriting();
  desk.turn(desk.tabs.side === 0 ? 1 : 0);
  desk.enter();
}

/** One column again, or a second one for which a story is asked. */
function split(): void {
  desk.toWriting();
  if (isSplit(desk.tabs)) {
    desk.join();
    desk.enter();
  } else ui.open("beside");
}

/** Alt and a digit; on a Mac that types a sign, so Control and a digit. */
const nth: readonly Command[] = Array.from({ length: 9 }, (_, at) => ({
  id: `tab.${at + 1}`,
  title: at === 8 ? { zh: "到最后一个标签", en: "To the last tab" } : { zh: `到第 ${at + 1} 个标签`, en: `To tab ${at + 1}` },
  group: "story",
  shortcut: `${isMac ? "Ctrl" : "Alt"}-${at + 1}`,
  enabled: many,
  run: () => nthTab(at === 8 ? -1 : at),
}));

export const tabCommands: readonly Command[] = [
  { id: "story.quick", title: { zh: "快速打开稿件…", en: "Quick open…" }, group: "story", shortcut: "Mod-p", run: () => ui.open("quick") },
  { id: "tab.close", title: { zh: "关闭稿件", en: "Close the story" }, group: "story", shortcut: "Mod-w", enabled: has, run: closeActive },
  { id: "tab.reopen", title: { zh: "重新打开关闭的稿件", en: "Reopen the closed story" }, group: "story", shortcut: "Mod-Shift-t", enabled: () => desk.canReopen, run: reopen },
  { id: "tab.close_others", title: { zh: "关闭其他稿件", en: "Close the other stories" }, group: "story", enabled: many, run: () => desk.story && closeOthers(desk.story.id) },
  { id: "tab.keep", title: { zh: "保持这篇打开", en: "Keep this story open" }, group: "story", enabled: () => tabOf(desk.tabs, desk.story?.id ?? null)?.preview === true, run: () => desk.story && desk.keep(desk.story.id) },
  { id: "tab.next", title: { zh: "下一个标签", en: "Next tab" }, group: "story", shortcut: "Mod-PageDown", also: ["Mod-Tab"], enabled: many, run: () => stepTab(1) },
  { id: "tab.previous", title: { zh: "上一个标签", en: "Previous tab" }, group: "story", shortcut: "Mod-PageUp", also: ["Mod-Shift-Tab"], enabled: many, run: () => stepTab(-1) },
  { id: "tab.move_left", title: { zh: "标签左移", en: "Move tab left" }, group: "story", shortcut: "Mod-Shift-PageUp", enabled: many, run: () => shift(-1) },
  { id: "tab.move_right", title: { zh: "标签右移", en: "Move tab right" }, group: "story", shortcut: "Mod-Shift-PageDown", enabled: many, run: () => shift(1) },
  ...nth,
];

export const splitCommands: readonly Command[] = [
  { id: "view.split", title: { zh: "并排打开另一篇，或合为一栏", en: "Open another story beside, or back to one column" }, group: "view", shortcut: "Mod-Shift-\\", enabled: has, run: split },
  { id: "view.other_side", title: { zh: "到另一侧的稿件", en: "To the story on the other side" }, group: "view", shortcut: "Mod-Alt-\\", enabled: () => isSplit(desk.tabs), run: otherSide },
  { id: "view.across", title: { zh: "把这篇移到另一侧", en: "Move this story to the other side" }, group: "view", enabled: () => desk.tabs.list.length > 1, run: () => desk.story && desk.arrange(across(desk.tabs, desk.story.id)) },
];

/** Sizes of the text and ways of writing. */
export const pageCommands: readonly Command[] = [
  { id: "view.dim", title: { zh: "专注模式：只亮当前段", en: "Focus mode: only this paragraph in the light" }, group: "view", shortcut: "Shift-F9", enabled: has, run: () => layout.set({ focus: !layout.focus }) },
  { id: "view.typewriter", title: { zh: "打字机模式：当前行不动", en: "Typewriter mode: the line stays in place" }, group: "view", shortcut: "F9", enabled: has, run: () => layout.set({ typewriter: !layout.typewriter }) },
  { id: "view.full_screen", title: { zh: "全屏", en: "Full screen" }, group: "view", shortcut: "F11", run: async () => (await connect()).toggleFullScreen() },
  { id: "view.zoom_in", title: { zh: "放大文字", en: "Larger text" }, group: "view", shortcut: "Mod-=", also: ["Mod-+", "Mod-Shift-+", "Mod-Shift-="], enabled: () => zoomed(layout.zoom, 1) !== layout.zoom, run: () => layout.stepZoom(1) },
  { id: "view.zoom_out", title: { zh: "缩小文字", en: "Smaller text" }, group: "view", shortcut: "Mod--", also: ["Mod-Shift-_"], enabled: () => zoomed(layout.zoom, -1) !== layout.zoom, run: () => layout.stepZoom(-1) },
  { id: "view.zoom_reset", title: { zh: "文字恢复原大", en: "Text in its own size" }, group: "view", shortcut: "Mod-0", enabled: () => layout.zoom !== 100, run: () => layout.setZoom(100) },
  page("narrow", "窄", "narrow"),
  page("normal", "适中", "as designed"),
  page("wide", "宽", "wide"),
];

function page(which: Page, zh: string, en: string): Command {
  return { id: `view.page.${which}`, title: { zh: `稿纸宽度：${zh}`, en: `Page width: ${en}` }, group: "view", enabled: () => layout.page !== which, run: () => layout.set({ page: which }) };
}
