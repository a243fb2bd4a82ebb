/** Words that more than one place needs: states, roles, failures. */
import type {
  AiLevel, AuthorRole, BylinePlace, DatelineKind, Failure, FailureCode, OriginalRole, PlaceRole, RelatedKind, RevisionRow,
  SourceKind, StaffRole, StoryState, TargetUnit,
} from "../host";
import type { OutlineKind } from "../editor";
import { dictionary } from "./i18n.svelte";
import { bytes, number } from "./format";

type Params = Record<string, string>;
/** What happened, and what to try. */
export type Said = { what: string; next: string };

const zh = {
  brand: "稿台",
  close: "关闭",
  cancel: "取消",
  ok: "确定",
  save: "保存",
  copy: "复制",
  copied: "已复制",
  remove: "移除",
  add: "添加",
  more: "更多",
  less: "收起",
  retry: "重试",
  none: "无",
  untitled: "未命名稿件",
  words: (count: number) => `${number(count)} 字`,
  items: (count: number) => `${number(count)} 篇`,
  line: (line: number, column: number) => `第 ${line} 行，第 ${column} 字`,
  state: { draft: "草稿", exported: "已导出", trashed: "回收站" } as Record<StoryState, string>,
  authorRole: {
    reporter: "记者", correspondent: "通讯员", photographer: "摄影", compiler: "编译", commentator: "评论员",
    translator: "翻译", trainee: "实习生",
  } as Record<AuthorRole, string>,
  staffRole: {
    responsible_editor: "责任编辑", duty_editor: "值班编辑", proofreader: "校对", reviewer: "审核", layout_editor: "版面编辑",
  } as Record<StaffRole, string>,
  bylinePlace: { head: "文首", end: "文末" } as Record<BylinePlace, string>,
  sourceKind: { own: "本媒", reprint: "转载" } as Record<SourceKind, string>,
  originalRole: { kicker: "引题", main: "主题", sub: "副题" } as Record<OriginalRole, string>,
  placeRole: { sent_from: "发稿地点", event: "事发地点", reported_from: "报道地点", mentioned: "文中提及" } as Record<PlaceRole, string>,
  datelineKind: { wire: "电头", paper: "讯头" } as Record<DatelineKind, string>,
  aiLevel: { none: "未使用", assisted: "辅助", generated: "生成" } as Record<AiLevel, string>,
  targetUnit: { 字: "字", characters: "字符", words: "词", lines: "行" } as Record<TargetUnit, string>,
  targetShort: { 字: "字", characters: "字符", words: "词", lines: "行" } as Record<TargetUnit, string>,
  outlineKind: { title: "主题", section: "小标题", box: "栏框", table: "表格", figure: "图片", pull: "摘引大字", text: "正文" } as Record<OutlineKind | "text", string>,
  priority: { 1: "特急", 2: "急", 3: "普通", 4: "缓", 5: "最缓" } as Record<number, string>,
  /** Fields of the story details and lines of the title group. */
  field: {
    profile: "稿件类型", web_title: "网页标题", kicker: "引题", title: "主题", subtitle: "副题", abstract: "摘要", slug: "稿名", language: "文种",
    channel: "栏目", genre: "体裁", source: "来源", original_title: "原标题", authors: "作者", people: "责任编辑", dateline: "电头", published_at: "发布时间",
    embargo_until: "刊发限制", target: "目标篇幅", priority: "缓急", desk: "部门", places: "地点", keywords: "关键词", subjects: "分类", persons: "人物",
    organisations: "机构", first_published_at: "首发时间", updated_at: "更新时间", publish_at: "定时发布", print: "见报", codes: "编号", rights: "版权", ai_use: "人工智能",
    related: "相关稿件", ed_note: "给收稿方",
  } as Record<string, string>,
  relatedKind: { update_of: "更新", correction_of: "更正", translation_of: "译自", see_also: "参见" } as Record<RelatedKind, string>,
  stage: { import: "导入原文", repair: "标点修复", edit: "修改", restore: "恢复旧版", create: "新建" } as Record<RevisionRow["stage"], string>,
  failure: {
    library_newer: (p: Params) => ({
      what: `稿库由更新版本的稿台建立${p["found"] ? `（格式 ${p["found"]}，本程序认识到 ${p["known"] ?? "?"}）` : ""}。`,
      next: "请升级稿台后再打开。稿库没有改动。",
    }),
    library_damaged: () => ({ what: "稿库文件已损坏，无法安全打开。", next: "请先复制整个稿库文件夹留底，再从备份恢复，或运行 gaotai check 查看详情。稿台没有写入任何内容。" }),
    library_read_only: () => ({ what: "稿库所在的文件夹不能写入。", next: "请检查文件夹权限，或把稿库复制到可写的位置。" }),
    library_locked: () => ({ what: "稿库正被另一个稿台窗口或命令使用。", next: "请先关闭另一个窗口，再点“重试”。" }),
    library_missing: () => ({ what: "找不到稿库文件夹。", next: "如果它在移动硬盘或网络盘上，请先接好，再点“重试”。" }),
    not_a_library: () => ({ what: "这个文件夹不是稿库。", next: "请换一个空文件夹，或选择已有的稿库。" }),
    disk_full: () => ({ what: "磁盘已满，写不进去了。", next: "请腾出一些空间。正文仍在窗口里，稿台会自动重试保存。" }),
    story_missing: () => ({ what: "这篇稿件不在稿库里了。", next: "它可能已被另一处移走，请刷新列表。" }),
    story_changed_elsewhere: () => ({ what: "这篇稿件在别处改过。", next: "请重新打开它，再继续写。" }),
    change_invalid: () => ({ what: "这处改动不合稿件格式，没有保存。", next: "请撤销最近一步再试。" }),
    import_empty: () => ({ what: "文件是空的。", next: "请确认选对了文件。" }),
    import_not_text: (p: Params) => ({ what: `不是文字文件${p["what"] ? `（看起来是 ${p["what"]}）` : ""}。`, next: "可导入纯文本、网页和 Markdown。" }),
    import_too_large: (p: Params) => ({
      what: `文件太大${p["bytes"] ? `：${bytes(Number(p["bytes"]))}，上限 ${bytes(Number(p["most"] ?? 0))}` : ""}。`,
      next: "一篇稿件用不了这么多字，请拆分后再导入。",
    }),
    import_broken_encoding: (p: Params) => ({
      what: `文字编码不完整${p["line"] ? `，从第 ${p["line"]} 行起无法辨认` : ""}。`,
      next: "请用原来的程序另存为 UTF-8 再导入。",
    }),
    import_unreadable: (p: Params) => ({ what: `文件读不出来${p["line"] ? `，问题在第 ${p["line"]} 行` : ""}${p["what"] ? `（${p["what"]}）` : ""}。`, next: "请确认文件完好，并且有读取权限。" }),
    import_unknown_format: () => ({ what: "还不认识这种文件。", next: "可导入纯文本、网页和 Markdown。" }),
    import_profile: () => ({ what: "这是稿件类型文件，不是稿件。", next: "请在“管理稿件类型”里用“导入文件”导入。" }),
    import_nothing_found: () => ({ what: "文件里没有找到稿件正文。", next: "可以复制正文，再用“粘贴为新稿件”。" }),
    picture_not_one: (p: Params) => ({ what: `${p["name"] || "这个文件"}不是图片。`, next: "可收入 JPEG、PNG、WebP、GIF、TIFF 和 BMP。" }),
    picture_unsupported: (p: Params) => ({ what: `${p["name"] || "这张图片"}是 ${p["what"] ?? "不认识的格式"}，还不能收入。`, next: "请先另存为 JPEG、PNG 或 TIFF。" }),
    picture_broken: (p: Params) => ({ what: `${p["name"] || "这张图片"}已损坏${p["what"] ? `（${p["what"]}）` : ""}。`, next: "请向来源重新索取，或用原来的程序另存一份。" }),
    picture_too_large: (p: Params) => ({ what: `${p["name"] || "这张图片"}太大：${p["width"] ?? "?"}×${p["height"] ?? "?"} 像素。`, next: `至多 ${p["most"] ?? "?"} 百万像素，请先缩小。` }),
    picture_file_too_large: (p: Params) => ({ what: `${p["name"] || "这张图片"}的文件太大：${bytes(Number(p["bytes"] ?? 0))}。`, next: `上限 ${bytes(Number(p["most"] ?? 0))}，请先缩小或压缩。` }),
    picture_unreadable: (p: Params) => ({ what: `${p["name"] || "文件"}读不出来${p["what"] ? `（${p["what"]}）` : ""}。`, next: "请确认文件还在，并且有读取权限。" }),
    picture_missing: () => ({ what: "稿库里没有这张图片。", next: "它可能已被清理，请重新添加。" }),
    export_unknown_format: () => ({ what: "没有这种导出格式。", next: "请重新选择格式。" }),
    export_target_unwritable: (p: Params) => ({ what: `目标文件夹不能写入${p["path"] ? `：${p["path"]}` : "。"}`, next: "请换一个文件夹，或检查权限和剩余空间。" }),
    export_encoding: (p: Params) => ({
      what: `${p["encoding"] ?? "所选编码"} 里没有这些字：${p["characters"] ?? ""}`,
      next: "请改用 UTF-8，或替换这些字。",
    }),
    export_placeholders: (p: Params) => ({
      what: `还有 ${p["count"] ?? ""} 处待核没有落实${p["first"] ? `，如${p["first"]}` : ""}。`,
      next: "请先补齐，或在导出页选择带着待核处导出。没有写出任何文件。",
    }),
    pattern_invalid: (p: Params) => ({ what: `正则表达式第 ${p["at"] ?? "?"} 个字符处有误。`, next: "改好再找；关掉“正则”就按字面查找。" }),
    template_invalid: (p: Params) => ({ what: `模板第 ${p["line"] ?? "?"} 行有误${p["what"] ? `：${p["what"]}` : ""}。`, next: "改好后再保存；当前仍用上一个可用的模板。" }),
    profile_missing: () => ({ what: "没有这个稿件类型。", next: "它可能已被删除，请另选一个。" }),
    profile_not_one: () => ({ what: "这不是稿件类型文件。", next: "请选择从稿台导出的 .profile.yaml 文件。" }),
    profile_newer: (p: Params) => ({ what: `这个稿件类型由更新版本的稿台建立（格式 ${p["found"] ?? "?"}，本程序认识到 ${p["known"] ?? "?"}）。`, next: "请升级稿台后再导入。" }),
    profile_unreadable: (p: Params) => ({ what: `这个稿件类型文件读不出来${p["what"] ? `（${p["what"]}）` : ""}。`, next: "请检查缩进和引号，再导入一次。" }),
    handle_unknown: () => ({ what: "刚才选的文件已经失效。", next: "请重新选择。" }),
    name_empty: () => ({ what: "名字还没有填。", next: "填写姓名后继续。" }),
    setting_invalid: () => ({ what: "这项设置没有保存。", next: "请再试一次。" }),
    cancelled: () => ({ what: "已取消。", next: "" }),
    unknown_verb: () => ({ what: "界面和程序版本不一致。", next: "请重新启动稿台。" }),
    bad_request: () => ({ what: "请求没有被接受。", next: "请再试一次；若仍如此，请把详情发给维护者。" }),
    internal: () => ({ what: "程序内部出错。", next: "稿件已保存的部分不受影响。请再试一次。" }),
  } as Record<FailureCode, (p: Params) => Said>,
};

/** The shape that every language fills. */
export type Messages = typeof zh;

const en: Messages = {
  brand: "Gaotai",
  close: "Close",
  cancel: "Cancel",
  ok: "OK",
  save: "Save",
  copy: "Copy",
  copied: "Copied",
  remove: "Remove",
  add: "Add",
  more: "More",
  less: "Less",
  retry: "Try again",
  none: "None",
  untitled: "Untitled story",
  words: (count) => `${number(count)} ${count === 1 ? "word" : "words"}`,
  items: (count) => `${number(count)} ${count === 1 ? "story" : "stories"}`,
  line: (line, column) => `line ${line}, column ${column}`,
  state: { draft: "Draft", exported: "Exported", trashed: "Trash" },
  authorRole: {
    reporter: "Reporter", correspondent: "Correspondent", photographer: "Photographer", compiler: "Compiler",
    commentator: "Commentator", translator: "Translator", trainee: "Trainee",
  },
  staffRole: {
    responsible_editor: "Responsible editor", duty_editor: "Duty editor", proofreader: "Proofreader", reviewer: "Reviewer",
    layout_editor: "Layout editor",
  },
  bylinePlace: { head: "At the top", end: "At the end" },
  sourceKind: { own: "Own", reprint: "Reprint" },
  originalRole: { kicker: "Kicker", main: "Main", sub: "Subtitle" },
  placeRole: { sent_from: "Sent from", event: "Where it happened", reported_from: "Reported from", mentioned: "Mentioned" },
  datelineKind: { wire: "Wire", paper: "Paper" },
  aiLevel: { none: "Not used", assisted: "Assisted", generated: "Generated" },
  targetUnit: { 字: "words (字)", characters: "characters", words: "words", lines: "lines" },
  targetShort: { 字: "words", characters: "characters", words: "words", lines: "lines" },
  outlineKind: { title: "Headline", section: "Section head", box: "Box", table: "Table", figure: "Picture", pull: "Pull quote", text: "Text" },
  priority: { 1: "Flash", 2: "Urgent", 3: "Normal", 4: "Low", 5: "Lowest" },
  field: {
    profile: "Profile", web_title: "Web title", kicker: "Kicker", title: "Headline", subtitle: "Subtitle", abstract: "Summary", slug: "Slug", language: "Language",
    channel: "Channel", genre: "Genre", source: "Source", original_title: "Original title", authors: "Authors", people: "Responsible editor", dateline: "Dateline", published_at: "Published",
    embargo_until: "Embargo", target: "Target length", priority: "Priority", desk: "Desk", places: "Places", keywords: "Keywords", subjects: "Subjects", persons: "Persons",
    organisations: "Organisations", first_published_at: "First published", updated_at: "Updated", publish_at: "Publish at", print: "In print", codes: "Codes", rights: "Rights", ai_use: "AI use",
    related: "Related", ed_note: "Note to desk",
  },
  relatedKind: { update_of: "Update of", correction_of: "Correction of", translation_of: "Translation of", see_also: "See also" },
  stage: { import: "As imported", repair: "Punctuation repaired", edit: "Edited", restore: "Brought back", create: "Created" },
  failure: {
    library_newer: (p) => ({
      what: `This library was made by a newer Gaotai${p["found"] ? ` (format ${p["found"]}; this program knows up to ${p["known"] ?? "?"})` : ""}.`,
      next: "Please update Gaotai and open it again. The library has not been changed.",
    }),
    library_damaged: () => ({ what: "The library's file is damaged and cannot be opened safely.", next: "Copy the whole library folder first, then restore a backup, or run gaotai check for details. Nothing has been written to it." }),
    library_read_only: () => ({ what: "The library's folder cannot be written to.", next: "Check the folder's permissions, or copy the library to a place that can be written." }),
    library_locked: () => ({ what: "The library is in use by another Gaotai window or command.", next: "Close the other window, then choose “Try again”." }),
    library_missing: () => ({ what: "The library's folder cannot be found.", next: "If it is on a removable or network drive, connect it, then choose “Try again”." }),
    not_a_library: () => ({ what: "This folder is not a library.", next: "Choose an empty folder or an existing library." }),
    disk_full: () => ({ what: "The disk is full.", next: "Please free some space. Your text is still in the window; Gaotai keeps trying to save it." }),
    story_missing: () => ({ what: "This story is no longer in the library.", next: "It may have been moved elsewhere; please refresh the list." }),
    story_changed_elsewhere: () => ({ what: "This story was changed elsewhere.", next: "Please open it again before you go on writing." }),
    change_invalid: () => ({ what: "This change does not fit a story and was not saved.", next: "Undo the last step and try again." }),
    import_empty: () => ({ what: "The file is empty.", next: "Please check that it is the right one." }),
    import_not_text: (p) => ({ what: `This is not a text file${p["what"] ? ` (it looks like ${p["what"]})` : ""}.`, next: "Plain text, web pages and Markdown can be imported." }),
    import_too_large: (p) => ({
      what: `The file is too large${p["bytes"] ? `: ${bytes(Number(p["bytes"]))}, at most ${bytes(Number(p["most"] ?? 0))}` : ""}.`,
      next: "No story needs that much text; please split it first.",
    }),
    import_broken_encoding: (p) => ({
      what: `The text encoding is broken${p["line"] ? ` from line ${p["line"]} on` : ""}.`,
      next: "Save it as UTF-8 in the program it came from, then import it.",
    }),
    import_unreadable: (p) => ({ what: `The file cannot be read${p["line"] ? `; the trouble is in line ${p["line"]}` : ""}${p["what"] ? ` (${p["what"]})` : ""}.`, next: "Check that it is whole and that you may read it." }),
    import_unknown_format: () => ({ what: "This kind of file is not known yet.", next: "Plain text, web pages and Markdown can be imported." }),
    import_profile: () => ({ what: "This is a story profile, not a story.", next: "Bring it in with “Import file” under “Manage story profiles”." }),
    import_nothing_found: () => ({ what: "No story was found in the file.", next: "Copy the text and use “Paste as new story”." }),
    picture_not_one: (p) => ({ what: `${p["name"] || "This file"} is not a picture.`, next: "JPEG, PNG, WebP, GIF, TIFF and BMP can be added." }),
    picture_unsupported: (p) => ({ what: `${p["name"] || "This picture"} is ${p["what"] ?? "of an unknown kind"}, which cannot be added yet.`, next: "Save it as JPEG, PNG or TIFF first." }),
    picture_broken: (p) => ({ what: `${p["name"] || "This picture"} is damaged${p["what"] ? ` (${p["what"]})` : ""}.`, next: "Ask for it again, or save it anew in the program it came from." }),
    picture_too_large: (p) => ({ what: `${p["name"] || "This picture"} is too large: ${p["width"] ?? "?"} × ${p["height"] ?? "?"} pixels.`, next: `At most ${p["most"] ?? "?"} megapixels: make it smaller first.` }),
    picture_file_too_large: (p) => ({ what: `The file of ${p["name"] || "this picture"} is too large: ${bytes(Number(p["bytes"] ?? 0))}.`, next: `At most ${bytes(Number(p["most"] ?? 0))}: make it smaller or compress it first.` }),
    picture_unreadable: (p) => ({ what: `${p["name"] || "The file"} cannot be read${p["what"] ? ` (${p["what"]})` : ""}.`, next: "See that it is still there and that you may read it." }),
    picture_missing: () => ({ what: "The library does not have this picture.", next: "It may have been cleared away. Add it again." }),
    export_unknown_format: () => ({ what: "There is no such export format.", next: "Please choose again." }),
    export_target_unwritable: (p) => ({ what: `The folder cannot be written to${p["path"] ? `: ${p["path"]}` : "."}`, next: "Choose another folder, or check its permissions and free space." }),
    export_encoding: (p) => ({
      what: `${p["encoding"] ?? "The encoding"} lacks these characters: ${p["characters"] ?? ""}`,
      next: "Use UTF-8, or replace them.",
    }),
    export_placeholders: (p) => ({
      what: `${p["count"] ?? ""} ${p["count"] === "1" ? "place is" : "places are"} still open${p["first"] ? `, such as ${p["first"]}` : ""}.`,
      next: "Fill them in, or choose to export all the same. Nothing was written.",
    }),
    pattern_invalid: (p) => ({ what: `The regular expression is wrong at character ${p["at"] ?? "?"}.`, next: "Mend it, or switch regular expressions off to find the text as it is." }),
    template_invalid: (p) => ({ what: `The template is not valid in line ${p["line"] ?? "?"}${p["what"] ? `: ${p["what"]}` : ""}.`, next: "Mend it and save again; until then the last good template is used." }),
    profile_missing: () => ({ what: "There is no such story profile.", next: "It may have been removed; please choose another one." }),
    profile_not_one: () => ({ what: "This file is not a story profile.", next: "Choose a .profile.yaml file that Gaotai exported." }),
    profile_newer: (p) => ({ what: `This profile was made by a newer Gaotai (version ${p["found"] ?? "?"}, this one reads up to ${p["known"] ?? "?"}).`, next: "Update Gaotai, then import it." }),
    profile_unreadable: (p) => ({ what: `This profile's file cannot be read${p["what"] ? ` (${p["what"]})` : ""}.`, next: "Check indentation and quotation marks, then import it again." }),
    handle_unknown: () => ({ what: "The file you chose is no longer at hand.", next: "Please choose it again." }),
    name_empty: () => ({ what: "The name is still missing.", next: "Please enter a name." }),
    setting_invalid: () => ({ what: "This setting was not saved.", next: "Please try again." }),
    cancelled: () => ({ what: "Cancelled.", next: "" }),
    unknown_verb: () => ({ what: "The window and the program are of different versions.", next: "Please restart Gaotai." }),
    bad_request: () => ({ what: "The request was not accepted.", next: "Please try again; if it stays so, send the details to the maintainers." }),
    internal: () => ({ what: "Something went wrong inside the program.", next: "What is saved is safe. Please try again." }),
  },
};

/** The common words in the interface's language. */
export const words = dictionary(zh, en);

/** What a failure says to a person. A code that is not known here shows itself. */
export function failureWords(failure: Failure): Said {
  const known = words().failure[failure.code] as ((p: Params) => Said) | undefined;
  return known?.(failure.params ?? {}) ?? { what: `${failure.code}: ${failure.detail}`, next: "" };
}
