import { dictionary } from "../../shared/i18n.svelte";
import { number, unit } from "../../shared/format";
import type { Row } from "./model";

const zh = {
  title: "字数统计",
  open: "字数统计…",
  close: "关闭",
  columns: { body: "全文", head: "标题组", selection: "选中", before: "到光标" },
  columnHints: { body: "正文、小标题、列表、表格、栏框、图片说明；不含标题组和图片来源", head: "网页标题、引题、主题、副题、摘要", selection: "选中的文字", before: "从正文开头到光标" },
  rows: {
    words: "字数", characters: "字符（不计空格）", characters_with_spaces: "字符（计空格）", han: "汉字", half_widths: "版面字数", latin_words: "外文词和数字", paragraphs: "段落", reading_ms: "默读", aloud_ms: "朗读",
  } as Record<Row, string>,
  rowHints: {
    words: "与 Word 的“字数”同", half_widths: "占几个全角字：半角和空格算半个", paragraphs: "不含空段", reading_ms: "汉字每分钟 332 个，英文词每分钟 238 个", aloud_ms: "汉字每分钟 255 个，英文词每分钟 183 个",
  } as Partial<Record<Row, string>>,
  words: "词数",
  time: (minutes: number, seconds: number) => (minutes === 0 ? `${seconds} 秒` : `${number(minutes)} 分${seconds === 0 ? "" : ` ${seconds} 秒`}`),
  target: "目标",
  targetHint: "篇幅",
  targetWrong: "请填整数",
  unit: "单位",
  ofTarget: (have: string, target: string, share: number) => `${have} / ${target}，${share}%`,
  left: (count: string) => `还差 ${count}`,
  over: (count: string) => `超 ${count}`,
  done: "正好",
  linesLater: "行数要排版后才知道",
  today: "今天",
  sitting: "本次打开",
  net: (count: number, language: string) => `${count > 0 ? "+" : count < 0 ? "−" : ""}${number(Math.abs(count))} ${unit(language)}`,
  ofRest: (share: number) => `今天动笔时的差额已补 ${share}%`,
  netHint: "净增减：写下的减去删去的",
};
export type Messages = typeof zh;

const en: Messages = {
  title: "Counts",
  open: "Counts…",
  close: "Close",
  columns: { body: "Story", head: "Titles", selection: "Selection", before: "To cursor" },
  columnHints: { body: "Text, section heads, lists, tables, boxes, captions; without titles and picture credits", head: "Web title, kicker, headline, subtitle, summary", selection: "What is selected", before: "From the start of the text to the cursor" },
  rows: {
    words: "Words (字数)", characters: "Characters, no spaces", characters_with_spaces: "Characters, with spaces", han: "Chinese characters", half_widths: "Width on the page", latin_words: "Words and numbers", paragraphs: "Paragraphs", reading_ms: "Reading time", aloud_ms: "Reading aloud",
  },
  rowHints: {
    words: "As Word counts them", half_widths: "In Chinese characters: half-width ones and spaces are half", paragraphs: "Without empty ones", reading_ms: "332 Chinese characters or 238 words a minute", aloud_ms: "255 Chinese characters or 183 words a minute",
  },
  words: "Words",
  time: (minutes, seconds) => (minutes === 0 ? `${seconds} s` : `${number(minutes)} min${seconds === 0 ? "" : ` ${seconds} s`}`),
  target: "Target",
  targetHint: "Length",
  targetWrong: "Write a whole number",
  unit: "Unit",
  ofTarget: (have, target, share) => `${have} of ${target}, ${share}%`,
  left: (count) => `${count} to go`,
  over: (count) => `${count} over`,
  done: "just right",
  linesLater: "Lines are known once the page is laid out",
  today: "Today",
  sitting: "This sitting",
  net: (count) => `${count > 0 ? "+" : count < 0 ? "−" : ""}${number(Math.abs(count))}`,
  ofRest: (share) => `${share}% of what was left this morning`,
  netHint: "Net: what was written less what was taken away",
};

export const t = dictionary(zh, en);
