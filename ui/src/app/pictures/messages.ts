import { number } from "../../shared/format";
import { dictionary } from "../../shared/i18n.svelte";
import type { Handle, RatioName } from "../../shared/figure/crop";

const zh = {
  bar: "图片工具",
  replace: "替换", crop: "裁切与焦点", alt: "替代文字", library: "图片库", remove: "删除", comment: "批注", facts: "资料",
  widths: "宽度",
  width: { half: "半栏", column: "通栏", wide: "加宽" },
  drop: {
    here: "松手放在这里", replace: "松手替换这张图片", beside: "移到稿纸上，放进正文；在别处松手，只放进图片库", library: "松手放进图片库", noStory: "打开稿件后可以从图片库插入正文",
  },
  cropping: {
    title: "裁切与焦点", frame: "裁切框", focus: "焦点", ratio: "比例",
    ratios: { free: "自由", own: "原比例", "16:9": "16:9", "4:3": "4:3", "3:2": "3:2", "1:1": "1:1", "3:4": "3:4", "9:16": "9:16" } as Record<RatioName, string>,
    handle: { nw: "左上角", n: "上边", ne: "右上角", e: "右边", se: "右下角", s: "下边", sw: "左下角", w: "左边" } as Record<Handle, string>,
    left: "左", top: "上", width: "宽", height: "高", pixels: "像素（原图）",
    previews: "各种版位里的样子",
    few: (width: number) => `裁切后只有 ${number(width)} 像素宽，见报或做大图可能不够清楚。`,
    keys: "方向键移动，Shift 加大步子 · Enter 采用 · Esc 放弃",
    reset: "恢复原样", take: "采用",
    loading: "正在读取图片…", gone: "这张图片打不开，没法裁切。",
  },
};
export type Messages = typeof zh;

const en: Messages = {
  bar: "Picture tools",
  replace: "Replace", crop: "Crop", alt: "Alt text", library: "Library", remove: "Delete", comment: "Comment", facts: "Facts",
  widths: "Width",
  width: { half: "Half", column: "Column", wide: "Wide" },
  drop: { here: "Drop here", replace: "Drop to replace this picture", beside: "Move over the page to put it into the text; elsewhere it only goes to the library", library: "Drop to add to the library", noStory: "Open a story to put them into its text" },
  cropping: {
    title: "Crop and focus", frame: "Crop", focus: "Focus", ratio: "Ratio",
    ratios: { free: "Free", own: "Original", "16:9": "16:9", "4:3": "4:3", "3:2": "3:2", "1:1": "1:1", "3:4": "3:4", "9:16": "9:16" },
    handle: { nw: "Top left corner", n: "Top edge", ne: "Top right corner", e: "Right edge", se: "Bottom right corner", s: "Bottom edge", sw: "Bottom left corner", w: "Left edge" },
    left: "Left", top: "Top", width: "Width", height: "Height", pixels: "pixels of the original",
    previews: "How it stands",
    few: (width) => `Only ${number(width)} pixels wide: that may be too few for print or a large picture.`,
    keys: "Arrows move, Shift for larger steps · Enter takes · Esc leaves",
    reset: "Reset", take: "Take it",
    loading: "Reading the picture…", gone: "This picture cannot be opened, so it cannot be cropped.",
  },
};

export const t = dictionary(zh, en);
