import { dictionary } from "../../shared/i18n.svelte";
import { number, unit } from "../../shared/format";

const zh = {
  title: "按渠道显示",
  view: { print: "见报稿", web: "网稿" },
  hidden: (count: number) => `收起 ${number(count)} 处`,
  none: "没有其他渠道专用的文字",
  words: (count: number, language: string) => `${number(count)} ${unit(language)}`,
  leave: "显示全部",
};
export type Messages = typeof zh;

const en: Messages = {
  title: "By channel",
  view: { print: "As in print", web: "As on the web" },
  hidden: (count) => `${number(count)} ${count === 1 ? "place" : "places"} folded`,
  none: "nothing folded",
  words: (count) => `${number(count)} ${count === 1 ? "word" : "words"}`,
  leave: "Show everything",
};

export const t = dictionary(zh, en);
