import { dictionary } from "../../shared/i18n.svelte";
import { bytes, number } from "../../shared/format";

const zh = {
  title: "图片",
  add: "添加图片…",
  insert: "放进稿件",
  insertHint: (title: string) => `放在《${title}》的光标处`,
  noStory: "先打开一篇稿件",
  clean: "清理未用图片…",
  cleanTitle: "清理未用的图片",
  cleanText: "只清理没有任何稿件和旧版本用过、并且闲置满 30 天的图片。闲置不到 30 天的都留着，稿件不受影响。",
  cleanGo: "清理",
  cleaned: (removed: number, size: number) => (removed === 0 ? "没有到期的图片，什么也没有删。" : `已清理 ${number(removed)} 张，腾出 ${bytes(size)}`),
  nobody: { title: "没有选中图片", text: "点一张看它的说明、用在哪里；按 Ctrl 或 Shift 可以选几张。" },
  many: "已选图片",
  dropSelection: "取消选择",
  creditAll: "一起改署名",
  differ: "各不相同",
  credited: (count: number) => `已改 ${number(count)} 张的署名`,
  takeBack: "撤销",
  drop: { title: "松手添加图片", text: "JPEG、PNG、WebP、GIF、TIFF，一次可以多个" },
  details: "图片资料",
  fold: "收起或展开图片资料",
  back: "回到图片",
  previous: "上一张",
  next: "下一张",
};
export type Messages = typeof zh;

const en: Messages = {
  title: "Pictures",
  add: "Add pictures…",
  insert: "Put into the story",
  insertHint: (title) => `At the cursor in “${title}”`,
  noStory: "Open a story first",
  clean: "Clear unused pictures…",
  cleanTitle: "Clear unused pictures",
  cleanText: "Only pictures that no story and no older version has used for 30 days go. All others stay, and no story changes.",
  cleanGo: "Clear",
  cleaned: (removed, size) => (removed === 0 ? "None was due; nothing was removed." : `${number(removed)} ${removed === 1 ? "picture" : "pictures"} removed, ${bytes(size)} free`),
  nobody: { title: "No picture selected", text: "Click one to see its words and where it is used; hold Ctrl or Shift for several." },
  many: "Selected pictures",
  dropSelection: "Clear selection",
  creditAll: "Credit of all of them",
  differ: "They differ",
  credited: (count) => `Credit of ${number(count)} ${count === 1 ? "picture" : "pictures"} changed`,
  takeBack: "Undo",
  drop: { title: "Drop to add pictures", text: "JPEG, PNG, WebP, GIF, TIFF; several at once if you like" },
  details: "About the picture",
  fold: "Fold or unfold the details",
  back: "Back to the pictures",
  previous: "Previous",
  next: "Next",
};

export const t = dictionary(zh, en);
