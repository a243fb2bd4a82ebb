/** Every command of the editor, in one list; palette, menus and keys derive from it. */
import type { CommandArgs } from "../types.ts";
import type { EditorState, Transaction } from "prosemirror-state";

/** Names of the commands; the interface's words for them are `command.<id>`. */
export type CommandId =
  | "bold" | "italic" | "underline" | "superscript" | "subscript" | "link"
  | "paragraph" | "lede" | "question" | "answer" | "section_head_2" | "section_head_3"
  | "bullet_list" | "ordered_list" | "quote" | "pull_quote" | "box"
  | "divider" | "table" | "figure" | "embed"
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

/** In the order of menus. */
export const COMMANDS: readonly EditorCommand[] = [];
