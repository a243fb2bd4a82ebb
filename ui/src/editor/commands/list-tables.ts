/** Commands on tables. */
import {
  addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteTable, mergeCells, splitCell, toggleHeader, toggleHeaderCell,
} from "prosemirror-tables";
import { entry } from "./command.ts";
import { alignCells, deleteLines, isAligned, linesToTable, moveInTable, tableToLines } from "./tables.ts";
import { isAround } from "./wrap.ts";

export const TABLES = [
  entry("table_row_above", null, addRowBefore),
  entry("table_add_row", null, addRowAfter),
  entry("table_column_left", null, addColumnBefore),
  entry("table_add_column", null, addColumnAfter),
  entry("table_delete_row", null, deleteLines("row")),
  entry("table_delete_column", null, deleteLines("column")),
  entry("table_delete", null, deleteTable),
  entry("table_merge", null, mergeCells),
  entry("table_split", null, splitCell),
  entry("table_header_row", null, toggleHeader("row")),
  entry("table_header_column", null, toggleHeader("column")),
  entry("table_header_cell", null, toggleHeaderCell, isAround("table_header")),
  entry("table_align_left", null, alignCells("left"), isAligned("left")),
  entry("table_align_center", null, alignCells("center"), isAligned("center")),
  entry("table_align_right", null, alignCells("right"), isAligned("right")),
  entry("table_row_up", null, moveInTable("row", -1)),
  entry("table_row_down", null, moveInTable("row", 1)),
  entry("table_column_to_left", null, moveInTable("column", -1)),
  entry("table_column_to_right", null, moveInTable("column", 1)),
  entry("table_from_lines", null, linesToTable),
  entry("table_to_lines", null, tableToLines),
];
