import { dictionary } from "../../shared/i18n.svelte";

type Params = Record<string, string>;

function head(field: string | undefined, names: Record<string, string>, other: string): string {
  return names[field ?? ""] ?? other;
}

const zh = {
  title: "导入",
  intro: (count: number) => `导入时有 ${count} 处没有放进正文，或者需要看一眼。原文一处也没有丢。`,
  groups: { look: "需要看一眼", aside: "没有放进正文的页面零件" },
  where: (line: number, column: number) => (column > 1 ? `第 ${line} 行第 ${column} 字` : `第 ${line} 行`),
  unknown: (code: string) => `其他（${code}）`,
  code: {
    furniture_navigation: () => "导航栏",
    furniture_breadcrumb: () => "当前位置",
    furniture_feedback: () => "纠错入口",
    furniture_promotion: () => "客户端推广",
    furniture_share: () => "分享按钮",
    furniture_tools: () => "页面工具",
    furniture_related: () => "相关阅读",
    furniture_copyright: () => "版权声明",
    furniture_cookies: () => "Cookie 提示",
    furniture_counter: () => "阅读计数",
    furniture_comments: () => "评论区",
    furniture_advert: () => "广告",
    furniture_page: () => "页面零件",
    unknown_line: () => "没有认出这一行是什么，留在正文里",
    unknown_text: () => "没有认出这段文字是什么",
    guessed: (p: Params) => `看位置猜作${head(p["field"], { kicker: "引题", title: "主题", subtitle: "副题", abstract: "摘要", web_title: "网页标题" }, "标题的一行")}`,
    date_only: () => "只有日期，时刻按零点记",
    second_time: () => "还有一个时间，不知是什么时间",
    picture_elsewhere: () => "图片在网上，没有取来",
    picture_broken: () => "图片打不开",
    picture_missing: () => "文件旁边没有这张图片",
    rescued_damaged: () => "从损坏的稿库里抢救出来，文字与写入时不一致，请逐字核对",
    link_dropped: () => "去掉了不安全的链接，文字保留",
    element_dropped: (p: Params) => `没有读入${p["name"] ? ` <${p["name"]}>` : "这个部分"}`,
    code_block: () => "代码块按普通段落读入",
    form_lost: (p: Params) => `${p["form"] ? `“${p["form"]}”` : "有一种"}样式没有保留，文字还在`,
    replaced_characters: (p: Params) => `${p["count"] ? `${p["count"]} 个` : "有"}字符读不出来，用 � 代替`,
    front_matter_broken: () => "文件头读不懂，留在正文里",
    front_matter_unknown: (p: Params) => `文件头里不认识的项${p["key"] ? ` ${p["key"]}` : ""}，存为自定义字段`,
    nested_too_deep: () => "嵌套太深，已展平",
    member_unread: (p: Params) => `压缩包里的文件没能读入：${p["path"] ?? ""}`,
    property_not_held: (p: Params) => `稿件里没有地方放 ${p["name"] ?? "这一项"}`,
    property_unknown: (p: Params) => `标准里没有的项${p["name"] ? ` ${p["name"]}` : ""}，没有读入`,
    association_elsewhere: (p: Params) => `关联的稿件或图片在别处，没有取来${p["name"] ? `：${p["name"]}` : ""}`,
    element_not_held: (p: Params) => `稿件里没有地方放${p["name"] ? ` <${p["name"]}>` : "这个元素"}，没有读入`,
  } as Record<string, (p: Params) => string>,
};
export type Messages = typeof zh;

const en: Messages = {
  title: "Import",
  intro: (count) => (count === 1 ? "The import kept one thing out of the text or was not sure of it. Nothing of the original is lost." : `The import kept ${count} things out of the text or was not sure of them. Nothing of the original is lost.`),
  groups: { look: "To look at", aside: "Parts of the page, kept out of the text" },
  where: (line, column) => (column > 1 ? `line ${line}, column ${column}` : `line ${line}`),
  unknown: (code) => `Other (${code})`,
  code: {
    furniture_navigation: () => "Navigation",
    furniture_breadcrumb: () => "Breadcrumb",
    furniture_feedback: () => "Link for corrections",
    furniture_promotion: () => "App promotion",
    furniture_share: () => "Share buttons",
    furniture_tools: () => "Page tools",
    furniture_related: () => "Related stories",
    furniture_copyright: () => "Copyright line",
    furniture_cookies: () => "Cookie notice",
    furniture_counter: () => "Reading counter",
    furniture_comments: () => "Comments",
    furniture_advert: () => "Advertisement",
    furniture_page: () => "Part of the page",
    unknown_line: () => "It is not clear what this line is; it stays in the text",
    unknown_text: () => "It is not clear what this text is",
    guessed: (p) => `By its place taken for the ${head(p["field"], { kicker: "kicker", title: "headline", subtitle: "subtitle", abstract: "summary", web_title: "web title" }, "title")}`,
    date_only: () => "A date without a time: midnight was taken",
    second_time: () => "Another time; it is not clear of what",
    picture_elsewhere: () => "The picture is on the web and was not fetched",
    picture_broken: () => "The picture cannot be opened",
    picture_missing: () => "The picture is not beside the file",
    rescued_damaged: () => "Rescued from a damaged library; the text is not as it was written, so check every word",
    link_dropped: () => "An unsafe link was taken away, its text stays",
    element_dropped: (p) => `Not read in${p["name"] ? `: <${p["name"]}>` : ""}`,
    code_block: () => "A block of code became a paragraph",
    form_lost: (p) => `The style${p["form"] ? ` “${p["form"]}”` : ""} was not kept, the text was`,
    replaced_characters: (p) => `${p["count"] ?? "Some"} characters cannot be read and stand as �`,
    front_matter_broken: () => "The front matter cannot be read and stays in the text",
    front_matter_unknown: (p) => `Unknown entry in the front matter${p["key"] ? ` (${p["key"]})` : ""}, kept as a field of your own`,
    nested_too_deep: () => "Nested too deeply, made flat",
    member_unread: (p) => `A file in the archive could not be read: ${p["path"] ?? ""}`,
    property_not_held: (p) => `A story has no place for ${p["name"] ?? "this property"}`,
    property_unknown: (p) => `A property that the standard does not have, not read${p["name"] ? `: ${p["name"]}` : ""}`,
    association_elsewhere: (p) => `An associated story or picture elsewhere, not fetched${p["name"] ? `: ${p["name"]}` : ""}`,
    element_not_held: (p) => `A story has no place for ${p["name"] ? `<${p["name"]}>` : "this element"}; not read`,
  },
};

export const t = dictionary(zh, en);
/** For the test that compares them with what the formats say. */
export const BOTH = { zh, en };
