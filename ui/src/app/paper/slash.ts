/** What the slash menu offers for what has been typed. */
import type { CommandArgs, CommandId } from "../../editor";
import { filter } from "../fuzzy";
import { SLASH_ENTRIES, type SlashEntry } from "./words";

/** A line of the menu as it stands now; `size` where a table's was typed. */
export type SlashChoice = SlashEntry & { size?: { rows: number; columns: number } };

/** `表格4x3`, `table 4×3`: four rows of three. */
const SIZE = /(\d{1,3})\s*[x×*＊乘]\s*(\d{1,2})$/i;

/** What fits, the best first; `can` tells what would do something here. */
export function slashChoices(typed: string, can: (id: CommandId, args: CommandArgs) => boolean): SlashChoice[] {
  const text = typed.normalize("NFKC").toLowerCase();
  const size = SIZE.exec(text);
  // Pinyin that is still being composed is divided by the input method.
  const asked = text.replace(SIZE, "").replace(/['’\s]/g, "");
  const fitting = filter(asked, SLASH_ENTRIES, ({ title, also }) => [title.zh, title.en, ...also.split(" ")]);
  return fitting.filter(({ command, args = {} }) => can(command, args)).map((entry) => (entry.command === "table" && size ? sized(entry, size) : entry));
}

function sized(entry: SlashEntry, [, rows, columns]: RegExpExecArray): SlashChoice {
  const size = { rows: Number(rows), columns: Number(columns) };
  return { ...entry, args: size, size };
}
