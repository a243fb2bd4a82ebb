/** Words for what a format cannot hold: kinds of loss, and the fields they are about. */
import { number } from "../format";
import { dictionary } from "../i18n.svelte";

type Params = Record<string, string>;

const zh = {
  lossless: "无损",
  block: (index: number) => `正文第 ${index} 段`,
  sep: "、",
  and: "；",
  code: {
    not_in_format: (names: string) => `${names} 不写入`,
    register_id: (names: string) => `${names} 只写名称，不写库内编号`,
    same_as_title: (names: string) => `${names} 与主题相同，不另写`,
    same_as_web_title: (names: string) => `${names} 与网页标题相同，不另写`,
    flattened: (names: string) => `${names} 改为普通段落`,
    shortened: (names: string, p: Params) => `${names} 太长（${number(Number(p["length"] ?? 0))} 字），只写前 ${p["most"] ?? ""} 字`,
    marks: (names: string) => `${names} 的加粗等字样不写入`,
    table_simplified: (names: string) => `${names} 的表格简化（合并单元格拆开）`,
    white_space: (names: string) => `${names} 的多余空白合并`,
    unsafe_link: (names: string) => `${names} 的不安全网址去掉`,
    other_channel: (names: string) => `${names} 只用于其他渠道，不写入`,
    channel: (names: string) => `${names} 的渠道限定不写入`,
    comment: (names: string) => `${names} 的批注不写入`,
    suggestion: (names: string) => `${names} 的修订按接受后写入，不留痕`,
    picture_missing: (names: string) => `${names} 缺文件`,
    picture_unreadable: (names: string) => `${names} 读不出，不送出`,
    picture_stilled: (names: string) => `${names} 是动图，裁切后只送出静止画面`,
    differs: (names: string, p: Params) => `${names} 读回后不一致${p["expected"] !== undefined ? `（应为“${p["expected"]}”，读到“${p["found"] ?? ""}”）` : ""}`,
    unreadable: (names: string) => `${names} 无法读回`,
  } as Record<string, (names: string, params: Params) => string>,
  other: (names: string, code: string) => `${names}（${code}）`,
  field: {
    article: "整篇", media: "图片", id: "稿件编号", doc: "正文",
    "head.web_title": "网页标题", "head.kicker": "引题", "head.title": "主题", "head.subtitle": "副题", "head.abstract": "摘要",
    body: "正文",
    slug: "稿名", language: "文种", profile: "稿件类型", genre: "体裁", channel: "栏目", desk: "部门", priority: "缓急", source: "来源",
    original_title: "原标题", authors: "作者", people: "编辑人员", dateline: "电头", places: "地点", keywords: "关键词", subjects: "主题分类",
    persons: "人物", organisations: "机构", published_at: "发布时间", first_published_at: "首发时间", updated_at: "更新时间", publish_at: "定时发布",
    embargo_until: "刊发限制", print: "见报", codes: "编号", rights: "版权", ai_use: "人工智能说明", related: "相关稿件", ed_note: "给收稿方的话",
    target: "目标篇幅", extra: "自定义字段",
  } as Record<string, string>,
  part: {
    "authors.place": "署名位置", "places.place": "库内编号",
    url: "网址", name: "名称", id: "库内编号", kind: "类别", role: "身份", organisation: "单位", place: "地点", person: "库内编号", text: "文字",
    agency: "通讯社", date: "日期", scheme: "体系", code: "代码", focus: "焦点", crop: "裁切", alt: "图片描述", width: "宽度", style: "段落样式",
    caption: "图片说明", credit: "图片来源", cite: "出处", title: "标题", note: "说明", page: "版次", slot: "位置", holder: "版权人", notice: "声明",
    usage: "使用限制", level: "程度", tool: "工具", scope: "范围", count: "数量", unit: "单位", media: "图片", value: "编号",
  } as Record<string, string>,
};
export type LossMessages = typeof zh;

const en: LossMessages = {
  lossless: "Nothing is lost",
  block: (index) => `paragraph ${index}`,
  sep: ", ",
  and: "; ",
  code: {
    not_in_format: (names) => `Not written: ${names}`,
    register_id: (names) => `Names only, without ids of the library: ${names}`,
    same_as_title: (names) => `Same as the headline and not repeated: ${names}`,
    same_as_web_title: (names) => `Same as the web title and not repeated: ${names}`,
    flattened: (names) => `Becomes plain paragraphs: ${names}`,
    shortened: (names, p) => `Too long (${number(Number(p["length"] ?? 0))} characters), cut to ${p["most"] ?? ""}: ${names}`,
    marks: (names) => `Bold and the like are not written: ${names}`,
    table_simplified: (names) => `Table made simple (merged cells split): ${names}`,
    white_space: (names) => `Extra white space joined: ${names}`,
    unsafe_link: (names) => `Unsafe address taken away: ${names}`,
    other_channel: (names) => `For other channels only and not written: ${names}`,
    channel: (names) => `The limit to a channel is not written: ${names}`,
    comment: (names) => `Comments are not written: ${names}`,
    suggestion: (names) => `Suggestions are written as accepted, without marks: ${names}`,
    picture_missing: (names) => `File missing: ${names}`,
    picture_unreadable: (names) => `Cannot be read and is not sent: ${names}`,
    picture_stilled: (names) => `Moves, and once cropped leaves as a still: ${names}`,
    differs: (names, p) => `Came back different: ${names}${p["expected"] !== undefined ? ` (“${p["expected"]}” became “${p["found"] ?? ""}”)` : ""}`,
    unreadable: (names) => `Cannot be read back: ${names}`,
  },
  other: (names, code) => `${names} (${code})`,
  field: {
    article: "the story", media: "pictures", id: "story id", doc: "text",
    "head.web_title": "web title", "head.kicker": "kicker", "head.title": "headline", "head.subtitle": "subtitle", "head.abstract": "summary",
    body: "text",
    slug: "slug", language: "language", profile: "story profile", genre: "genre", channel: "channel", desk: "desk", priority: "priority", source: "source",
    original_title: "original title", authors: "authors", people: "editors", dateline: "dateline", places: "places", keywords: "keywords", subjects: "subjects",
    persons: "people", organisations: "organisations", published_at: "publication time", first_published_at: "first publication", updated_at: "time of update", publish_at: "scheduled time",
    embargo_until: "embargo", print: "place in print", codes: "codes", rights: "rights", ai_use: "AI use", related: "related stories", ed_note: "note to desk",
    target: "target length", extra: "the newsroom's own fields",
  },
  part: {
    "authors.place": "place of the byline", "places.place": "id",
    url: "address", name: "name", id: "id", kind: "kind", role: "role", organisation: "organisation", place: "place", person: "id", text: "text",
    agency: "agency", date: "date", scheme: "scheme", code: "code", focus: "focus", crop: "crop", alt: "description", width: "width", style: "style",
    caption: "caption", credit: "credit", cite: "source", title: "title", note: "note", page: "page", slot: "slot", holder: "holder", notice: "notice",
    usage: "usage terms", level: "level", tool: "tool", scope: "scope", count: "count", unit: "unit", media: "picture", value: "code",
  },
};

export const t = dictionary(zh, en);
/** For the tests that compare them with what the formats say. */
export const BOTH = { zh, en };
