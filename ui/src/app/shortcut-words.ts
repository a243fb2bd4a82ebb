/** Words of the sheet of shortcuts. */
import { dictionary } from "../shared/i18n.svelte";

const zh = {
  search: "找命令，或者按键名，如 Ctrl K",
  show: { keys: "有快捷键的", all: "全部命令", changed: "改过的" },
  hint: "点一下按键就能改。F6 在各栏之间移动，方向键在列表里移动；所有命令都在命令面板里。",
  press: "按下新的键…", set: "设置", none: "无", remove: "去掉", take: "改用到这里", leave: "取消", resetOne: "恢复原来的键", resetAll: "全部恢复",
  reset: (name: string) => `恢复“${name}”原来的键`,
  change: (name: string, key: string) => `${name}：${key}，更改`,
  used: (key: string, names: readonly string[]) => `${key} 现在是“${names.join("”“")}”。`,
  refused: {
    typing: (key: string) => `${key} 要留给打字。加上 Ctrl 或 Alt，或者用 F1–F12。`,
    taken: (key: string) => `${key} 在所有文字里都有固定的用处，不能改。`,
  },
  ime: "按下新的键，Esc 取消。没有反应时，先把输入法切换到英文。",
  nothing: { title: "没有这样的命令", text: "换个词试试。" },
  nothingChanged: { title: "还没有改过", text: "点一下命令右边的按键，再按下新的键。" },
};
export type Messages = typeof zh;

const en: Messages = {
  search: "Find a command or a key, as Ctrl K",
  show: { keys: "With a key", all: "All commands", changed: "Changed" },
  hint: "Click a key to change it. F6 moves between the panes, the arrow keys within a list; every command is in the palette.",
  press: "Press the new key…", set: "Set", none: "none", remove: "Remove", take: "Use it here", leave: "Cancel", resetOne: "Back to the original key", resetAll: "Reset all",
  reset: (name) => `Give “${name}” its original key`,
  change: (name, key) => `${name}: ${key}, change`,
  used: (key, names) => `${key} is now “${names.join("”, “")}”.`,
  refused: {
    typing: (key) => `${key} is needed for typing. Add Ctrl or Alt, or use F1–F12.`,
    taken: (key) => `${key} has a fixed meaning in every text and cannot be changed.`,
  },
  ime: "Press the new key; Esc leaves. If nothing happens, switch the input method to English first.",
  nothing: { title: "No such command", text: "Try another word." },
  nothingChanged: { title: "Nothing changed yet", text: "Click the key to the right of a command, then press the new one." },
};

export const k = dictionary(zh, en);
