/** The one list of commands: palette, keys, buttons and cheat sheet all come from it. */
import type { Command } from "../shared/command.svelte";
import { locale } from "../shared/i18n.svelte";
import { profiles } from "../shared/profiles.svelte";
import { settled } from "../shared/leaving";
import { settings, type Theme } from "../shared/settings.svelte";
import { desk } from "../shared/story.svelte";
import { toasts } from "../shared/toasts.svelte";
import { told } from "../shared/told";
import { backupCommands } from "./backup/commands";
import { copyfitCommands } from "./copyfit/commands";
import { counts } from "./counts/state.svelte";
import { editorCommands } from "./editor-commands";
import { peopleCommands } from "./people/commands";
import { paperCommands } from "./paper/commands";
import { chooseFiles } from "./importing";
import { layout } from "./layout.svelte";
import { cyclePanes, focusPane } from "./panes";
import { coverOf, panels } from "./panels";
import { t } from "./messages";
import { pastePlainCommand } from "./paste-plain";
import { ui } from "./ui.svelte";
import { pictureCommands } from "./pictures/commands";
import { pageCommands, splitCommands, tabCommands } from "./workspace-commands";

const hasStory = () => desk.story !== null;

async function saveVersion(): Promise<void> {
  const field = document.activeElement;
  await settled();
  if (field instanceof HTMLElement && field.isConnected) field.focus();
  await desk.story?.commit();
  toasts.show(t().versionSaved, { tone: "good" });
}

function theme(value: Theme, zh: string, en: string): Command {
  return { id: `app.theme.${value}`, title: { zh, en }, group: "app", run: () => settings.setTheme(value) };
}

const storyCommands: readonly Command[] = [
  { id: "story.new", title: { zh: "新建稿件", en: "New story" }, group: "story", shortcut: "Mod-n", run: () => told(() => profiles.startUsual()) },
  { id: "story.new_from", title: { zh: "新建稿件，选择类型…", en: "New story from a profile…" }, group: "story", shortcut: "Mod-Shift-n", run: () => ui.open("new") },
  { id: "story.import", title: { zh: "导入文件…", en: "Import files…" }, group: "story", shortcut: "Mod-o", run: () => told(chooseFiles) },
  { id: "story.paste", title: { zh: "粘贴为新稿件…", en: "Paste as new story…" }, group: "story", shortcut: "Mod-Alt-v", run: () => ui.open("paste") },
  { id: "story.version", title: { zh: "存为一个版本", en: "Keep as a version" }, group: "story", shortcut: "Mod-s", enabled: hasStory, run: () => told(saveVersion) },
];

/** Both sides away, or back as they usually stand. */
function toggleFocus(): void {
  if (!layout.foldAll()) desk.enter();
}

const viewCommands: readonly Command[] = [
  { id: "view.write", title: { zh: "写作方式", en: "Write mode" }, group: "view", shortcut: "Mod-1", enabled: () => desk.mode !== "write", run: () => ((desk.mode = "write"), focusPane("desk")) },
  { id: "view.library", title: { zh: "收起或展开稿库", en: "Fold or unfold the library" }, group: "view", shortcut: "Mod-Shift-1", run: () => layout.fold("library") },
  { id: "view.list", title: { zh: "收起或展开列表", en: "Fold or unfold the list" }, group: "view", shortcut: "Mod-Shift-2", run: () => layout.fold("list") },
  { id: "view.inspector", title: { zh: "收起或展开资料栏", en: "Fold or unfold the details" }, group: "view", shortcut: "Mod-Shift-3", run: () => layout.fold("inspector") },
  { id: "view.focus", title: { zh: "只看稿纸", en: "Only the page" }, group: "view", shortcut: "Mod-\\", run: toggleFocus },
  { id: "view.next_pane", title: { zh: "到下一栏", en: "To the next pane" }, group: "view", shortcut: "F6", run: () => cyclePanes(1) },
  { id: "view.previous_pane", title: { zh: "到上一栏", en: "To the previous pane" }, group: "view", shortcut: "Shift-F6", run: () => cyclePanes(-1) },
  { id: "view.manuscript", title: { zh: "回到稿纸", en: "To the manuscript" }, group: "view", shortcut: "Mod-Shift-0", enabled: hasStory, run: () => (desk.toWriting(), focusPane("desk")) },
];

const appCommands: readonly Command[] = [
  { id: "app.palette", title: { zh: "命令面板", en: "Command palette" }, group: "app", shortcut: "Mod-k", run: () => ui.open("palette") },
  { id: "app.shortcuts", title: { zh: "键盘快捷键", en: "Keyboard shortcuts" }, group: "app", shortcut: "Mod-/", run: () => ui.open("shortcuts") },
  { id: "app.settings", title: { zh: "设置…", en: "Settings…" }, group: "app", run: () => ui.open("settings") },
  { id: "app.smart_typing.off", title: { zh: "关闭智能标点", en: "Turn smart typing off" }, group: "text", enabled: () => settings.smartTyping, run: () => settings.setSmartTyping(false) },
  { id: "app.smart_typing.on", title: { zh: "打开智能标点", en: "Turn smart typing on" }, group: "text", enabled: () => !settings.smartTyping, run: () => settings.setSmartTyping(true) },
  { id: "app.language.zh", title: { zh: "界面语言：中文", en: "Interface language: Chinese (中文)" }, group: "app", enabled: () => locale.lang !== "zh-CN", run: () => settings.setLang("zh-CN") },
  { id: "app.language.en", title: { zh: "界面语言：英文 (English)", en: "Interface language: English" }, group: "app", enabled: () => locale.lang !== "en", run: () => settings.setLang("en") },
  theme("light", "外观：浅色", "Appearance: light"),
  theme("dark", "外观：深色", "Appearance: dark"),
  theme("system", "外观：跟随系统", "Appearance: as the system"),
];

/** What one may do to a text that something else stands over: take back what was done from there, and look. */
const UNSEEN: readonly string[] = ["text.undo", "text.redo", "text.counts", "picture.library"];

/** Where a comparison stands over the manuscript nothing is done to the text unseen. */
function seen(one: Command): Command {
  const ofText = /^picture\./.test(one.id) || (one.group === "text" && !one.id.startsWith("app."));
  if (!ofText || UNSEEN.includes(one.id)) return one;
  const cover = () => (desk.writing && desk.story !== null ? coverOf(desk.story) : null);
  // What is looked for is looked for in what is seen.
  if (one.id === "find.open") return { ...one, run: () => (cover()?.find ?? one.run)() };
  const covered = () => cover() !== null;
  return { ...one, enabled: () => !covered() && (one.enabled?.() ?? true) };
}

const all: readonly Command[] = [
  ...storyCommands,
  ...tabCommands,
  ...viewCommands,
  ...splitCommands,
  ...pageCommands,
  ...panels.flatMap((panel) => panel.commands ?? []),
  { id: "text.counts", title: { zh: "字数统计…", en: "Counts…" }, group: "text", shortcut: "Mod-Alt-c", enabled: () => hasStory() && desk.writing, run: () => counts.toggle() },
  ...editorCommands,
  ...paperCommands,
  ...pictureCommands,
  pastePlainCommand,
  { id: "text.figure_library", title: { zh: "从图片库插入…", en: "Insert from the library…" }, group: "text", shortcut: "Mod-Alt-g", enabled: hasStory, run: () => (desk.toWriting(), ui.open("pictures")) },
  ...appCommands,
  ...backupCommands,
  ...copyfitCommands,
  ...peopleCommands,
];

/** Everything, the panels' own included. */
export const COMMAND_LIST: readonly Command[] = all.map(seen);
