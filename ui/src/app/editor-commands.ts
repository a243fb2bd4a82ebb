/** The editor's commands, named for palette and cheat sheet. */
import { COMMANDS, type CommandId } from "../editor";
import type { Command } from "../shared/command.svelte";
import type { Words } from "../shared/i18n.svelte";
import { desk } from "../shared/story.svelte";
import { ui } from "./ui.svelte";

/** A command of the editor without a name does not build. */
export const EDITOR_WORDS: Record<CommandId, Words> = {
  bold: { zh: "加粗", en: "Bold" },
  italic: { zh: "斜体", en: "Italic" },
  underline: { zh: "下划线", en: "Underline" },
  superscript: { zh: "上标", en: "Superscript" },
  subscript: { zh: "下标", en: "Subscript" },
  link: { zh: "链接", en: "Link" },
  paragraph: { zh: "正文段落", en: "Paragraph" },
  lede: { zh: "导语", en: "Lede" },
  question: { zh: "问（访谈）", en: "Question" },
  answer: { zh: "答（访谈）", en: "Answer" },
  section_head_2: { zh: "小标题", en: "Section head" },
  section_head_3: { zh: "次级小标题", en: "Second section head" },
  bullet_list: { zh: "项目列表", en: "Bullet list" },
  ordered_list: { zh: "编号列表", en: "Numbered list" },
  quote: { zh: "引文", en: "Quote" },
  pull_quote: { zh: "摘引大字", en: "Pull quote" },
  box: { zh: "栏框（资料）", en: "Box (facts)" },
  divider: { zh: "分隔线", en: "Divider" },
  table: { zh: "插入表格", en: "Insert table" },
  figure: { zh: "插入图片", en: "Insert picture" },
  embed: { zh: "嵌入链接内容", en: "Embed" },
  table_add_row: { zh: "表格：下方加行", en: "Table: add row below" },
  table_add_column: { zh: "表格：右侧加列", en: "Table: add column to the right" },
  table_delete_row: { zh: "表格：删除行", en: "Table: delete row" },
  table_delete_column: { zh: "表格：删除列", en: "Table: delete column" },
  table_delete: { zh: "删除表格", en: "Delete table" },
  move_up: { zh: "上移本段", en: "Move block up" },
  move_down: { zh: "下移本段", en: "Move block down" },
  undo: { zh: "撤销", en: "Undo" },
  redo: { zh: "重做", en: "Redo" },
  select_all: { zh: "全选", en: "Select all" },
};

/** Pictures come in with an import; there is no way yet to add one, so it is not offered. */
const NOT_YET: readonly CommandId[] = ["figure"];

/** Taking back must work from the list too; bold must not. */
const OUTSIDE: readonly CommandId[] = ["undo", "redo"];

/** Its key asks for the address first, which the editor cannot. */
const LINK_KEY = "Mod-Shift-k";

function usable(id: CommandId): boolean {
  // Read so that what depends on the cursor is asked again when it moves.
  void desk.moves;
  return desk.mode === "write" && (desk.editor?.can(id, id === "link" ? { href: "https://example.org" } : {}) ?? false);
}

export const editorCommands: readonly Command[] = COMMANDS.filter(({ id }) => !NOT_YET.includes(id)).map(({ id, shortcut }) => ({
  id: `text.${id}`,
  title: EDITOR_WORDS[id],
  group: "text",
  ...(id === "link" ? { shortcut: LINK_KEY } : shortcut === null ? {} : { shortcut, keyInEditor: OUTSIDE.includes(id) ? ("or_outside" as const) : ("only" as const) }),
  enabled: () => usable(id),
  run: () => (id === "link" ? ui.open("link") : desk.editor?.exec(id)),
}));
