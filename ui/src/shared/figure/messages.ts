/** Words about pictures that come into stories. */
import { number } from "../format";
import { dictionary } from "../i18n.svelte";

const zh = {
  coming: (count: number) => (count > 1 ? `正在放入 ${number(count)} 张图片…` : "正在放入图片…"),
  progress: (done: number, total: number, name: string) => `正在放入图片 ${number(done)} / ${number(total)}：${name}`,
  refused: (count: number, name: string) => (count === 1 ? `“${name}”没有放进来` : `${number(count)} 个文件没有放进来`),
  reason: (name: string, why: string) => `${name}：${why}`,
  toLibrary: (count: number) => `图片已放进图片库：${number(count)} 张`,
  noStory: "没有打开的稿件，可以以后从图片库插入。",
  closed: "稿件已经关闭，图片没有放进正文。",
  elsewhere: (title: string, count: number) => `已放进《${title}》：${number(count)} 张图片`,
  look: "新图片的形状不同，请看一眼裁切",
  crop: "裁切与焦点…",
  see: "查看",
  pasted: (time: string) => `粘贴的图片 ${time}`,
  nothing: "剪贴板里没有文字，也没有图片。",
  onlyAddress: "网页只给了图片的地址。请在网页的图片上点右键，选“复制图片”，再粘贴。",
};

const en: typeof zh = {
  coming: (count) => (count > 1 ? `${number(count)} pictures are coming in…` : "The picture is coming in…"),
  progress: (done, total, name) => `Picture ${number(done)} of ${number(total)}: ${name}`,
  refused: (count, name) => (count === 1 ? `“${name}” was not put in` : `${number(count)} files were not put in`),
  reason: (name, why) => `${name}: ${why}`,
  toLibrary: (count) => `${number(count)} ${count === 1 ? "picture" : "pictures"} added to the library`,
  noStory: "No story is open; you can put them in from the library later.",
  closed: "The story has been closed; its text was not changed.",
  elsewhere: (title, count) => `${number(count)} ${count === 1 ? "picture" : "pictures"} put into “${title}”`,
  look: "The new picture has another shape: please look at the crop",
  crop: "Crop and focus…",
  see: "Show",
  pasted: (time) => `Pasted picture ${time}`,
  nothing: "The clipboard holds neither text nor a picture.",
  onlyAddress: "The page gave only the picture’s address. Right-click the picture there, choose “Copy image”, then paste.",
};

export const t = dictionary(zh, en);
