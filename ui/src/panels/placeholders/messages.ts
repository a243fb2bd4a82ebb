import { number } from "../../shared/format";
import { dictionary } from "../../shared/i18n.svelte";

const zh = {
  title: "待核",
  list: "待核处",
  intro: (count: number) => `还有 ${number(count)} 处没有落实，导出前请补齐。`,
  none: "没有待核处",
  noneText: "写作时插入〔待核：…〕，或写 TK，这里会列出来。",
  insert: "插入待核标记",
  next: "下一处",
  previous: "上一处",
};

export type Messages = typeof zh;

const en: Messages = {
  title: "TK",
  list: "Open places",
  intro: (count) => `${number(count)} ${count === 1 ? "place is" : "places are"} still open; fill them in before you export.`,
  none: "Nothing is open",
  noneText: "Insert [TK: …] or 〔待核：…〕 while you write, and it is listed here.",
  insert: "Insert a placeholder",
  next: "Next",
  previous: "Previous",
};

export const t = dictionary(zh, en);
