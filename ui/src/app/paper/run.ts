/** Running the editor's commands on a manuscript that need not be the active one. */
import { COMMANDS, type CommandArgs, type CommandId, type EditorView } from "../../editor";

const find = (id: CommandId) => COMMANDS.find((one) => one.id === id);

/** Whether the command would do something. */
export function canOn(view: EditorView, id: CommandId, args: CommandArgs = {}): boolean {
  return view.editable && (find(id)?.run(view.state, undefined, args) ?? false);
}

/** Carries it out and gives the focus back to the text. */
export function runOn(view: EditorView, id: CommandId, args: CommandArgs = {}): void {
  find(id)?.run(view.state, view.dispatch, args);
  view.focus();
}

/** Whether it already holds at the selection. */
export const activeOn = (view: EditorView, id: CommandId): boolean => find(id)?.active?.(view.state) ?? false;
