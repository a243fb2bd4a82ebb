/** Running the editor's commands on a manuscript that need not be the active one. */
import { command, type CommandArgs, type CommandId, type EditorView } from "../../editor";

/** Whether the command would do something. */
export function canOn(view: EditorView, id: CommandId, args: CommandArgs = {}): boolean {
  return view.editable && (command(id)?.run(view.state, undefined, args) ?? false);
}

/** Carries it out and gives the focus back to the text. */
export function runOn(view: EditorView, id: CommandId, args: CommandArgs = {}): void {
  command(id)?.run(view.state, view.dispatch, args);
  view.focus();
}

/** Whether it already holds at the selection. */
export const activeOn = (view: EditorView, id: CommandId): boolean => command(id)?.active?.(view.state) ?? false;
