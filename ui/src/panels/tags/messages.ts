import { dictionary } from "../../shared/i18n.svelte";

const zh = {
  title: "标引",
  keywords: "关键词",
  keywordsHint: "输入后按 Enter",
  keywordsEmpty: "还没有关键词。",
  channel: "栏目",
  channelHint: "选择或新建栏目",
  subjects: "主题分类",
  subjectsHint: "名称，或 medtop:代码 名称",
  persons: "人物",
  personsHint: "文中的人物",
  organisations: "机构",
  organisationsHint: "文中的机构",
  remove: (name: string) => `移除“${name}”`,
  clear: "取消栏目",
};
export type Messages = typeof zh;

const en: Messages = {
  title: "Tags",
  keywords: "Keywords",
  keywordsHint: "Type, then press Enter",
  keywordsEmpty: "No keywords yet.",
  channel: "Channel",
  channelHint: "Choose or make one",
  subjects: "Subjects",
  subjectsHint: "Name, or medtop:code name",
  persons: "People",
  personsHint: "People in the story",
  organisations: "Organisations",
  organisationsHint: "Organisations in the story",
  remove: (name) => `Remove “${name}”`,
  clear: "No channel",
};

export const t = dictionary(zh, en);
