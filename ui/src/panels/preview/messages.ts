import { dictionary } from "../../shared/i18n.svelte";

const zh = {
  title: "网页预览",
  post: "公众号预览",
  desktop: "电脑",
  phone: "手机",
  wechat: "公众号",
  width: "预览宽度",
  template: "模板",
  close: "关闭预览",
  frame: "稿件在网页上的样子",
  empty: "预览还没有准备好",
  templateTitle: "网页模板",
  templateHint: "{{ }} 里的词由稿件填写。保存后预览立即更新；有错时会指出是哪一行。",
  builtIn: "正在使用内置模板",
  own: "正在使用自己的模板",
  back: "恢复内置模板",
  saved: "模板已保存",
};
export type Messages = typeof zh;

const en: Messages = {
  title: "Web preview",
  post: "WeChat preview",
  desktop: "Desktop",
  phone: "Phone",
  wechat: "WeChat",
  width: "Width",
  template: "Template",
  close: "Close the preview",
  frame: "The story as a web page",
  empty: "The preview is not ready",
  templateTitle: "Web template",
  templateHint: "Words in {{ }} are filled in by the story. Saving refreshes the preview; a mistake is shown with its line.",
  builtIn: "The built-in template is in use",
  own: "Your own template is in use",
  back: "Back to the built-in template",
  saved: "Template saved",
};

export const t = dictionary(zh, en);
