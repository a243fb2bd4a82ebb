import { number } from "../../shared/format";
import { dictionary } from "../../shared/i18n.svelte";
import type { FigureGap } from "../../editor";

const zh = {
  title: "图片",
  inStory: "在这篇稿件里",
  caption: "图片说明", credit: "署名", alt: "替代文字",
  lacks: { caption: "缺图片说明", credit: "缺署名", alt: "缺替代文字" } as Record<FigureGap, string>,
  complete: "说明、署名、替代文字齐全",
  crop: (width: number, height: number) => `裁切为 ${number(width)} × ${number(height)} 像素`,
  uncropped: "没有裁切",
  few: "偏小，见报或做大图可能不够清楚",
  fromLibrary: "图片库里的文字",
  take: "用到这里",
  replace: "替换…", cropAct: "裁切与焦点…", library: "在图片库中查看",
  gone: { title: "图片不在稿库里", text: (hash: string) => `文件 ${hash} 找不到了。可以换一张，图片说明和裁切都会留着。` },
  place: { title: "这里还没有图片", text: "选择一张图片，或者把图片拖到这个位置。" },
  choose: "选择图片…",
  none: { title: "没有选中图片", text: "在稿纸上点一张图片，这里显示它的资料。" },
};
export type Messages = typeof zh;

const en: Messages = {
  title: "Picture",
  inStory: "In this story",
  caption: "Caption", credit: "Credit", alt: "Alt text",
  lacks: { caption: "No caption", credit: "No credit", alt: "No alt text" },
  complete: "Caption, credit and alt text are there",
  crop: (width, height) => `Cropped to ${number(width)} × ${number(height)} pixels`,
  uncropped: "Not cropped",
  few: "Small: perhaps too few pixels for print or a large picture",
  fromLibrary: "What the library says",
  take: "Use here",
  replace: "Replace…", cropAct: "Crop and focus…", library: "Show in the library",
  gone: { title: "The picture is not in the library", text: (hash) => `The file ${hash} is gone. Put another one in its place; caption and crop stay.` },
  place: { title: "No picture here yet", text: "Choose one, or drop one on this place." },
  choose: "Choose a picture…",
  none: { title: "No picture is chosen", text: "Click a picture on the page to see what is known of it." },
};

export const t = dictionary(zh, en);
