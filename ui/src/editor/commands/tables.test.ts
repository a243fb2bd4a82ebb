import { commandCases } from "../test/commands.ts";

const cell = (text: string) => `<td><p>${text}</p></td>`;
const head = (text: string) => `<th><p>${text}</p></th>`;
const row = (...cells: string[]) => `<tr>${cells.map((text) => (text.startsWith("<") ? text : cell(text))).join("")}</tr>`;
const table = (...rows: string[]) => `<table>${rows.join("")}</table>`;

commandCases([
  [table(row("a|", "b")), "table_row_above", table(row("", ""), row("a|", "b"))],
  [table(row("a|", "b")), "table_add_row", table(row("a|", "b"), row("", ""))],
  [table(row("a|", "b")), "table_column_left", table(row("", "a|", "b"))],
  [table(row("a|", "b")), "table_add_column", table(row("a|", "", "b"))],
  [table(row(head("a|"), head("b"))), "table_add_row", table(row(head("a|"), head("b")), row("", ""))],
  [table(row("a|", "b"), row("c", "d")), "table_delete_row", table(row("|c", "d"))],
  [table(row("a|", "b")), "table_delete_column", table(row("|b"))],
  [`<p>x</p>${table(row("a|"))}<p>y</p>`, "table_delete_row", "<p>x</p><p>|y</p>"],
  [`<p>x</p>${table(row("a|"))}<p>y</p>`, "table_delete", "<p>x</p><p>|y</p>"],
  [table(row("{a", "b}"), row("c", "d")), "table_merge", table(row("<td cols='2'><p>{a</p><p>b}</p></td>"), row("c", "d"))],
  [table(row("{a", "b"), row("c}", "d")), "table_merge", table(row("<td rows='2'><p>{a</p><p>c}</p></td>", "b"), row("d"))],
  [table(row("a|", "b")), "table_merge", null],
  [table(row("<td cols='2'><p>a|</p></td>"), row("c", "d")), "table_split", table(row("a|", ""), row("c", "d"))],
  [table(row("a|", "b")), "table_split", null],
  [table(row("a|", "b"), row("c", "d")), "table_header_row", table(row(head("a|"), head("b")), row("c", "d"))],
  [table(row(head("a|"), head("b")), row("c", "d")), "table_header_row", table(row("a|", "b"), row("c", "d"))],
  [table(row("a|", "b"), row("c", "d")), "table_header_column", table(row(head("a|"), "b"), row(head("c"), "d"))],
  [table(row("a|", "b")), "table_header_cell", table(row(head("a|"), "b"))],
  [table(row("a|", "b")), "table_align_center", table(row("<td align='center'><p>a|</p></td>", "b"))],
  [table(row("<td align='right'><p>a|</p></td>", "b")), "table_align_right", table(row("a|", "b"))],
  [table(row("{a", "b}")), "table_align_right", table(row("<td align='right'><p>{a</p></td>", "<td align='right'><p>b}</p></td>"))],
  ["<p>a|</p>", "table_align_left", null],
  ["<p>a|</p>", "table_add_row", null],
]);

commandCases([
  [table(row("a", "b"), row("c|", "d")), "table_row_up", table(row("c|", "d"), row("a", "b"))],
  [table(row("a|", "b"), row("c", "d")), "table_row_down", table(row("c", "d"), row("a|", "b"))],
  [table(row("a|", "b"), row("c", "d")), "table_row_up", null],
  [table(row("a|", "b"), row("c", "d")), "table_column_to_right", table(row("b", "a|"), row("d", "c"))],
  [table(row("a", "b|"), row("c", "d")), "table_column_to_left", table(row("b|", "a"), row("d", "c"))],
  [table(row("<td cols='2'><p>a</p></td>"), row("c|", "d")), "table_column_to_right", null],
  [table(row("<td rows='2'><p>a</p></td>", "b"), row("c"), row("d|", "e")), "table_row_up", null],
]);

commandCases([
  ["<p>[a\tb</p><p>c\td]</p>", "table_from_lines", table(row("[a", "b"), row("c]", "d"))],
  ["<p>[甲｜乙</p><p>丙]</p>", "table_from_lines", table(row("[甲", "乙"), row("丙]", ""))],
  ["<p>[a</p><p>b]</p>", "table_from_lines", table(row("[a"), row("b]"))],
  ["<p>a|</p>", "table_from_lines", null],
  ["<p>[a</p><hr/><p>b]</p>", "table_from_lines", null],
  [table(row("a|", "b"), row("c", "d")), "table_to_lines", "<p>a|\tb</p><p>c\td</p>"],
  ["<p>a|</p>", "table_to_lines", null],
]);

commandCases([
  ["<p>a|</p>", "table", `<p>a</p>${table(row(head("|")), row(""))}<p></p>`, { rows: 2, columns: 1 }],
  ["<box><p>a|</p></box>", "table", `<box><p>a</p>${table(row(head("|")))}</box>`, { rows: 1, columns: 1 }],
  [table(row("a|")), "table", `${table(row("a"))}${table(row(head("|")))}<p></p>`, { rows: 1, columns: 1 }],
]);
