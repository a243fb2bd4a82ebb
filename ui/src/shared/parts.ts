/** Names of the parts of a story in which a text can stand. */
import { dictionary } from "./i18n.svelte";

const zh = {
  web_title: "网页标题", kicker: "引题", title: "主题", subtitle: "副题", abstract: "摘要", paragraph: "正文", section_head: "小标题",
  caption: "图片说明", credit: "图片来源", table_cell: "表格", "box.title": "栏框标题", "quote.cite": "引文出处", "figure.alt": "替代文字",
  "embed.title": "嵌入标题", "embed.note": "嵌入说明",
  "slip.source": "来源", "slip.original_title": "原标题", "slip.authors": "作者", "slip.people": "编辑人员", "slip.dateline": "电头", "slip.places": "地点",
  "slip.keywords": "关键词", "slip.rights": "版权", "slip.ai_use": "人工智能", "slip.ed_note": "给收稿方", "slip.extra": "自定义字段",
};

const en: typeof zh = {
  web_title: "Web title", kicker: "Kicker", title: "Headline", subtitle: "Subtitle", abstract: "Summary", paragraph: "Text", section_head: "Section head",
  caption: "Caption", credit: "Credit", table_cell: "Table", "box.title": "Box title", "quote.cite": "Quote source", "figure.alt": "Alternative text",
  "embed.title": "Embed title", "embed.note": "Embed note",
  "slip.source": "Source", "slip.original_title": "Original title", "slip.authors": "Authors", "slip.people": "Editors", "slip.dateline": "Dateline", "slip.places": "Places",
  "slip.keywords": "Keywords", "slip.rights": "Rights", "slip.ai_use": "AI use", "slip.ed_note": "Note to desk", "slip.extra": "Own fields",
};

const names = dictionary(zh, en);

/** What stands before a place, without the marks that end the sentence or clause before it. */
export function before(text: string): string {
  return text.replace(/^[\s，。、；：！？,.;:!?”’）)》】]+/u, "");
}

/** The name of a part, from `title`, `box.title` or a path in the slip (`slip.authors[0].name`). */
export function partName(part: string): string {
  const known: Record<string, string> = names();
  return known[part] ?? known[part.replace(/^(slip\.[a-z_]+).*$/, "$1")] ?? part;
}
