import type { FigureGap } from "../../editor";
import { number } from "../../shared/format";
import { dictionary } from "../../shared/i18n.svelte";

const zh = {
  title: "待核",
  list: "待核处",
  intro: (count: number) => `还有 ${number(count)} 处没有落实，导出前请补齐。`,
  none: "没有待核处",
  noneText: "写作时插入〔待核：…〕，或写 TK，这里会列出来。",
  pictures: "图片缺少的文字",
  picturesText: "不影响导出。没有替代文字的图片，读屏器读不出来。",
  unnamed: "没有说明的图片",
  lacks: { caption: "缺图片说明", credit: "缺署名", alt: "缺替代文字" } as Record<FigureGap, string>,
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
  pictures: "Words that pictures lack",
  picturesText: "Nothing is held up for these. A picture without alternative text is silent in a screen reader.",
  unnamed: "Picture without a caption",
  lacks: { caption: "No caption", credit: "No credit", alt: "No alt text" },
  insert: "Insert a placeholder",
  next: "Next",
  previous: "Previous",
};

export const t = dictionary(zh, en);
