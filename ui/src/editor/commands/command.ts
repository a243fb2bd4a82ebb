/** What a command of the editor is, and how the lists of commands are written. */
import type { Command, EditorState, Transaction } from "prosemirror-state";
import type { CommandArgs } from "../types.ts";

/** One command. */
export type EditorCommand<Id extends string = string> = {
  id: Id;
  /** In ProseMirror's notation (`Mod-b`; Mod is Cmd on a Mac and Ctrl elsewhere); null without one. */
  shortcut: string | null;
  /** Carries it out; false when it does not apply here. Without `dispatch` it only tells. */
  run: (state: EditorState, dispatch: ((tr: Transaction) => void) | undefined, args: CommandArgs) => boolean;
  /** Whether it already holds at the selection (bold text, a quote, …). */
  active?: (state: EditorState) => boolean;
};

type Active = (state: EditorState) => boolean;

/** A command without arguments. */
export function entry<const Id extends string>(id: Id, shortcut: string | null, command: Command, active?: Active): EditorCommand<Id> {
  return withArgs(id, shortcut, (state, dispatch) => command(state, dispatch), active);
}

/** A command that takes arguments. */
export function withArgs<const Id extends string>(
  id: Id, shortcut: string | null, run: EditorCommand["run"], active?: Active,
): EditorCommand<Id> {
  return { id, shortcut, run, ...(active ? { active } : {}) };
}
