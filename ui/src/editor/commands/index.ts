/** Every command of the editor, in one list; palette, menus and keys derive from it. */
import { selectAll, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import type { Command, EditorState, Transaction } from "prosemirror-state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable } from "prosemirror-tables";
import { schema } from "../schema/index.ts";
import type { CommandArgs } from "../types.ts";
import { insertBlock, isAround, isBlock, makeTable, moveBlock, selectInPlace, setBlock, toggleBlock, toggleList, toggleWrap } from "./blocks.ts";
import { hasMark, raise, setLink } from "./marks.ts";

/** Names of the commands; the interface's words for them are `command.<id>`. */
export type CommandId =
  | "bold" | "italic" | "underline" | "superscript" | "subscript" | "link"
  | "paragraph" | "lede" | "question" | "answer" | "section_head_2" | "section_head_3"
  | "bullet_list" | "ordered_list" | "quote" | "pull_quote" | "box"
  | "divider" | "table" | "figure" | "embed"
  | "table_add_row" | "table_add_column" | "table_delete_row" | "table_delete_column" | "table_delete"
  | "move_up" | "move_down" | "undo" | "redo" | "select_all";

/** One command. */
export type EditorCommand = {
  id: CommandId;
  /** In ProseMirror's notation (`Mod-b`; Mod is Cmd on a Mac and Ctrl elsewhere); null without one. */
  shortcut: string | null;
  /** Carries it out; false when it does not apply here. Without `dispatch` it only tells. */
  run: (state: EditorState, dispatch: ((tr: Transaction) => void) | undefined, args: CommandArgs) => boolean;
  /** Whether it already holds at the selection (bold text, a quote, …). */
  active?: (state: EditorState) => boolean;
};

const { nodes: n, marks: m } = schema;

type Run = EditorCommand["run"];

function entry(id: CommandId, shortcut: string | null, command: Command, active?: EditorCommand["active"]): EditorCommand {
  return withArgs(id, shortcut, (state, dispatch) => command(state, dispatch), active);
}

function withArgs(id: CommandId, shortcut: string | null, run: Run, active?: EditorCommand["active"]): EditorCommand {
  return { id, shortcut, run, ...(active ? { active } : {}) };
}

function style(id: CommandId, shortcut: string | null, name: string): EditorCommand {
  const attrs = { style: name };
  const command = name === "body" ? setBlock(n.paragraph, attrs) : toggleBlock(n.paragraph, attrs);
  return entry(id, shortcut, command, isBlock(n.paragraph, attrs));
}

function head(id: CommandId, shortcut: string, level: number): EditorCommand {
  return entry(id, shortcut, toggleBlock(n.section_head, { level }), isBlock(n.section_head, { level }));
}

/** In the order of menus. */
export const COMMANDS: readonly EditorCommand[] = [
  entry("bold", "Mod-b", toggleMark(m.strong), hasMark(m.strong)),
  entry("italic", "Mod-i", toggleMark(m.em), hasMark(m.em)),
  entry("underline", "Mod-u", toggleMark(m.underline), hasMark(m.underline)),
  entry("superscript", "Mod-.", raise(m.sup), hasMark(m.sup)),
  entry("subscript", "Mod-,", raise(m.sub), hasMark(m.sub)),
  // Its key belongs to the frame, which must ask for the address first.
  withArgs("link", null, (state, dispatch, { href = "" }) => setLink(href)(state, dispatch), hasMark(m.link)),
  style("paragraph", "Mod-Alt-0", "body"),
  style("lede", "Mod-Alt-3", "lede"),
  head("section_head_2", "Mod-Alt-1", 2),
  head("section_head_3", "Mod-Alt-2", 3),
  style("question", "Mod-Alt-4", "question"),
  style("answer", "Mod-Alt-5", "answer"),
  entry("bullet_list", "Mod-Shift-8", toggleList(n.bullet_list), isAround("bullet_list")),
  entry("ordered_list", "Mod-Shift-7", toggleList(n.ordered_list), isAround("ordered_list")),
  entry("quote", "Mod-Shift-9", toggleWrap(n.quote, "block"), isAround("quote", { kind: "block" })),
  entry("pull_quote", null, toggleWrap(n.quote, "pull"), isAround("quote", { kind: "pull" })),
  withArgs("box", null, (state, dispatch, { kind = "facts" }) => toggleWrap(n.box, kind)(state, dispatch), isAround("box")),
  entry("divider", null, insertBlock(() => n.divider.create())),
  withArgs("table", null, (state, dispatch, { rows, columns }) => insertBlock(() => makeTable(rows, columns))(state, dispatch)),
  withArgs("figure", null, (state, dispatch, { media = null, alt = "" }) =>
    insertBlock(() => n.figure.createAndFill({ media, alt }))(state, dispatch)),
  withArgs("embed", null, (state, dispatch, { url = "", title = "" }) => insertBlock(() => n.embed.create({ url, title }))(state, dispatch)),
  entry("table_add_row", null, addRowAfter),
  entry("table_add_column", null, addColumnAfter),
  entry("table_delete_row", null, deleteRow),
  entry("table_delete_column", null, deleteColumn),
  entry("table_delete", null, deleteTable),
  entry("move_up", "Alt-ArrowUp", moveBlock(-1)),
  entry("move_down", "Alt-ArrowDown", moveBlock(1)),
  entry("undo", "Mod-z", undo),
  entry("redo", "Mod-Shift-z", redo),
  entry("select_all", "Mod-a", (state, dispatch) => selectInPlace(state, dispatch) || selectAll(state, dispatch)),
];

/** The command of this name. */
export function command(id: CommandId): EditorCommand | undefined {
  return COMMANDS.find((one) => one.id === id);
}

