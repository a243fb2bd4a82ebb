/** What the typesetter and the plans complain about, in words: what it is, and what to do. */
import { dictionary } from "../../shared/i18n.svelte";

type Params = Record<string, string>;
type Said = Record<string, (p: Params) => string>;

const of = (p: Params, name: string) => p[name] ?? "?";
/** The line of the plan's file. */
const zhLine = (p: Params) => (p["line"] ? `（第 ${p["line"]} 行）` : "");
const enLine = (p: Params) => (p["line"] ? ` (line ${p["line"]})` : "");

const zh = {
  face_missing: (p: Params) => `缺字体“${of(p, "face")}”，请放进稿库的 fonts 文件夹`,
  glyph_missing: (p: Params) => `字体里没有这些字：${p["characters"] ?? of(p, "character")}`,
  stripped: (p: Params) => `有不能印的字符（${of(p, "character")}），排版时已去掉`,
  picture_missing: () => "有图片不在稿库里，位置空着",
  picture_no_place: () => "这个位置没有放图片的地方，图片没有上版",
  caption_long: () => "图片说明太长，没有排完",
  slot_over: (p: Params) => `超 ${of(p, "rows")} 行`,
  slot_too_narrow: () => "位置太窄，排不下一个字",
  title_too_high: (p: Params) => `标题组比位置高 ${of(p, "rows")} 行：请去掉引题、副题或摘要，少换行，或在版样里把标题放高`,
  title_too_wide: (p: Params) => `竖题比位置宽 ${of(p, "rows")} 个字：请去掉引题、副题或摘要，少换行，或在版样里把标题放宽`,
  slot_gone: (p: Params) => `${p["title"] ? `《${p["title"]}》所在的` : ""}位置在这个版样里没有了，请另选位置`,
  table_too_wide: () => "表格比栏宽，改成一行一行排",
  story_too_long: (p: Params) => `稿件太长（最多约 ${of(p, "most")} 字），末尾 ${of(p, "count")} 字没有排`,
  page_too_long: (p: Params) => `这一版的稿件合起来太长（最多约 ${of(p, "most")} 字），这个位置的稿件没有排`,
  story_not_set: () => "这篇没有排出来，其他稿件照常",
  page_too_slow: (p: Params) => `排了 ${of(p, "seconds")} 秒还没有排完，已放弃`,
  not_set: (p: Params) => `这一部分没有排出来${p["detail"] ? `：${p["detail"]}` : ""}`,
  plan_too_large: () => "版样文件太大",
  plan_unreadable: (p: Params) => `版样文件读不出来${p["what"] ? `（${p["what"]}）` : ""}`,
  plan_not_toml: (p: Params) => `版样文件的写法有错${zhLine(p)}${p["detail"] ? `：${p["detail"]}` : ""}`,
  plan_format: (p: Params) => `这不是版样文件（${of(p, "found")}）`,
  plan_newer: (p: Params) => `版样是更新的稿台做的（版本 ${of(p, "version")}，这里认识到 ${of(p, "known")}），请升级`,
  plan_unknown_field: (p: Params) => `版样里不认识“${of(p, "field")}”${zhLine(p)}`,
  plan_missing_field: (p: Params) => `版样里缺“${of(p, "field")}”${zhLine(p)}`,
  plan_unknown_word: (p: Params) => `版样里不认识“${of(p, "word")}”${zhLine(p)}，可用：${of(p, "known")}`,
  plan_length: (p: Params) => `版样里的长度“${of(p, "value")}”写错了${zhLine(p)}，要像 12mm、9.5pt`,
  plan_value: (p: Params) => `版样里有值写错了${zhLine(p)}：${of(p, "detail")}`,
  plan_id: (p: Params) => `版样里的代号“${of(p, "id")}”不能用${zhLine(p)}`,
  plan_limit: (p: Params) => `版样里的“${of(p, "what")}”超出范围${zhLine(p)}`,
  grid_too_wide: () => "版样的各栏加起来比版心宽",
  grid_too_high: () => "版样的行数比版心高",
  style_unknown: (p: Params) => `没有版式规范“${of(p, "style")}”`,
  face_role_unknown: (p: Params) => `版式规范里没有字体“${of(p, "role")}”`,
  slot_twice: (p: Params) => `版样里有两个位置叫“${of(p, "slot")}”`,
  slot_empty: (p: Params) => `位置“${of(p, "slot")}”没有地方`,
  slot_outside: (p: Params) => `位置“${of(p, "slot")}”在版心之外`,
  slot_part_outside: (p: Params) => `位置“${of(p, "slot")}”有一部分在它自己之外`,
  slot_overlap: (p: Params) => `位置“${of(p, "slot")}”与“${of(p, "other")}”重叠`,
  slot_widths: (p: Params) => `位置“${of(p, "slot")}”各栏不一样宽`,
  slot_narrow: (p: Params) => `位置“${of(p, "slot")}”太窄`,
  slot_treatment: (p: Params) => `位置“${of(p, "slot")}”的标题样式“${of(p, "treatment")}”没有`,
} satisfies Said;

const en: Record<keyof typeof zh, (p: Params) => string> = {
  face_missing: (p) => `The face “${of(p, "face")}” is missing; put it into the library’s folder fonts`,
  glyph_missing: (p) => `The face lacks these characters: ${p["characters"] ?? of(p, "character")}`,
  stripped: (p) => `A character that cannot be printed (${of(p, "character")}) was left out`,
  picture_missing: () => "A picture is not in the library; its place stays empty",
  picture_no_place: () => "The slot has no place for a picture; it is not on the page",
  caption_long: () => "The caption is too long and was cut",
  slot_over: (p) => `${of(p, "rows")} ${p["rows"] === "1" ? "line" : "lines"} over`,
  slot_too_narrow: () => "The slot is narrower than a character",
  title_too_high: (p) => `The title group is ${of(p, "rows")} ${p["rows"] === "1" ? "row" : "rows"} higher than its place: leave out the kicker, subtitle or abstract, break fewer lines, or give it more rows in the plan`,
  title_too_wide: (p) => `The vertical title is ${of(p, "rows")} ${p["rows"] === "1" ? "character" : "characters"} wider than its place: leave out the kicker, subtitle or abstract, break fewer lines, or give it more room in the plan`,
  slot_gone: (p) => `This plan no longer has the slot${p["title"] ? ` of “${p["title"]}”` : ""}; choose another one`,
  table_too_wide: () => "A table is wider than its column and was set row by row",
  story_too_long: (p) => `The story is too long (about ${of(p, "most")} characters at most); its last ${of(p, "count")} were not set`,
  page_too_long: (p) => `The page’s stories are too long together (about ${of(p, "most")} characters at most); this one was not set`,
  story_not_set: () => "This story could not be set; the others are as usual",
  page_too_slow: (p) => `Not done after ${of(p, "seconds")} seconds, and given up`,
  not_set: (p) => `This part could not be set${p["detail"] ? `: ${p["detail"]}` : ""}`,
  plan_too_large: () => "The plan’s file is too large",
  plan_unreadable: (p) => `The plan’s file cannot be read${p["what"] ? ` (${p["what"]})` : ""}`,
  plan_not_toml: (p) => `The plan’s file has a mistake${enLine(p)}${p["detail"] ? `: ${p["detail"]}` : ""}`,
  plan_format: (p) => `This is not a plan (${of(p, "found")})`,
  plan_newer: (p) => `The plan was made by a newer Gaotai (version ${of(p, "version")}, this one knows up to ${of(p, "known")}); please update`,
  plan_unknown_field: (p) => `The plan says “${of(p, "field")}”, which is not known${enLine(p)}`,
  plan_missing_field: (p) => `The plan lacks “${of(p, "field")}”${enLine(p)}`,
  plan_unknown_word: (p) => `The plan says “${of(p, "word")}”${enLine(p)}; known: ${of(p, "known")}`,
  plan_length: (p) => `The length “${of(p, "value")}” is wrong${enLine(p)}; write it as 12mm or 9.5pt`,
  plan_value: (p) => `A value of the plan is wrong${enLine(p)}: ${of(p, "detail")}`,
  plan_id: (p) => `The short name “${of(p, "id")}” cannot be used${enLine(p)}`,
  plan_limit: (p) => `“${of(p, "what")}” is out of range${enLine(p)}`,
  grid_too_wide: () => "The plan’s columns are wider than the page’s type area",
  grid_too_high: () => "The plan’s rows are higher than the page’s type area",
  style_unknown: (p) => `There is no house style “${of(p, "style")}”`,
  face_role_unknown: (p) => `The house style has no face “${of(p, "role")}”`,
  slot_twice: (p) => `Two slots of the plan are called “${of(p, "slot")}”`,
  slot_empty: (p) => `The slot “${of(p, "slot")}” has no room`,
  slot_outside: (p) => `The slot “${of(p, "slot")}” is outside the type area`,
  slot_part_outside: (p) => `A part of the slot “${of(p, "slot")}” is outside of it`,
  slot_overlap: (p) => `The slots “${of(p, "slot")}” and “${of(p, "other")}” overlap`,
  slot_widths: (p) => `The columns of the slot “${of(p, "slot")}” differ in width`,
  slot_narrow: (p) => `The slot “${of(p, "slot")}” is too narrow`,
  slot_treatment: (p) => `The slot “${of(p, "slot")}” asks for a title “${of(p, "treatment")}”, which there is not`,
};

const said = dictionary<Said>(zh, en);
const unknown = dictionary((code: string) => `有问题（${code}）`, (code: string) => `Something is wrong (${code})`);

/** A problem in words; one that is not known here shows its code. */
export function problemWords(code: string, params: Params): string {
  return said()[code]?.(params) ?? unknown()(code);
}
