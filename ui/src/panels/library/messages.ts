import { dictionary } from "../../shared/i18n.svelte";

const zh = {
  title: "稿库",
  library: "稿库",
  flow: "流程",
  channels: "栏目",
  all: "全部稿件",
  draft: "草稿",
  exported: "已导出",
  media: "图片",
  trashed: "回收站",
  settings: "设置",
};
export type Messages = typeof zh;

const en: Messages = {
  title: "Library",
  library: "Library",
  flow: "Workflow",
  channels: "Channels",
  all: "All stories",
  draft: "Drafts",
  exported: "Exported",
  media: "Pictures",
  trashed: "Trash",
  settings: "Settings",
};

export const t = dictionary(zh, en);
