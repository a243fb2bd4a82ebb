/** The editor's commands, named for palette and cheat sheet. */
import { COMMANDS, type CommandId, type OwnKeys } from "../editor";
import type { Command } from "../shared/command.svelte";
import type { Words } from "../shared/i18n.svelte";
import { desk } from "../shared/story.svelte";
import { told } from "../shared/told";
import { choosePictures } from "./pictures/tool";
import { ui } from "./ui.svelte";

/** A command of the editor without a name does not build. */
export const EDITOR_WORDS: Record<CommandId, Words> = {
  bold: { zh: "加粗", en: "Bold" },
  italic: { zh: "斜体", en: "Italic" },
  underline: { zh: "下划线", en: "Underline" },
  superscript: { zh: "上标", en: "Superscript" },
  subscript: { zh: "下标", en: "Subscript" },
  clear_format: { zh: "清除文字格式", en: "Clear formatting" },
  link: { zh: "链接", en: "Link" },
  paragraph: { zh: "正文段落", en: "Paragraph" },
  lede: { zh: "导语", en: "Lede" },
  continuation: { zh: "续段（顶格）", en: "Continuation (no indent)" },
  question: { zh: "问（访谈）", en: "Question" },
  answer: { zh: "答（访谈）", en: "Answer" },
  section_head_2: { zh: "小标题", en: "Section head" },
  section_head_3: { zh: "次级小标题", en: "Second section head" },
  bullet_list: { zh: "项目列表", en: "Bullet list" },
  ordered_list: { zh: "编号列表", en: "Numbered list" },
  quote: { zh: "引文", en: "Quote" },
  pull_quote: { zh: "摘引大字", en: "Pull quote" },
  pull_from_text: { zh: "把这句话做成摘引大字", en: "Pull quote from this sentence" },
  box: { zh: "栏框：数据", en: "Box: facts" },
  box_background: { zh: "栏框：新闻背景", en: "Box: background" },
  box_questions: { zh: "栏框：问答", en: "Box: questions" },
  box_note: { zh: "栏框：编者按", en: "Box: editor’s note" },
  unwrap: { zh: "移出引文、栏框或列表", en: "Out of quote, box or list" },
  edit_field: { zh: "到栏框标题、引文出处或图片描述", en: "To the box’s title, the quote’s source or the picture’s description" },
  divider: { zh: "分隔线", en: "Divider" },
  table: { zh: "插入表格", en: "Insert table" },
  figure: { zh: "插入图片…", en: "Insert pictures…" },
  embed: { zh: "嵌入链接内容", en: "Embed" },
  table_row_above: { zh: "表格：上方加行", en: "Table: add row above" },
  table_add_row: { zh: "表格：下方加行", en: "Table: add row below" },
  table_column_left: { zh: "表格：左侧加列", en: "Table: add column to the left" },
  table_add_column: { zh: "表格：右侧加列", en: "Table: add column to the right" },
  table_delete_row: { zh: "表格：删除行", en: "Table: delete row" },
  table_delete_column: { zh: "表格：删除列", en: "Table: delete column" },
  table_delete: { zh: "表格：删除整个表格", en: "Table: delete the whole table" },
  table_merge: { zh: "表格：合并单元格", en: "Table: merge cells" },
  table_split: { zh: "表格：拆分单元格", en: "Table: split cell" },
  table_header_row: { zh: "表格：首行作表头", en: "Table: first row as heading" },
  table_header_column: { zh: "表格：首列作表头", en: "Table: first column as heading" },
  table_header_cell: { zh: "表格：单元格作表头", en: "Table: cell as heading" },
  table_align_left: { zh: "表格：左对齐", en: "Table: align left" },
  table_align_center: { zh: "表格：居中对齐", en: "Table: align centre" },
  table_align_right: { zh: "表格：右对齐", en: "Table: align right" },
  table_row_up: { zh: "表格：行上移", en: "Table: move row up" },
  table_row_down: { zh: "表格：行下移", en: "Table: move row down" },
  table_column_to_left: { zh: "表格：列左移", en: "Table: move column left" },
  table_column_to_right: { zh: "表格：列右移", en: "Table: move column right" },
  table_from_lines: { zh: "表格：把这几行变成表格", en: "Table: make from these lines" },
  table_to_lines: { zh: "表格：变回文字", en: "Table: turn into text" },
  paragraph_after: { zh: "在后面另起一段", en: "Paragraph behind this block" },
  paragraph_before: { zh: "在前面另起一段", en: "Paragraph before this block" },
  only_print: { zh: "只见报（网稿不用）", en: "Only in print" },
  only_web: { zh: "只上网（报纸不用）", en: "Only on the web" },
  only_everywhere: { zh: "报网都用", en: "Everywhere (print and web)" },
  next_section: { zh: "到下一个小标题", en: "To the next section head" },
  previous_section: { zh: "到上一个小标题", en: "To the previous section head" },
  move_up: { zh: "上移本段", en: "Move block up" },
  move_down: { zh: "下移本段", en: "Move block down" },
  duplicate: { zh: "复制一份本段", en: "Duplicate block" },
  delete_block: { zh: "删除本段", en: "Delete block" },
  suggest_accept_all: { zh: "修订：全部接受", en: "Suggestions: accept all" },
  suggest_reject_all: { zh: "修订：全部拒绝", en: "Suggestions: reject all" },
  undo: { zh: "撤销", en: "Undo" },
  redo: { zh: "重做", en: "Redo" },
  select_all: { zh: "全选", en: "Select all" },
};

/** Taking back must work from the list too; bold must not. */
const OUTSIDE: readonly CommandId[] = ["undo", "redo"];

/** These ask first, for an address or for files, which the editor cannot; so their keys are the window's. */
const ASKING: Partial<Record<CommandId, { key: string; ask: () => unknown }>> = {
  link: { key: "Mod-Shift-k", ask: () => ui.open("link") },
  figure: { key: "Mod-Alt-i", ask: () => told(async () => desk.story && choosePictures(desk.story)) },
};

function usable(id: CommandId): boolean {
  // Read so that what depends on the cursor is asked again when it moves.
  void desk.moves;
  // Pictures find a place from anywhere in the story.
  if (id === "figure") return desk.writing && desk.editor !== null;
  return desk.writing && (desk.editor?.can(id, id === "link" ? { href: "https://example.org" } : {}) ?? false);
}

/** The person's own keys as the editor takes them. */
export function editorKeys(own: Readonly<Record<string, string | null>>): OwnKeys {
  const mine = COMMANDS.flatMap(({ id }) => (own[`text.${id}`] === undefined || ASKING[id] ? [] : [[id, own[`text.${id}`]] as const]));
  return Object.fromEntries(mine);
}

export const editorCommands: readonly Command[] = COMMANDS.map(({ id, shortcut }) => ({
  id: `text.${id}`,
  title: EDITOR_WORDS[id],
  group: "text",
  ...(ASKING[id] ? { shortcut: ASKING[id].key } : shortcut === null ? {} : { shortcut, keyInEditor: OUTSIDE.includes(id) ? ("or_outside" as const) : ("only" as const) }),
  enabled: () => usable(id),
  run: () => (ASKING[id] ? ASKING[id].ask() : desk.editor?.exec(id)),
}));
