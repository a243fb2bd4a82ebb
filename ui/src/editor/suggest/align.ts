/** Which leaves of two states are the same ones in the same order. */
import { type Node } from "prosemirror-model";
import { idOf, isContainer, type Leaf } from "./flat.ts";
import { isStruck } from "./types.ts";

const isCell = ({ type }: Node) => type.name === "table_cell" || type.name === "table_header";

/** Whether one can become the other by edits. */
export const sameKind = (a: Node, b: Node) =>
  idOf(a) === idOf(b) && (a.type === b.type || (a.isTextblock && b.isTextblock) || (isContainer(a) && isContainer(b)) || (isCell(a) && isCell(b)));

/** What it costs to show a leaf as moved: its text that is not struck. */
function weight({ node }: Leaf): number {
  if (!node.isTextblock) return 8;
  return node.children.reduce((sum, child) => sum + (isStruck(child.marks) ? 0 : child.nodeSize), 0.1);
}

/** Pairs of indices, rising on both sides, of leaves with one id: those that are not moved. */
export function anchors(was: readonly Leaf[], now: readonly Leaf[]): [number, number][] {
  const places = new Map(was.map(({ node }, at) => [idOf(node), at]));
  const pairs = now.flatMap(({ node }, at): [number, number][] => {
    const from = places.get(idOf(node));
    return from !== undefined && sameKind(was[from]!.node, node) ? [[from, at]] : [];
  });
  if (pairs.every(([from], at) => at === 0 || pairs[at - 1]![0] < from)) return pairs;
  return heaviest(pairs, pairs.map(([, at]) => weight(now[at]!)));
}

/** The rising pairs that weigh most together. */
function heaviest(pairs: readonly [number, number][], weights: readonly number[]): [number, number][] {
  const sums: number[] = [];
  const back: number[] = [];
  let best = 0;
  for (const [at, [from]] of pairs.entries()) {
    sums[at] = weights[at]!;
    back[at] = -1;
    for (let before = 0; before < at; before += 1) {
      if (pairs[before]![0] >= from || sums[before]! + weights[at]! <= sums[at]!) continue;
      sums[at] = sums[before]! + weights[at]!;
      back[at] = before;
    }
    if (sums[at]! > sums[best]!) best = at;
  }
  const found: [number, number][] = [];
  for (let at = best; at >= 0; at = back[at]!) found.unshift(pairs[at]!);
  return found;
}

/** All ids below these nodes, their own included. */
export function idsOf(nodes: readonly Node[], into = new Set<string>()): Set<string> {
  for (const node of nodes) {
    const id = idOf(node);
    if (id != null) into.add(id);
    if (!node.isTextblock) idsOf(node.children, into);
  }
  return into;
}
