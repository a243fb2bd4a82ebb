/** Words of people, suggestions and comments that more than one place needs. */
import type { Colour, Role } from "../../host";
import { dictionary } from "../i18n.svelte";

const zh = {
  role: {
    reporter: "记者", editor: "编辑", responsible_editor: "责任编辑", desk_head: "部主任", duty_editor: "值班总编", proofreader: "校对", photographer: "摄影", other: "其他",
  } as Record<Role, string>,
  colour: { red: "红", orange: "橙", amber: "黄", green: "绿", teal: "青", blue: "蓝", violet: "紫", pink: "粉" } as Record<Colour, string>,
  /** Kinds of suggestions, and what of them stands on their cards. */
  kind: {
    insertion: "插入", deletion: "删除", replacement: "替换", punctuation: "标点", format: "格式", break: "分段", kind: "样式", move: "移动", picture: "图片", table: "表格", field: "稿签",
  } as Record<string, string>,
  /** Marks on words, and what blocks are. */
  mark: { strong: "加粗", em: "斜体", underline: "下划线", sup: "上标", sub: "下标", link: "链接", only: "专用渠道" } as Record<string, string>,
  unmark: (mark: string) => `取消${mark}`,
  shape: {
    paragraph: "段落", "paragraph.lede": "导语", "paragraph.continuation": "续段", "paragraph.question": "问", "paragraph.answer": "答", "section_head.2": "小标题", "section_head.3": "次级小标题",
    bullet_list: "项目列表", ordered_list: "编号列表", quote: "引文", "quote.pull": "摘引大字", box: "栏框", figure: "图片", table: "表格", divider: "分隔线", embed: "嵌入内容",
  } as Record<string, string>,
  split: "从这里另起一段",
  join: "与上一段合并",
  comment: "批注",
  suggestion: "修订",
  accept: "接受",
  reject: "拒绝",
  accepted: "已接受",
  rejected: "已拒绝",
  resolved: "已解决",
  someone: "已不在名单上的人",
  tracking: (on: boolean): string => (on ? "修订 开" : "修订 关"),
  trackingLong: (on: boolean): string => (on ? "改动记为修订，点按后直接修改" : "改动直接写入，点按后记为修订"),
  unsaved: "还有稿件没有存好，先不换人。",
};

const en: typeof zh = {
  role: {
    reporter: "Reporter", editor: "Editor", responsible_editor: "Responsible editor", desk_head: "Desk head", duty_editor: "Duty editor", proofreader: "Proofreader", photographer: "Photographer", other: "Other",
  },
  colour: { red: "Red", orange: "Orange", amber: "Amber", green: "Green", teal: "Teal", blue: "Blue", violet: "Violet", pink: "Pink" },
  kind: {
    insertion: "Insert", deletion: "Delete", replacement: "Replace", punctuation: "Punctuation", format: "Format", break: "Paragraph break", kind: "Style", move: "Move", picture: "Picture", table: "Table", field: "Details",
  },
  mark: { strong: "bold", em: "italic", underline: "underline", sup: "superscript", sub: "subscript", link: "link", only: "channels" },
  unmark: (mark) => `no ${mark}`,
  shape: {
    paragraph: "paragraph", "paragraph.lede": "lede", "paragraph.continuation": "continuation", "paragraph.question": "question", "paragraph.answer": "answer", "section_head.2": "section head", "section_head.3": "second section head",
    bullet_list: "bullet list", ordered_list: "numbered list", quote: "quote", "quote.pull": "pull quote", box: "box", figure: "picture", table: "table", divider: "divider", embed: "embed",
  },
  split: "New paragraph from here",
  join: "Joined to the paragraph before",
  comment: "Comment",
  suggestion: "Suggestion",
  accept: "Accept",
  reject: "Reject",
  accepted: "Accepted",
  rejected: "Rejected",
  resolved: "Resolved",
  someone: "Somebody no longer listed",
  tracking: (on) => (on ? "Tracking on" : "Tracking off"),
  trackingLong: (on) => (on ? "Edits are suggestions; click to edit directly" : "Edits are direct; click to make them suggestions"),
  unsaved: "Some stories are not saved yet, so nobody was switched.",
};

export const r = dictionary(zh, en);
