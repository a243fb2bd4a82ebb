/** Words of tabs, the two manuscripts, sizes and modes. */
import { dictionary } from "../shared/i18n.svelte";

const zh = {
  tabs: {
    label: "打开的稿件", menu: "标签操作", close: (title: string) => `关闭《${title}》`, closeHint: "关闭",
    shut: "关闭", others: "关闭其他标签", right: "关闭右侧标签", keep: "保持打开", across: "移到另一侧",
  },
  page: "稿纸与版面的分界",
  split: { divider: "两篇稿件的分界", close: "合为一栏", left: "左侧稿件", right: "右侧稿件" },
  quick: { ask: "打开哪一篇：标题、作者、来源", beside: "并排打开哪一篇", recent: "最近打开", keys: "↑↓ 选择 · Enter 打开 · Ctrl Enter 并排打开 · Esc 关闭", besideKeys: "↑↓ 选择 · Enter 并排打开 · Esc 关闭" },
  view: {
    title: "稿纸", size: "文字大小", larger: "放大", smaller: "缩小", reset: "恢复 100%", page: "稿纸宽度", pages: { narrow: "窄", normal: "适中", wide: "宽" },
    focus: "专注", focusLong: "专注模式：只亮当前段", typewriter: "打字机", typewriterLong: "打字机模式：当前行不动", off: (mode: string) => `关闭${mode}`, zoom: (zoom: number) => `文字大小 ${zoom}%`,
  },
  width: { library: "稿库的宽度", list: "列表的宽度", inspector: "资料栏的宽度" },
};
export type Messages = typeof zh;

const en: Messages = {
  tabs: {
    label: "Open stories", menu: "Tab", close: (title) => `Close “${title}”`, closeHint: "Close",
    shut: "Close", others: "Close other tabs", right: "Close tabs to the right", keep: "Keep open", across: "Move to the other side",
  },
  page: "Border between manuscript and page",
  split: { divider: "Border between the two stories", close: "Back to one column", left: "Story on the left", right: "Story on the right" },
  quick: { ask: "Which story: title, author, source", beside: "Which story to open beside", recent: "Recent stories", keys: "↑↓ choose · Enter open · Ctrl Enter open beside · Esc close", besideKeys: "↑↓ choose · Enter open beside · Esc close" },
  view: {
    title: "Page", size: "Text size", larger: "Larger", smaller: "Smaller", reset: "Back to 100%", page: "Page width", pages: { narrow: "Narrow", normal: "Normal", wide: "Wide" },
    focus: "Focus", focusLong: "Focus mode: dim other paragraphs", typewriter: "Typewriter", typewriterLong: "Typewriter mode: line stays put", off: (mode) => `Switch off: ${mode}`, zoom: (zoom) => `Text size ${zoom}%`,
  },
  width: { library: "Width of the library", list: "Width of the list", inspector: "Width of the details" },
};

export const w = dictionary(zh, en);
