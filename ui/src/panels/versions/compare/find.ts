/** Finding in a comparison: rows by what stands in them on either side, and the places in what is shown. */
import type { ComparedRow, Piece } from "../wire";

const text = (pieces: readonly Piece[], without?: Piece["op"]) => pieces.map((piece) => (piece.op === without ? "" : piece.text)).join("").toLowerCase();

/** The rows in which the old or the new text has these characters, capitals or not. */
export function rowsWith(rows: readonly ComparedRow[], query: string): number[] {
  const wanted = query.toLowerCase();
  if (wanted === "") return [];
  // Inline both texts stand in one line: what reads through struck words is found as well.
  const has = ({ pieces }: ComparedRow) => text(pieces, "added").includes(wanted) || text(pieces, "removed").includes(wanted) || text(pieces).includes(wanted);
  return rows.flatMap((row, at) => (has(row) ? [at] : []));
}

/** Where these characters stand in an element, over the borders of what it is made of. */
export function placesIn(element: Element, query: string): Range[] {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  const [all, wanted] = [nodes.map((node) => node.data).join("").toLowerCase(), query.toLowerCase()];
  const point = (at: number, end: boolean): [Text, number] => {
    let left = at;
    for (const node of nodes) {
      if (left < node.length || (end && left === node.length)) return [node, left];
      left -= node.length;
    }
    return [nodes.at(-1)!, nodes.at(-1)!.length];
  };
  const found: Range[] = [];
  for (let at = wanted === "" ? -1 : all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + wanted.length)) {
    const range = document.createRange();
    range.setStart(...point(at, false));
    range.setEnd(...point(at + wanted.length, true));
    found.push(range);
  }
  return found;
}
