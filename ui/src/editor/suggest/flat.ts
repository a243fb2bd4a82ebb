/**
 * A zone as a row of leaves: blocks of text, pictures, tables, rules and embeds, each with the
 * containers around it. Lists, items, quotes and boxes are containers: they are there as long as
 * a leaf names them. The body is a zone, and so is every cell of a table.
 */
import type { Attrs, Node, NodeType } from "prosemirror-model";
import { schema } from "../schema/index.ts";

const { bullet_list, ordered_list, list_item, quote, box, paragraph } = schema.nodes;
const CONTAINERS: ReadonlySet<NodeType> = new Set([bullet_list, ordered_list, list_item, quote, box]);
const isList = (type: NodeType) => type === bullet_list || type === ordered_list;

/** Whether a node only holds others. */
export const isContainer = (node: Node) => CONTAINERS.has(node.type);

/** A container on the way to a leaf. `origin`: the node that it was read from. */
export type Shell = { type: NodeType; attrs: Attrs; origin: Node | null };

/** A leaf in its place; `path` leads from the zone inwards. */
export type Leaf = { node: Node; path: readonly Shell[] };
/** A leaf with the position in front of it. */
export type PlacedLeaf = Leaf & { pos: number };

export const shellOf = (node: Node): Shell => ({ type: node.type, attrs: node.attrs, origin: node });
export const idOf = ({ attrs }: { attrs: Attrs }) => attrs["id"] as string | null;

/** The leaves of a zone or of a part of one, whose first child starts at `start`. */
export function flatten(children: readonly Node[], start = 0, path: readonly Shell[] = [], into: PlacedLeaf[] = []): PlacedLeaf[] {
  let pos = start;
  for (const node of children) {
    if (isContainer(node)) flatten(node.children, pos + 1, [...path, shellOf(node)], into);
    else into.push({ node, path, pos });
    pos += node.nodeSize;
  }
  return into;
}

/** The path without what the schema would refuse: a list without an item, a quote around what is no paragraph. */
export function fitting(path: readonly Shell[], leaf: NodeType): readonly Shell[] {
  const fits = (shell: Shell, at: number) => {
    if (isList(shell.type)) return path[at + 1]?.type === list_item;
    if (shell.type === list_item) return at === 0 || isList(path[at - 1]!.type);
    return shell.type !== quote || (at === path.length - 1 && leaf === paragraph);
  };
  return path.every(fits) ? path : fitting(path.filter(fits), leaf);
}

/** The nodes of a zone, from its leaves. Neighbours with the same container share it; one that is there already gets no id. */
export function rebuild(leaves: readonly Leaf[]): Node[] {
  return grouped(leaves, 0, new Set());
}

function grouped(leaves: readonly Leaf[], depth: number, used: Set<unknown>): Node[] {
  const out: Node[] = [];
  for (let at = 0; at < leaves.length; ) {
    const shell = leaves[at]!.path[depth];
    if (shell === undefined) {
      out.push(leaves[at]!.node);
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < leaves.length && sameShell(leaves[end]!.path[depth], shell)) end += 1;
    out.push(container(shell, grouped(leaves.slice(at, end), depth + 1, used), used));
    at = end;
  }
  return out;
}

const sameShell = (one: Shell | undefined, other: Shell) => one !== undefined && (idOf(one) === null ? one === other : idOf(one) === idOf(other));

function container({ type, attrs, origin }: Shell, children: readonly Node[], used: Set<unknown>): Node {
  const again = used.has(attrs["id"]);
  used.add(attrs["id"]);
  const same = origin !== null && !again && origin.childCount === children.length && origin.children.every((child, at) => child === children[at]);
  if (same && origin.type === type && origin.attrs === attrs) return origin;
  return type.create(again ? { ...attrs, id: null } : attrs, children);
}
