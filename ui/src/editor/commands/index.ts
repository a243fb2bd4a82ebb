/** Every command of the editor, in one list; palette, menus and keys derive from it. */
import { chainCommands } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { undoTyping } from "../plugins/typing/index.ts";
import { type EditorCommand, entry } from "./command.ts";
import { BLOCKS, INSERTS, MOVES } from "./list-blocks.ts";
import { TABLES } from "./list-tables.ts";
import { TEXT } from "./list-text.ts";
import { SUGGEST } from "./list-suggest.ts";
import { SECTIONS, TRIMS } from "./list-trims.ts";
import { selectMore } from "./select.ts";

export type { EditorCommand } from "./command.ts";

const HISTORY = [entry("undo", "Mod-z", chainCommands(undoTyping, undo)), entry("redo", "Mod-Shift-z", redo), entry("select_all", "Mod-a", selectMore)];

const ALL = [...TEXT, ...BLOCKS, ...INSERTS, ...TABLES, ...TRIMS, ...MOVES, ...SECTIONS, ...SUGGEST, ...HISTORY];

/** Names of the commands; the interface has words for each. */
export type CommandId = (typeof ALL)[number]["id"];

/** In the order of menus. */
export const COMMANDS: readonly EditorCommand<CommandId>[] = ALL;

/** The command of this name. */
export function command(id: CommandId): EditorCommand | undefined {
  return COMMANDS.find((one) => one.id === id);
}
