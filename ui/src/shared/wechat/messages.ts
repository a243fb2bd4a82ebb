/** Words about posts of a 公众号. */
import type { WechatNotice } from "../../host";
import { number } from "../format";
import { dictionary } from "../i18n.svelte";

type Notices = Record<string, (notice: WechatNotice) => string>;

const zh = {
  frame: "稿件在手机公众号里的样子",
  empty: "预览还没有准备好",
  look: "样式",
  shade: "白天或夜间",
  light: "白天",
  dark: "夜间",
  copy: "复制到公众号",
  fields: "后台要填的栏目",
  field: { title: "标题", author: "作者", digest: "摘要", address: "原文链接" },
  room: (count: number, most: number) => `${number(count)}/${number(most)}`,
  blank: "空",
  noDigest: "空：公众号取正文前 54 字",
  copyField: (name: string) => `复制${name}`,
  fieldCopied: (name: string) => `${name}已复制`,
  copied: "已复制，到公众号后台的正文里粘贴",
  nothing: "剪贴板没有收下，请再试一次。",
  places: (count: number) => `还有 ${number(count)} 处待核没有落实，没有复制。`,
  suggestions: (count: number) => `还有 ${number(count)} 处修订没有决定，没有复制。`,
  anyway: "保留待核处，仍然复制",
  asAccepted: "按接受后的文字复制",
  notice: {
    no_title: () => "没有标题。",
    long_title: ({ count, most }) => `标题 ${number(count)} 字，最多 ${number(most)} 字，多出的放不下。`,
    long_author: ({ count, most }) => `作者栏最多 ${number(most)} 字（现有 ${number(count)} 字），全部姓名写在正文里。`,
    long_digest: ({ count, most }) => `摘要 ${number(count)} 字，最多 ${number(most)} 字，多出的放不下。`,
    long_content: ({ count, most }) => `正文连同样式 ${number(count)} 字符，公众号要求少于 ${number(most)}。`,
    pictures: ({ count }) => `${number(count)} 张图片要在后台上传：正文里按号留了位置；在导出页选“公众号”，图片按号存成文件。`,
  } as Notices,
  sep: "",
};
type Messages = typeof zh;

const en: Messages = {
  frame: "The story as a post on a phone",
  empty: "The preview is not ready",
  look: "Look",
  shade: "Day or night",
  light: "Day",
  dark: "Night",
  copy: "Copy for WeChat",
  fields: "Fields to fill in",
  field: { title: "Title", author: "Author", digest: "Digest", address: "Source address" },
  room: (count, most) => `${number(count)}/${number(most)}`,
  blank: "empty",
  noDigest: "empty: WeChat takes the first 54 characters",
  copyField: (name) => `Copy: ${name.toLowerCase()}`,
  fieldCopied: (name) => `${name} copied`,
  copied: "Copied. Paste it into the text of the post",
  nothing: "The clipboard did not take it. Please try again.",
  places: (count) => `Not copied: ${number(count)} ${count === 1 ? "place is" : "places are"} still open.`,
  suggestions: (count) => `Not copied: ${number(count)} ${count === 1 ? "suggestion is" : "suggestions are"} still open.`,
  anyway: "Copy with these places open",
  asAccepted: "Copy as if accepted",
  notice: {
    no_title: () => "There is no title.",
    long_title: ({ count, most }) => `The title has ${number(count)} characters; there is room for ${number(most)}.`,
    long_author: ({ count, most }) => `The author field has room for ${number(most)} characters (there are ${number(count)}); all names stand in the text.`,
    long_digest: ({ count, most }) => `The digest has ${number(count)} characters; there is room for ${number(most)}.`,
    long_content: ({ count, most }) => `With its styles the text has ${number(count)} characters; WeChat wants fewer than ${number(most)}.`,
    pictures: ({ count }) => `${number(count)} ${count === 1 ? "picture has" : "pictures have"} to be uploaded: the text keeps their places by number. Export as “WeChat post” to get the files by number.`,
  },
  sep: " ",
};

export const t = dictionary(zh, en);
/** For the test that compares them. */
export const BOTH = { zh, en };
