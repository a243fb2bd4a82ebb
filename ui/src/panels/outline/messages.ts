import { dictionary } from "../../shared/i18n.svelte";
import { number } from "../../shared/format";

const zh = {
  title: "大纲",
  empty: "还没有小标题",
  emptyText: "写下小标题、栏框或图片说明，就会列在这里。",
  words: (count: number) => number(count),
  wordsTitle: (count: number) => `本节 ${number(count)} 字`,
};
export type Messages = typeof zh;

const en: Messages = {
  title: "Outline",
  empty: "No section heads yet",
  emptyText: "Section heads, boxes, pictures and tables are listed here.",
  words: (count) => number(count),
  wordsTitle: (count) => `${number(count)} ${count === 1 ? "word" : "words"} in this section`,
};

export const t = dictionary(zh, en);
