/** Tables: those that hold data become even tables, those that only lay a page out are opened. */
import { Fragment, type Node } from "prosemirror-model";
import { schema } from "../../schema/index.ts";

const { nodes: n } = schema;
const MOST = 1000;

type Cell = { element: Element; colspan: number; rowspan: number };
type Read = (cell: Element) => Node[];

/** The blocks that a table becomes; its caption comes first, as a paragraph. */
export function tableBlocks(table: Element, read: Read): Node[] {
  const rows = rowsOf(table);
  const captions = [...table.children].filter((child) => child.localName === "caption").flatMap(read);
  if (isLayout(table, rows)) return [...captions, ...rows.flatMap((row) => row.flatMap((cell) => read(cell.element)))];
  return [...captions, ...even(rows, read)];
}

function rowsOf(table: Element): Cell[][] {
  const groups = [...table.children].flatMap((child) => (/^(tbody|thead|tfoot)$/.test(child.localName) ? [...child.children] : [child]));
  const rows = groups.filter((child) => child.localName === "tr");
  const cells = (row: Element) => [...row.children].filter((child) => /^t[dh]$/.test(child.localName));
  return rows.map((row) => cells(row).map((element) => ({ element, colspan: span(element, "colspan"), rowspan: span(element, "rowspan") })));
}

function span(element: Element, name: string): number {
  const value = Number.parseInt(element.getAttribute(name) ?? "1", 10);
  return value >= 1 ? Math.min(value, MOST) : 1;
}

/** One cell, tables within, or said to be so. */
function isLayout(table: Element, rows: readonly Cell[][]): boolean {
  const role = table.getAttribute("role");
  return role === "presentation" || role === "none" || rows.flat().length <= 1 || table.querySelector("table") !== null;
}

/** Every row as wide as the widest, no span over the table's end. */
function even(rows: readonly Cell[][], read: Read): Node[] {
  const taken: boolean[][] = rows.map(() => []);
  const out: Node[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while (taken[y]![x]) x += 1;
      let colspan = 1;
      while (colspan < cell.colspan && !taken[y]![x + colspan] && x + colspan < MOST) colspan += 1;
      const rowspan = Math.min(cell.rowspan, rows.length - y);
      for (let dy = 0; dy < rowspan; dy += 1) for (let dx = 0; dx < colspan; dx += 1) taken[y + dy]![x + dx] = true;
      out[y]!.push(cellNode(cell.element, colspan, rowspan, read));
    }
  });
  const width = Math.max(...taken.map((row) => row.length));
  out.forEach((row, y) => {
    for (let x = 0; x < width; x += 1) if (!taken[y]![x]) row.push(n.table_cell.create(null, n.paragraph.create()));
  });
  return inRows(out);
}

/** Rows that are only the lower parts of cells above cannot stand; their cells end before. */
function inRows(rows: readonly Node[][]): Node[] {
  const shorten = (cells: Node[], y: number) =>
    cells.map((cell) => {
      const rowspan = cell.attrs["rowspan"] as number;
      const covered = rows.slice(y, y + rowspan).filter((row) => row.length > 0).length;
      return covered === rowspan ? cell : cell.type.create({ ...cell.attrs, rowspan: covered }, cell.content);
    });
  const whole = rows.map(shorten).filter((row) => row.length > 0);
  const said = whole.some((row) => row.some((cell) => cell.textContent !== ""));
  return said ? [n.table.create(null, whole.map((row) => n.table_row.create(null, row)))] : [];
}

function cellNode(element: Element, colspan: number, rowspan: number, read: Read): Node {
  const type = element.localName === "th" ? n.table_header : n.table_cell;
  const lines = read(element).flatMap(asParagraphs);
  const content = lines.length > 0 ? lines.map((line) => (type === n.table_header ? unbold(line) : line)) : [n.paragraph.create()];
  return type.create({ colspan, rowspan, alignment: alignment(element) }, content);
}

function alignment(element: Element): string | null {
  const own = (cell: Element | null) => /text-align:\s*(\w+)/i.exec(cell?.getAttribute("style") ?? "")?.[1] ?? cell?.getAttribute("align");
  const said = (own(element) ?? (element.children.length === 1 ? own(element.firstElementChild) : null) ?? "").toLowerCase();
  return said === "right" || said === "center" ? said : null;
}

/** A header is bold by itself. */
const unbold = (line: Node) =>
  line.copy(Fragment.fromArray(line.children.map((run) => run.mark(schema.marks.strong.removeFromSet(run.marks)))));

/** The text blocks in a block, as paragraphs: what a cell can hold. */
export function asParagraphs(node: Node): Node[] {
  if (node.type === n.paragraph) return [node];
  if (node.isTextblock) return node.content.size === 0 ? [] : [n.paragraph.create(null, node.content)];
  return node.children.flatMap(asParagraphs);
}
