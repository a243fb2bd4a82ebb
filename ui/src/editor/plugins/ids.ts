/** Every block has a UUID, and no two have the same. */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, type Transaction } from "prosemirror-state";
import { differing } from "../changes.ts";
import type { Placed } from "../places.ts";

const hasId = (node: Node) => "id" in node.attrs && !node.isInline;

/** The positions of blocks that need a new id: without one, or with one that belongs to another. */
function needingIds(doc: Node, before: Node | null): number[] {
  const owners = new Map<string, Placed>();
  const needing: number[] = [];
  const old = new Set<Node>();
  let collected = false;
  const wasThere = (node: Node) => {
    if (!collected) {
      before?.descendants((known) => (old.add(known), !known.isTextblock));
      collected = true;
    }
    return old.has(node);
  };
  doc.descendants((node, pos) => {
    if (!hasId(node)) return !node.isTextblock;
    const id = node.attrs["id"] as string | null;
    const owner = id === null ? undefined : owners.get(id);
    if (id === null) needing.push(pos);
    else if (owner === undefined) owners.set(id, { pos, node });
    else if (wasThere(node) && !wasThere(owner.node)) {
      // A copy was put before its original: the original keeps the id.
      needing.push(owner.pos);
      owners.set(id, { pos, node });
    } else needing.push(pos);
    return !node.isTextblock;
  });
  return needing;
}

/** The ids below a node, its own included. */
function idsIn(node: Node, into: unknown[]): void {
  if (hasId(node)) into.push(node.attrs["id"]);
  if (!node.isTextblock) node.forEach((child) => idsIn(child, into));
}

/** The ids that the changed parts of a document had and have; blocks that are the same objects are not looked at. */
function changedIds(before: Node, after: Node, had: unknown[], have: unknown[]): void {
  const { was, now } = differing(before, after);
  const [one, other] = [was[0], now[0]];
  const same = was.length === 1 && now.length === 1 && one!.type === other!.type && one!.attrs["id"] === other!.attrs["id"];
  if (same) {
    if (hasId(other!) && other!.attrs["id"] === null) have.push(null);
    if (!other!.isTextblock) changedIds(one!, other!, had, have);
    return;
  }
  for (const node of was) idsIn(node, had);
  for (const node of now) idsIn(node, have);
}

/** Whether an edit may have brought a block without an id, or with one that is elsewhere too: typing never does. */
function mayNeedIds(before: Node, after: Node): boolean {
  const [had, have]: [unknown[], unknown[]] = [[], []];
  changedIds(before, after, had, have);
  const known = new Set(had);
  return new Set(have).size < have.length || have.some((id) => id === null || !known.has(id));
}

/** Gives ids where they are missing or doubled; null when all is well. */
export function fillIds(state: EditorState, before: Node | null, newId: () => string): Transaction | null {
  const needing = needingIds(state.doc, before);
  if (needing.length === 0) return null;
  const { tr } = state;
  for (const pos of needing) tr.setNodeAttribute(pos, "id", newId());
  // What is typed next keeps its marks.
  return tr.setStoredMarks(state.storedMarks);
}

/** The plugin; a split keeps the id on the first half, a pasted copy gets new ones. */
export function idsPlugin(newId: () => string): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, state) =>
      transactions.some((tr) => tr.docChanged) && mayNeedIds(before.doc, state.doc) ? fillIds(state, before.doc, newId) : null,
  });
}
