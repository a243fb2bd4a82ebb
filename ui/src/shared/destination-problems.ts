/** Words for what is wrong in a destination, and for what its rules could not do with a story. */
import type { DestinationProblem } from "../host";
import { dictionary } from "./i18n.svelte";

type Params = Record<string, string>;

const zh = {
  problem: {
    id_invalid: () => "编号只能用小写字母、数字和连字符，至多 40 个。",
    name_empty: () => "起个名称。",
    format_unknown: (p: Params) => `本程序写不出这种格式（${p["format"] ?? ""}），请另选。`,
    encoding_not_offered: (p: Params) => `这种格式不提供 ${p["encoding"] ?? "这个编码"}。`,
    gather_not_possible: () => "这种格式一个文件只放一篇稿件。",
    field_unknown: (p: Params) => `稿件没有字段“${p["name"] ?? ""}”，或者不能改它。`,
    field_only_drops: () => "这个字段只能整个清空；要改其中一项，请选它下面的字段。",
    words_empty: () => "至少写一对词。",
    value_invalid: (p: Params) => `“${p["value"] ?? ""}”放不进这个字段，这篇稿件保持原样。`,
    template_invalid: (p: Params) => `第 ${p["line"] ?? "?"} 行有误：${p["what"] ?? ""}`,
    template_not_taken: () => "这种格式不用页面模板，请关掉。",
    pattern_invalid: (p: Params) => `第 ${p["at"] ?? "?"} 个字符处的花括号没有配对，或里面是空的。`,
    pattern_word_unknown: (p: Params) => `没有“${p["word"] ?? ""}”这个词。`,
    pattern_date_invalid: (p: Params) => `日期写法“${p["form"] ?? ""}”不对，例如 %Y%m%d。`,
    pattern_unsafe: () => "不能用 .. 、开头的 / 和 \\ : * ? \" < > | 。",
    pattern_has_folder: () => "文件名里不能有 /，分文件夹请写在上一行。",
    pattern_empty: () => "请写文件名，如 {slug}。",
    edge_invalid: () => "请填 100 到 20000 之间的像素数。",
    mime_unknown: (p: Params) => `图片不能写成 ${p["mime"] ?? ""}。`,
    path_not_chosen: () => "请重新选择文件夹。",
    seal_invalid: () => "这个目的地要求加密，本版本还不能；请改由新建的目的地发。",
  } as Record<string, (params: Params) => string>,
  otherProblem: (code: string) => `有误（${code}）`,
};

const en: typeof zh = {
  problem: {
    id_invalid: () => "An id takes lower-case letters, digits and hyphens, at most 40.",
    name_empty: () => "Give it a name.",
    format_unknown: (p) => `This program cannot write that format (${p["format"] ?? ""}). Choose another one.`,
    encoding_not_offered: (p) => `This format does not offer ${p["encoding"] ?? "that encoding"}.`,
    gather_not_possible: () => "This format takes one story a file.",
    field_unknown: (p) => `Stories have no field “${p["name"] ?? ""}”, or none that can be changed.`,
    field_only_drops: () => "This field can only be left empty as a whole. To change a part of it choose the field of the part.",
    words_empty: () => "Write at least one pair.",
    value_invalid: (p) => `“${p["value"] ?? ""}” does not fit this field; it stays as it is in this story.`,
    template_invalid: (p) => `Line ${p["line"] ?? "?"}: ${p["what"] ?? ""}`,
    template_not_taken: () => "This format takes no page template. Turn it off.",
    pattern_invalid: (p) => `The brace at character ${p["at"] ?? "?"} is not closed, or there is nothing in it.`,
    pattern_word_unknown: (p) => `There is no word “${p["word"] ?? ""}”.`,
    pattern_date_invalid: (p) => `“${p["form"] ?? ""}” is no form of dates. Write %Y%m%d, for example.`,
    pattern_unsafe: () => "Not allowed: .., a / at the beginning, and \\ : * ? \" < > |",
    pattern_has_folder: () => "No / in a file name. Folders stand in the line above.",
    pattern_empty: () => "Write a file name, {slug} for example.",
    edge_invalid: () => "From 100 to 20,000 pixels.",
    mime_unknown: (p) => `Pictures cannot leave as ${p["mime"] ?? ""}.`,
    path_not_chosen: () => "Choose the folder again.",
    seal_invalid: () => "This destination asks for encryption, which this version does not have. Make a new one.",
  },
  otherProblem: (code) => `Something is wrong (${code})`,
};

const t = dictionary(zh, en);
/** For the test that compares them with what the checks say. */
export const BOTH = { zh, en };

/** What is wrong, in a sentence. */
export function problemWords(problem: DestinationProblem): string {
  return t().problem[problem.code]?.(problem.params) ?? t().otherProblem(problem.code);
}
